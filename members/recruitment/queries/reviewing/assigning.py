"""Which files would go to whom: a plan that can be looked at before anybody gets anything.

The same calls, files and people always give the same plan.
"""

import hashlib
from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.people.models import Person

from ...models import Application, Call, ConflictDeclaration, Review
from ...rules.reviews import bar_between
from ...states import IDLE_REVIEWS, ApplicationState, ReviewState
from .readers import reader_pks

Pair = tuple[int, int]


class LeftOut(NamedTuple):
    """A file that a person cannot be given, and why."""

    number: str
    person: str
    why: str


class Short(NamedTuple):
    """A file that stays with too few reviewers, and why each of the others cannot read it."""

    number: str
    have: int
    each: int
    why: list[str]


class Load(NamedTuple):
    person: Person
    before: int
    new: int

    @property
    def after(self) -> int:
        return self.before + self.new


@dataclass
class Plan:
    """What an assignment would do. `pairs` are file and person by their keys."""

    pairs: list[Pair] = field(default_factory=list)
    loads: list[Load] = field(default_factory=list)
    short: list[Short] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    already: int = 0

    @property
    def files(self) -> int:
        return len({file for file, _person in self.pairs})

    @property
    def people(self) -> int:
        return len({person for _file, person in self.pairs})

    @property
    def digest(self) -> str:
        """Changes as soon as the plan does."""
        return hashlib.sha256(repr(self.pairs).encode()).hexdigest()[:16]

    @property
    def words(self) -> str:
        """“Give 48 files to 6 people, 24 each”."""
        new = [load.new for load in self.loads if load.new]
        if not new:
            return _("Nothing to give")
        low, high = min(new), max(new)
        each = f"{low}" if low == high else f"{low}–{high}"
        return _("Give %(files)s to %(people)s, %(each)s each") % {
            "files": ngettext("%(n)d file", "%(n)d files", self.files) % {"n": self.files},
            "people": ngettext("%(n)d person", "%(n)d people", self.people) % {"n": self.people},
            "each": each,
        }


class Standing:
    """What is known before files are given out: who has what, and who must not have what."""

    def __init__(self, call: Call, people: Iterable[Person]) -> None:
        self.call, self.people = call, sorted(people, key=lambda person: person.pk)
        reviews = Review.objects.filter(application__call=call)
        self.states: dict[Pair, str] = {
            (file, person): state
            for file, person, state in reviews.values_list("application_id", "reviewer_id", "state")
        }
        declared = ConflictDeclaration.objects.filter(application__call=call, has_conflict=True)
        self.declared = set(declared.values_list("application_id", "person_id"))
        self.readers = reader_pks(call.edition) | {person.pk for person in self.people}

    def why_not(self, file: Application, person: Person, *, by_hand: bool = False) -> str | None:
        """Why a person must not or need not get a file. By hand it can go back to whom it was taken from."""
        state = self.states.get((file.pk, person.pk))
        if (file.pk, person.pk) in self.declared or state == ReviewState.RECUSED:
            return _("declared a conflict")
        if bar := bar_between(file, person, self.call):
            return bar
        if state == ReviewState.REMOVED:
            return None if by_hand else _("was taken off the file")
        if state == ReviewState.ABSTAINED:
            return _("abstained")
        return _("has it already") if state else None

    def readers_of(self, file: Application) -> set[int]:
        """Who reads the file or has read it; somebody without the role reads no more."""
        return {
            person
            for (one, person), state in self.states.items()
            if one == file.pk
            and state not in IDLE_REVIEWS
            and (state == ReviewState.DONE or person in self.readers)
        }

    def load(self, files: set[int]) -> Counter[int]:
        """How many files each person has, of those that are still to be decided."""
        return Counter(
            person
            for (file, person), state in self.states.items()
            if state not in IDLE_REVIEWS and file in files
        )

    def loads(self, pairs: list[Pair], before: Counter[int]) -> list[Load]:
        new = Counter(person for _file, person in pairs)
        return [Load(person, before[person.pk], new[person.pk]) for person in self.people]


