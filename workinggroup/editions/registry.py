"""What the stages tell the ground: `editions` knows no stage, each app registers in `AppConfig.ready()`.

The edition's home, "what needs me", the thread, search and the export of one's own data are made of it.
Every provider is a plain function; the shapes below are what it returns.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import models

from workinggroup.base.gathered import Gathered
from workinggroup.base.prepared import prepared

from .models import Edition


class Figure(NamedTuple):
    """A number on the edition's thread that leads to its list; `url` may be empty."""

    words: str
    url: str = ""


@dataclass(frozen=True)
class Gap:
    """Where the thread is torn: what came in and led to nothing."""

    title: str
    url: str
    verb: str
    detail: str = ""
    short: str = ""


@dataclass(frozen=True)
class StageNow:
    """How a stage stands in an edition, for one reader."""

    words: str
    mood: str = "later"  # done | now | later
    attention: bool = False
    url: str = ""
    figures: tuple[Figure, ...] = ()
    joined_by: str = " "
    text: str = ""
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True)
class Stage:
    """One stage of the track. `now(edition, person, at)` gives None where it does not concern the person.

    `pages` is a regular expression for pages of the stage that lie under the address of another one.
    """

    slug: str
    name: Any
    position: int
    now: Callable[[Edition, Any, dt.datetime], StageNow | None]
    pages: str = ""


@dataclass(frozen=True)
class Todo:
    """One thing that waits for a person: title, one button, and by when."""

    title: str
    url: str
    verb: str
    due_at: dt.datetime | None = None
    detail: str = ""
    edition: Edition | None = None
    is_day: bool = False  # due at the end of a day, so that no hour is told


@dataclass(frozen=True)
class Node:
    """One knot of the thread. `torn` says that it should lead on and does not."""

    words: str
    url: str = ""
    detail: str = ""
    torn: bool = False


@dataclass(frozen=True)
class Remark:
    """Something that an organisation said, and the knots it led to."""

    quote: str
    source: str
    url: str = ""
    became: tuple[Node, ...] = ()


class Numbers(NamedTuple):
    """One row of "The group in numbers": figures that lead to their lists, then plain words."""

    label: str
    figures: tuple[Figure, ...] = ()
    text: str = ""


class Hit(NamedTuple):
    """One thing found by search."""

    kind: str
    words: str
    url: str
    detail: str = ""


class NextSession(NamedTuple):
    """The next session that concerns a person, for their page."""

    title: str
    url: str
    kind: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    zone: Any
    answer: str
    answer_url: str


class MyAction(NamedTuple):
    """An action that a person or their organisation took on."""

    words: str
    url: str
    comes_from: str
    due_on: dt.date | None
    is_done: bool
    done_url: str


class Providers:
    """An ordered list of functions that the apps hand in; calling it chains what they return."""

    def __init__(self) -> None:
        self._functions: list[Callable[..., Iterable[Any]]] = []

    def register(self, function: Callable[..., Iterable[Any]]) -> Callable[..., Iterable[Any]]:
        if function not in self._functions:
            self._functions.append(function)
        return function

    def __call__(self, *args: Any, **kwargs: Any) -> list[Any]:
        return [one for function in self._functions for one in function(*args, **kwargs)]


Row = dict[str, Any]


