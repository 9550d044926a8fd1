"""What several parts of one page ask about an edition is found once: track, to-dos and gaps ask the same.

A page about several editions asks for all of them together. Only while a page is read: whoever writes, or
holds an edition for longer, always asks anew.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from .models import Edition

KEPT = "_found_for_this_page"


class Found:
    """The editions of a page, and what was found of them so far."""

    def __init__(self, editions: list[Edition]) -> None:
        self.editions = editions
        self.answers: dict[tuple[int, Hashable], Any] = {}


def remember_for_page(*editions: Edition) -> None:
    """From here on these very objects keep what was found: it lives as long as the request."""
    found = Found(list(editions))
    for edition in editions:
        edition.__dict__[KEPT] = found


def once(edition: Edition, question: Hashable, find: Callable[[], Any]) -> Any:
    """The answer to a question, from before when this page has asked it already."""
    return once_for_all(edition, question, lambda _editions: {edition.pk: find()})


def once_for_all(
    edition: Edition, question: Hashable, find: Callable[[list[Edition]], Mapping[int, Any]]
) -> Any:
    """The same, where `find` answers by key for all editions of the page at once."""
    found: Found | None = edition.__dict__.get(KEPT)
    if found is None:
        return find([edition])[edition.pk]
    if (edition.pk, question) not in found.answers:
        answers = find(found.editions)
        found.answers |= {(pk, question): answer for pk, answer in answers.items()}
    return found.answers[edition.pk, question]


def by_edition(editions: list[Edition], rows: Iterable[Any]) -> dict[int, list[Any]]:
    """Rows of several editions, to each edition its own; they know their edition from here on."""
    found: dict[int, list[Any]] = {edition.pk: [] for edition in editions}
    known = {edition.pk: edition for edition in editions}
    for row in rows:
        row.edition = known[row.edition_id]
        found[row.edition_id].append(row)
    return found
