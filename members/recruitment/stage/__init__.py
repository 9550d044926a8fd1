"""What recruitment tells the ground: its stage, what waits for whom, the thread, one's own data."""

from django.utils.translation import gettext_lazy

from members.people.models import Membership
from workinggroup.editions import registry, tally
from workinggroup.editions.registry import Stage
from workinggroup.outbox import rules as outbox_rules

from ..models import Application
from ..queries.standing import rows_to_tell
from ..rules.letters import refuse_outdated
from . import applicants, calls, todos, track, withheld


def register() -> None:
    if refuse_outdated not in outbox_rules.guards:
        outbox_rules.guards.append(refuse_outdated)
    registry.stages.register(Stage("recruitment", gettext_lazy("Recruitment"), 10, track.stage_now))
    registry.todos.register(todos.secretariat_todos)
    registry.todos.register(todos.reviewer_todos)
    registry.personal_todos.register(todos.applicant_todos)
    registry.gaps.register(todos.free_seats)
    tally.register_rows(rows_to_tell)
    registry.hits.register(applicants.application_hits)
    registry.personal_data.register(applicants.my_data)
    registry.personal_data.register(calls.my_interests)
    registry.hits.register(calls.interest_hits)
    registry.open_to_public.register(calls.open_calls)
    registry.open_to_public.register(calls.open_interest)
    registry.carry_over.register(
        calls.criteria,
        label=gettext_lazy("Criteria, questions and quotas of the call"),
        count=lambda old: old.calls.published().count(),
    )
    registry.shown_mails.register(withheld.mails_shown_to)
    registry.shown_events.register(withheld.events_shown_to)
    registry.comes_from.register(Membership, applicants.application_of_member)
    registry.led_to.register(Application, applicants.membership_of_application)