class Knots:
    """What the apps say of the things of a model; several may add to one model.

    Either by a function `(thing, reader) -> nodes`, or by rows: `gather(person)` describes them about
    `OuterRef("pk")`, and `say(thing, rows, reader)` puts them into words. However many things a page shows
    and however many apps speak of them, one question brings all their rows.
    """

    def __init__(self) -> None:
        self._functions: dict[type, list[Callable[[Any, Any], Iterable[Node]]]] = defaultdict(list)
        self._gathered: dict[type, list[Callable[[Any], Gathered]]] = defaultdict(list)

    def register(self, model: type[models.Model], function: Callable[[Any, Any], Iterable[Node]]) -> None:
        self._functions[model].append(function)

    def register_rows(
        self,
        model: type[models.Model],
        gather: Callable[[Any], Gathered],
        say: Callable[[Any, list[Row], Any], Iterable[Node]],
    ) -> None:
        place = len(self._gathered[model])
        self._gathered[model].append(gather)
        self.register(model, lambda thing, reader: say(thing, thing.gathered[place], reader))

    def knows(self, model: type[models.Model]) -> bool:
        """Whether anybody has something to say about things of this kind."""
        return bool(self._functions.get(model))

    def __call__(self, thing: models.Model, *, reader: Any) -> list[Node]:
        return self.of_many([thing], reader=reader)[thing.pk]

    def of_many(self, things: Iterable[models.Model], *, reader: Any) -> dict[Any, list[Node]]:
        """The knots of many things of one model, by key."""
        things = list(things)
        self._gather(things, reader)
        return {
            thing.pk: [node for say in self._functions.get(type(thing), []) for node in say(thing, reader)]
            for thing in things
        }

    def _gather(self, things: list[Any], reader: Any) -> None:
        """Give each thing its rows, in the order in which the apps speak."""
        gathers = tuple(self._gathered.get(type(things[0]), ())) if things else ()
        if gathers:
            person = reader if reader and reader.is_authenticated else None
            found = {pk: rows for pk, *rows in _gathered(things, person, model=type(things[0]), by=gathers)}
            for thing in things:
                thing.gathered = found.get(thing.pk, [[] for _each in gathers])


@prepared
def _gathered(things: list[Any], person: Any, *, model: type, by: tuple) -> models.QuerySet:
    rows = {f"rows_{place}": gather(person) for place, gather in enumerate(by)}
    return model.objects.filter(pk__in=things).annotate(**rows).values_list("pk", *rows)


@dataclass
class Stages:
    _stages: dict[str, Stage] = field(default_factory=dict)

    def register(self, stage: Stage) -> None:
        self._stages[stage.slug] = stage

    def __iter__(self):
        return iter(sorted(self._stages.values(), key=lambda stage: stage.position))


@dataclass(frozen=True)
class CarryOver:
    """What a new edition may take over from the one before, as a choice with its number."""

    slug: str
    label: Any
    take: Callable[[Edition, Edition, Any, dt.datetime], Iterable[str]]
    count: Callable[[Edition], int] | None = None


class CarryOvers:
    """The choices on the page "New edition from this one". Each is taken only when it was chosen."""

    def __init__(self) -> None:
        self._found: dict[str, CarryOver] = {}

    def register(
        self,
        take: Callable[..., Iterable[str]],
        *,
        label: Any = "",
        count: Callable[[Edition], int] | None = None,
    ) -> Callable[..., Iterable[str]]:
        """`take(old, new, by, at)` copies and yields sentences; `count(old)` says how much there is."""
        slug = f"{take.__module__.split('.')[-2]}-{take.__name__}".replace("_", "-").strip("-")
        words = label or take.__name__.strip("_").replace("_", " ").capitalize()
        self._found[slug] = CarryOver(slug, words, take, count)
        return take

    def __iter__(self):
        return iter(self._found.values())


stages = Stages()
todos = Providers()  # (edition, person, at) -> Todo
gaps = Providers()  # (edition, person, at) -> Gap
numbers = Providers()  # (edition, person, at) -> Numbers
remarks = Providers()  # (editions, person) -> Remark: what my organisation said and what became of it
hits = Providers()  # (edition, person, query) -> Hit
next_sessions = Providers()  # (person, at) -> NextSession
my_actions = Providers()  # (person) -> MyAction
personal_data = Providers()  # (person) -> (heading, list of dicts): the export of one's own data
open_to_public = Providers()  # (group, at) -> Node: open calls, webinars, published outputs
carry_over = CarryOvers()  # take(old edition, new edition, by, at) -> sentences; label=, count(old)
new_editions = Providers()  # (new edition, by, at) -> nothing: what every new edition begins with
personal_todos = Providers()  # (person, at) -> Todo: what waits for people without a role, such as applicants
shown_mails = Providers()  # (person) -> Q: which mails the reader may see, for who looks after the mail
shown_events = Providers()  # (person) -> Q: which events of the history the reader may see
comes_from = Knots()
led_to = Knots()
