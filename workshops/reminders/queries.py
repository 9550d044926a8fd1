"""Which rules hold for a session, and what was sent by them."""

import datetime as dt
from typing import NamedTuple

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import in_zone
from workinggroup.editions.models import Edition
from workinggroup.outbox.models import Email
from workshops.scheduling.models import Paper, Workshop

from .models import Rules
from .timing import before_day, before_start


def rules_of_edition(edition: Edition) -> Rules:
    return Rules.objects.filter(edition=edition, workshop=None).first() or Rules(edition=edition)


def rules_of(workshop: Workshop) -> Rules:
    """Those of the session, else of its edition, else what a fresh edition has."""
    own = Rules.objects.filter(workshop=workshop).first()
    return own or rules_of_edition(workshop.edition)


class Known:
    """All rules there are, in one query: for the task that goes through every session."""

    def __init__(self) -> None:
        rows = list(Rules.objects.all())
        self.of_sessions = {one.workshop_id: one for one in rows if one.workshop_id}
        self.of_editions = {one.edition_id: one for one in rows if not one.workshop_id}

    def of(self, workshop: Workshop) -> Rules:
        found = self.of_sessions.get(workshop.pk) or self.of_editions.get(workshop.edition_id)
        return found or Rules(edition_id=workshop.edition_id)


def missing_of(workshop: Workshop, person: object) -> QuerySet[Paper]:
    """What one person promised for a session and has not handed in."""
    return workshop.papers.filter(author=person, added_at=None).order_by("due_on", "pk")


class Planned(NamedTuple):
    """A reminder in words, when it is due on the session's clock, and how many got it."""

    words: str
    at: dt.datetime | None
    sent: int


def planned(workshop: Workshop, rules: Rules) -> list[Planned]:
    """The reminders of a session before it starts, as the page of the secretariat shows them."""
    if not workshop.has_time:
        return [Planned(words_of(f"d{n}"), None, 0) for n in rules.days] + [
            Planned(words_of(f"h{n}"), None, 0) for n in rules.hours
        ]
    sent = _sent(workshop)
    moments = before_start(workshop.starts_at, workshop.timezone, days=rules.days, hours=rules.hours)
    return [Planned(words_of(one.rule), one.at, sent.get(one.rule, 0)) for one in moments]


class PaperPlanned(NamedTuple):
    paper: Paper
    due: list[dt.datetime]


def papers_planned(workshop: Workshop, rules: Rules) -> list[PaperPlanned]:
    """Each promised paper that is missing, and when its author is reminded, on the author's clock."""
    missing = workshop.papers.filter(added_at=None, author__isnull=False, due_on__isnull=False)
    return [
        PaperPlanned(
            paper, [one.at for one in before_day(paper.due_on, rules.paper_days, paper.author.timezone)]
        )
        for paper in missing.select_related("author").order_by("due_on", "pk")
    ]


def words_of(rule: str) -> str:
    """`7 days before, at 9:00 on each person's clock` or `1 hour before`."""
    number = int(rule[1:])
    if rule.startswith("h"):
        return ngettext("%(n)d hour before", "%(n)d hours before", number) % {"n": number}
    days = ngettext("%(n)d day before", "%(n)d days before", number) % {"n": number}
    return _("%(days)s, at 9:00 on each person’s clock") % {"days": days}


def _sent(workshop: Workshop) -> dict[str, int]:
    version = f":{workshop.starts_at:%Y%m%d%H%M}-"
    found = Email.objects.filter(occasion=f"session-reminder-{workshop.pk}", key__contains=version)
    rows = found.values_list("key").annotate(n=Count("pk"))
    counts: dict[str, int] = {}
    for key, number in rows:
        rule = key.rsplit("-", 1)[1]
        counts[rule] = counts.get(rule, 0) + number
    return counts


def local_today(at: dt.datetime, zone: object) -> dt.date:
    return in_zone(at, str(zone)).date()
