"""What waits for a session, and points that members propose."""

import uuid

import pytest
from django.urls import reverse

from tests.makers import NOON
from tests.makers.editions import make_edition, make_topic
from tests.makers.minutes import make_line, make_minutes
from tests.makers.needs import make_plan_item
from tests.makers.people import make_member, make_secretary
from tests.makers.scheduling import make_agenda_item, make_workshop
from workinggroup.base.refusals import Refused
from workinggroup.editions.models import Edition
from workinggroup.outbox.models import Email
from workshops.scheduling import actions, stage
from workshops.scheduling.models import Suggestion, Workshop
from workshops.scheduling.states import SuggestionState, WorkshopState
from workshops.scheduling.waiting import find_waiting, waiting_for

from .test_agenda import MORNING

pytestmark = pytest.mark.django_db


def make_session(**facts: object) -> Workshop:
    return make_workshop(state=WorkshopState.SCHEDULED, starts_at=MORNING, **facts)


def test_the_backlog_holds_untreated_topics_open_actions_and_proposals() -> None:
    edition = make_edition()
    workshop = make_session(edition=edition)
    treated, waiting = make_topic(edition=edition), make_topic(edition=edition)
    make_plan_item(edition=edition).topics.set([treated, waiting])
    make_agenda_item(workshop=workshop).topics.add(treated)
    earlier = make_minutes(workshop=make_workshop(edition=edition, state=WorkshopState.HELD, starts_at=NOON))
    line = make_line(minutes=earlier, kind="action", text="Share the clauses")
    member = make_member(edition=edition)
    actions.suggest_point(workshop, title="Prices", why="They rise.", duration=20, by=member, at=NOON)

    found = {
        group.source.slug: [one.title for one in group.waiting]
        for group in waiting_for(workshop, member, at=NOON)
    }

    assert found == {"suggestion": ["Prices"], "topic": [str(waiting)], "action": [line.text]}


def test_one_press_puts_it_on_the_agenda_and_keeps_where_it_comes_from() -> None:
    workshop = make_session()
    member = make_member(edition=workshop.edition)
    made = actions.suggest_point(workshop, title="Prices", why="", duration=20, by=member, at=NOON)
    waiting = find_waiting(workshop, f"suggestion:{made.pk}", member, at=NOON)

    item = actions.take_from_backlog(workshop, waiting, by=None, at=NOON)

    made.refresh_from_db()
    assert (item.source, item.duration, list(item.presenters.all())) == (
        f"suggestion:{made.pk}",
        20,
        [member],
    )
    assert str(member) in item.source_words
    assert made.state == SuggestionState.ACCEPTED
    assert Email.objects.get().subject == "Your point is on the agenda: Prices"
    assert find_waiting(workshop, f"suggestion:{made.pk}", member, at=NOON) is None


def test_a_refused_proposal_says_why_and_only_its_author_is_told() -> None:
    workshop = make_session()
    member = make_member(edition=workshop.edition)
    made = actions.suggest_point(workshop, title="Prices", why="", duration=20, by=member, at=NOON)

    with pytest.raises(Refused, match="Say why"):
        actions.refuse_suggestion(made, answer=" ", by=None, at=NOON)
    actions.refuse_suggestion(made, answer="It fits the webinar better.", by=None, at=NOON)

    mail = Email.objects.get()
    assert mail.to_address == member.email
    assert "It fits the webinar better." in mail.text


def test_the_secretariat_is_told_of_a_proposal_until_it_is_answered_or_the_session_begins() -> None:
    workshop = make_session()
    member, secretary = (
        make_member(edition=workshop.edition, name="Ada"),
        make_secretary(edition=workshop.edition),
    )
    made = actions.suggest_point(workshop, title="Prices", why="", duration=5, by=member, at=NOON)

    def told(person: object, at: object = NOON) -> list[str]:
        edition = Edition.objects.get(pk=workshop.edition_id)
        return [one.title for one in stage.todos(edition, person, at) if one.verb == "Answer it"]

    assert told(secretary) == ["Ada proposes a point: “Prices”"]
    assert told(member) == told(secretary, workshop.starts_at) == []
    actions.refuse_suggestion(made, answer="Later.", by=secretary, at=NOON)
    assert told(secretary) == []


def test_one_token_makes_one_proposal_and_five_open_ones_are_enough() -> None:
    workshop = make_session()
    member = make_member(edition=workshop.edition)
    facts = {"why": "", "duration": 10, "by": member, "at": NOON}
    token = uuid.uuid4()
    for _again in range(2):
        actions.suggest_point(workshop, title="Prices", token=token, **facts)
    for number in range(4):
        actions.suggest_point(workshop, title=f"More {number}", **facts)

    with pytest.raises(Refused, match="Five points"):
        actions.suggest_point(workshop, title="One too many", **facts)
    assert Suggestion.objects.count() == 5


def test_members_see_what_became_of_their_own_proposals_only(client) -> None:
    workshop = make_session()
    mine, other = make_member(edition=workshop.edition), make_member(edition=workshop.edition)
    for person, title in ((mine, "Prices"), (other, "Secrets")):
        actions.suggest_point(workshop, title=title, why="", duration=5, by=person, at=NOON)
    client.force_login(mine)

    page = client.get(reverse("scheduling:suggest", args=[workshop.edition.slug, workshop.pk]))

    assert "Prices" in page.content.decode()
    assert "Secrets" not in page.content.decode()
