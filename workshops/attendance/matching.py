"""Who the people of a report are: by their address for certain, by their name as a suggestion."""

import datetime as dt
import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from workinggroup.base.refusals import Refused
from workshops.scheduling.models import Participant, Workshop

from .reports import Visit

MOST_PEOPLE = 1_000
ALIKE = 0.86
# How many names are compared letter by letter: more would take too long, and equal ones are found anyway.
MOST_COMPARED = 200


class Attendee(NamedTuple):
    """One person of the report, however often they joined. `sure`: found by the address."""

    place: int
    name: str
    email: str
    joins: int
    minutes: int
    participant: Participant | None
    sure: bool


def attendees(workshop: Workshop, visits: Iterable[Visit]) -> list[Attendee]:
    """The people of a report with the minutes that they were in the session, and who they seem to be."""
    groups: dict[str, list[Visit]] = {}
    by_name = {plain(visit.name): visit.email for visit in visits if visit.email}
    for visit in visits:
        # Who came by telephone or a second device once without the address is the same name.
        key = visit.email or by_name.get(plain(visit.name)) or plain(visit.name)
        groups.setdefault(key, []).append(visit)
    if len(groups) > MOST_PEOPLE:
        raise Refused(
            _("More than %(n)d people stand in this file. Cut it into several.") % {"n": MOST_PEOPLE}
        )
    people = list(workshop.participants.select_related("person", "organisation").order_by("person__name"))
    found = Finder(people)
    return [_attendee(workshop, place, group, found) for place, group in enumerate(groups.values())]


def _attendee(workshop: Workshop, place: int, visits: Sequence[Visit], found: "Finder") -> Attendee:
    email = next((visit.email for visit in visits if visit.email), "")
    name = next((visit.name for visit in visits if visit.name), email)
    sure = found.by_email.get(email) if email else None
    suggested = sure or found.by_name(name)
    return Attendee(
        place, name, email, len(visits), minutes_in(workshop, visits), suggested, sure=sure is not None
    )


def minutes_in(workshop: Workshop, visits: Iterable[Visit]) -> int:
    """Minutes during the session: joins that overlap count once, what lies before and after does not."""
    begin, end = workshop.starts_at, workshop.ends_at
    spans = sorted((max(one.start, begin), min(one.end, end)) for one in visits if one.start and one.end)
    total, reached = dt.timedelta(), begin
    for start, stop in spans:
        if stop > max(start, reached):
            total += stop - max(start, reached)
            reached = stop
    told = sum(one.minutes for one in visits if one.start is None or one.end is None)
    length = (end - begin).total_seconds() / 60
    return int(min(length, total.total_seconds() / 60 + told))


def plain(name: str) -> str:
    """A name without accents, titles in brackets, and the order in which its parts stand."""
    bare = re.sub(r"[(\[].*?[)\]]", " ", name)
    bare = re.split(r"\s[-–|/]\s|,\s*(?=[A-Z]{2,}\b)", bare)[0]
    letters = unicodedata.normalize("NFKD", bare.casefold())
    kept = "".join(sign if sign.isalnum() else " " for sign in letters if not unicodedata.combining(sign))
    return " ".join(sorted(kept.split()))


class Finder:
    """The people of a list, to be found by address or name. Two who have one name are found by none."""

    def __init__(self, people: Sequence[Participant]) -> None:
        self.by_email = {one.person.email: one for one in people}
        names: dict[str, Any] = {}
        for one in people:
            key = plain(one.person.name)
            names[key] = None if key in names else one
        self.names = {key: one for key, one in names.items() if key and one}
        self.compared = 0

    def by_name(self, name: str) -> Participant | None:
        key = plain(name)
        if not key or key in self.names:
            return self.names.get(key)
        self.compared += 1
        if self.compared > MOST_COMPARED or " " not in key:
            return None
        alike = difflib.get_close_matches(key[:80], self.names, n=2, cutoff=ALIKE)
        return self.names[alike[0]] if len(alike) == 1 else None
