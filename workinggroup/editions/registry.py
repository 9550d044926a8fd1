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


class Knots:
    """Per model, the functions `(thing, reader) -> nodes`; several apps may add to one model."""

    def __init__(self) -> None:
        self._functions: dict[type[models.Model], list[Callable[[Any, Any], Iterable[Node]]]] = defaultdict(
            list
        )

    def register(self, model: type[models.Model], function: Callable[[Any, Any], Iterable[Node]]) -> None:
        if function not in self._functions[model]:
            self._functions[model].append(function)

    def knows(self, model: type[models.Model]) -> bool:
        """Whether anybody has something to say about things of this kind."""
        return bool(self._functions.get(model))

    def __call__(self, thing: models.Model, *, reader: Any) -> list[Node]:
        return [node for function in self._functions.get(type(thing), []) for node in function(thing, reader)]

    def of_many(self, things: Iterable[models.Model], *, reader: Any) -> dict[Any, list[Node]]:
        """The knots of many things of one model, by key. A function may bring `many(things, reader)` for it,
        so that a page of 300 lines asks once."""
        things = list(things)
        found: dict[Any, list[Node]] = {thing.pk: [] for thing in things}
        for function in self._functions.get(type(things[0]), []) if things else []:
            if many := getattr(function, "many", None):
                for key, nodes in many(things, reader).items():
                    found[key].extend(nodes)
            else:
                for thing in things:
                    found[thing.pk].extend(function(thing, reader))
        return found


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