def live_files(call: Call) -> list[Application]:
    """The files that reviews can still change."""
    found = call.applications.filter(state=ApplicationState.SUBMITTED).select_related("organisation")
    return list(found.order_by("number", "pk"))


def plan_by_hand(call: Call, *, applications: Iterable[Application], reviewers: Iterable[Person]) -> Plan:
    """Each of these files to each of these people, without what a conflict or a rule forbids."""
    files, standing = (
        sorted(applications, key=lambda one: (one.number or "", one.pk)),
        Standing(call, reviewers),
    )
    plan = Plan()
    for file in files:
        for person in standing.people:
            if (file.pk, person.pk) in standing.states and standing.why_not(file, person) == _(
                "has it already"
            ):
                plan.already += 1
            elif why := standing.why_not(file, person, by_hand=True):
                plan.left_out.append(LeftOut(str(file), str(person), why))
            else:
                plan.pairs.append((file.pk, person.pk))
    plan.loads = standing.loads(plan.pairs, standing.load({one.pk for one in live_files(call)}))
    return plan


def plan_balanced(call: Call, *, each: int, reviewers: Iterable[Person]) -> Plan:
    """Fill every file up to `each` reviewers, so that nobody has more to read than they must."""
    files, standing = live_files(call), Standing(call, reviewers)
    before = standing.load({one.pk for one in files})
    free = {
        file.pk: [person.pk for person in standing.people if not standing.why_not(file, person)]
        for file in files
    }
    need = {file.pk: max(0, each - len(standing.readers_of(file))) for file in files}
    given = balanced(free, need, before)
    plan = Plan(pairs=[(file.pk, person) for file in files for person in sorted(given[file.pk])])
    plan.loads = standing.loads(plan.pairs, before)
    for file in files:
        if len(given[file.pk]) < need[file.pk]:
            have = each - need[file.pk] + len(given[file.pk])
            plan.short.append(Short(str(file), have, each, _why_short(file, standing, given[file.pk])))
    return plan


def _why_short(file: Application, standing: Standing, given: set[int]) -> list[str]:
    reasons = [
        (person, standing.why_not(file, person)) for person in standing.people if person.pk not in given
    ]
    said = [_("%(person)s: %(why)s") % {"person": person, "why": why} for person, why in reasons if why]
    return said or [_("too few reviewers were chosen")]


def balanced(free: dict[int, list[int]], need: dict[int, int], load: Counter[int]) -> dict[int, set[int]]:
    """Give each file to so many of the people who may read it that the loads lie as close as they can.

    The one with the least to read goes first; then files move from the most loaded along chains of people who
    could read them too, until no chain makes it fairer.
    """
    load = Counter(load)
    given: dict[int, set[int]] = {}
    for file, people in free.items():
        chosen = sorted(people, key=lambda person: (load[person], person))[: need[file]]
        load.update(chosen)
        given[file] = set(chosen)
    everybody = sorted({person for people in free.values() for person in people})
    while any(_move_along(start, free, given, load) for start in _most_first(everybody, load)):
        pass
    return given


def _most_first(people: list[int], load: Counter[int]) -> list[int]:
    return sorted(people, key=lambda person: (-load[person], person))


def _move_along(
    start: int, free: dict[int, list[int]], given: dict[int, set[int]], load: Counter[int]
) -> bool:
    """Take a file off `start` and give it, over others if need be, to somebody with two fewer."""
    came: dict[int, tuple[int, int]] = {}
    waiting = deque([start])
    while waiting:
        person = waiting.popleft()
        if load[person] <= load[start] - 2:
            _shift(person, start, came, given)
            load[start] -= 1
            load[person] += 1
            return True
        for file, people in given.items():
            if person in people:
                for other in free[file]:
                    if other not in people and other != start and other not in came:
                        came[other] = (person, file)
                        waiting.append(other)
    return False


def _shift(person: int, start: int, came: dict[int, tuple[int, int]], given: dict[int, set[int]]) -> None:
    while person != start:
        before, file = came[person]
        given[file].remove(before)
        given[file].add(person)
        person = before
