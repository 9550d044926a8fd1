"""What the home page of an edition shows to one reader."""

import datetime as dt
from typing import Any, NamedTuple

from workinggroup.outbox.queries import Outgoing

from . import queries, registry
from .models import Edition
from .permissions import Permission, permissions_of

NEVER = dt.datetime.max.replace(tzinfo=dt.UTC)


class Home(NamedTuple):
    todos: list[registry.Todo]
    gaps: list[registry.Gap]
    outgoing: list[Outgoing]
    numbers: list[registry.Numbers]
    manages: bool
    mails: bool


def home(edition: Edition, person: Any, *, at: dt.datetime) -> Home:
    """To-dos by deadline for everyone; gaps and mail only for those who can do something about them."""
    granted = permissions_of(person, edition)
    manages, mails = Permission.MANAGE_EDITION in granted, Permission.MANAGE_MAIL in granted
    return Home(
        by_deadline(registry.todos(edition, person, at)),
        registry.gaps(edition, person, at) if manages else [],
        queries.outgoing(edition, person) if mails else [],
        registry.numbers(edition, person, at),
        manages,
        mails,
    )


def by_deadline(todos: list[registry.Todo]) -> list[registry.Todo]:
    """The nearest deadline first; what has none comes last."""
    return sorted(todos, key=lambda todo: todo.due_at or NEVER)
