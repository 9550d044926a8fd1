"""What became of the items of the plan: later apps say which sessions were made of them."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from workinggroup.editions.models import Edition

from .models import WorkPlanItem


class Session(NamedTuple):
    """A session that was made of an item."""

    title: str
    url: str
    when: str
    look: Any


class Planned(NamedTuple):
    """The sessions of an item that a reader may see, and where they plan the first or next one."""

    sessions: list[Session]
    plan_url: str = ""


NOTHING = Planned([])
Provider = Callable[[Edition, Iterable[WorkPlanItem], Any, dt.datetime], dict[int, Planned]]
PROVIDERS: list[Provider] = []


def register(provider: Provider) -> Provider:
    """`(edition, items, reader, at) -> {item: Planned}`, called once for all items of a page."""
    if provider not in PROVIDERS:
        PROVIDERS.append(provider)
    return provider


def of_items(edition: Edition, items: list[WorkPlanItem], reader: Any, *, at: dt.datetime) -> None:
    """Gives each item its `planned`."""
    found: dict[int, Planned] = {}
    for provider in PROVIDERS if items else ():
        found |= provider(edition, items, reader, at)
    for item in items:
        item.planned = found.get(item.pk, NOTHING)
