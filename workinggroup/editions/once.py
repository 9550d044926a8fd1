"""What several parts of one page ask about an edition is found once: track, to-dos and gaps ask the same.

A page about several editions asks for all of them together. Only while a page is read: whoever writes, or
holds an edition for longer, always asks anew.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from .models import Edition

KEPT = "_found_for_this_page"


class Found:
    """The editions of a page, and what was found so far: of each of them, and of its reader."""

    def __init__(self, editions: tuple[Edition, ...]) -> None:
        self.editions = list(editions)
        self.answers: dict[tuple[Any, Hashable], Any] = {}


def remember_for_page(reader: Any, *editions: Edition) -> None:
    """From here on these very objects keep what was found: it lives as long as the request."""
    found = Found(editions)
    for thing in (reader, *editions):
        setattr(thing, KEPT, found)


def once(about: Any, question: Hashable, find: Callable[[], Any]) -> Any:
    """The answer to a question about an edition or the reader, from before when this page has asked it."""
    found: Found | None = getattr(about, KEPT, None)
    if found is None:
        return find()
    if (about, question) not in found.answers:
        found.answers[about, question] = find()
    return found.answers[about, question]


def once_for_all(
    edition: Edition, question: Hashable, find: Callable[[list[Edition]], Mapping[int, Any]]
) -> Any:
    """The same, where `find` answers by key for all editions of the page at once."""
    found: Found | None = getattr(edition, KEPT, None)
    if found is None:
        return find([edition])[edition.pk]
    if (edition, question) not in found.answers:
        answers = find(found.editions)
        found.answers |= {(one, question): answers[one.pk] for one in found.editions}
    return found.answers[edition, question]


def by_edition(editions: list[Edition], rows: Iterable[Any]) -> dict[int, list[Any]]:
    """Rows of several editions, to each edition its own; they know their edition from here on."""
    found: dict[int, list[Any]] = {edition.pk: [] for edition in editions}
    known = {edition.pk: edition for edition in editions}
    for row in rows:
        row.edition = known[row.edition_id]
        found[row.edition_id].append(row)
    return found
