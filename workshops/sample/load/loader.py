"""What the loader has at hand: the clock, and everything made so far by the keys of the content."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from members.people import actions as people_actions
from workinggroup.base.clock import in_zone, instant
from workshops.sample.content import organisations, people
from workshops.sample.content.shapes import BRUSSELS, Moment

SATURDAY = 5


@dataclass
class Loader:
    """`now` is the instant of loading. Things are kept by edition ("2022", "running", "next") and key."""

    now: dt.datetime
    say: Any = print
    editions: dict[str, Any] = field(default_factory=dict)
    topics: dict[tuple[str, str], Any] = field(default_factory=dict)
    calls: dict[str, Any] = field(default_factory=dict)
    plan_items: dict[str, Any] = field(default_factory=dict)
    workshops: dict[str, Any] = field(default_factory=dict)
    agenda: dict[tuple[str, str], Any] = field(default_factory=dict)
    lines: dict[tuple[str, str], Any] = field(default_factory=dict)
    _people: dict[str, Any] = field(default_factory=dict)
    _organisations: dict[str, Any] = field(default_factory=dict)

    @property
    def today(self) -> dt.date:
        return in_zone(self.now, BRUSSELS).date()

    def day_of(self, moment: Moment) -> dt.date:
        """The working day of a moment: a weekend gives way to its Monday, unless that has not come yet."""
        if moment.on:
            return dt.date.fromisoformat(moment.on)
        day = self.today + dt.timedelta(days=moment.day or 0)
        weekend = max(0, day.weekday() - SATURDAY + 1)
        monday = day + dt.timedelta(days=3 - weekend) if weekend else day
        if weekend and (moment.day or 0) < 0 and monday >= self.today:
            return day - dt.timedelta(days=weekend)
        return monday

    def at(self, moment: Moment) -> dt.datetime:
        """The instant of a moment of the content."""
        return instant(self.day_of(moment), dt.time.fromisoformat(moment.time), moment.zone)

    def between(self, start: dt.datetime, end: dt.datetime, place: int, count: int) -> dt.datetime:
        """The instant of one of `count` things that people did between two instants, never after now."""
        moment = start + (end - start) * (place + 1) / (count + 1)
        local = in_zone(moment, BRUSSELS)
        if not 8 <= local.hour < 18:
            local = local.replace(hour=9 + place % 8)
        return min(max(local.astimezone(dt.UTC), start), end, self.now).replace(microsecond=0)

    def organisation(self, key: str) -> Any:
        if key not in self._organisations:
            one = organisations.BY_KEY[key]
            self._organisations[key] = people_actions.organisation_for(
                name=one.name, country=one.country, level=one.level, legal_type=one.legal_type
            )
        return self._organisations[key]

    def person(self, key: str, *, at: dt.datetime | None = None, edition: Any = None) -> Any:
        """The person of a key; whoever is not known yet comes into the house with their first act."""
        if key not in self._people:
            one = people.BY_KEY[key]
            self._people[key] = people_actions.person_for(
                one.email,
                by=None,
                at=at or self.now,
                edition=edition,
                name=one.name,
                function=one.function,
                organisation=self.organisation(one.organisation),
                language=one.language,
                timezone=one.zone,
            )
        return self._people[key]

    def forget_people(self) -> None:
        """Look people up anew: some were deleted with their applications."""
        self._people.clear()

    @property
    def secretary(self) -> Any:
        return self.person(people.SECRETARIAT[0])

    @property
    def deputy(self) -> Any:
        return self.person(people.SECRETARIAT[1])
