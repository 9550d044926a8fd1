"""Organisations that are known already, and which of them somebody may have meant."""

import difflib
import re
import unicodedata
from typing import NamedTuple

from django.db.models import QuerySet
from django_countries import countries

from members.people.models import Organisation

ALIKE = 0.82
AT_MOST = 3
# Words that tell nothing about which one it is.
PLAIN = {
    "the", "of", "and", "for", "de", "du", "des", "la", "le", "les", "van", "der", "die", "das", "och", "og",
    "city", "town", "municipality", "ville", "stad", "stadt", "gemeinde", "commune", "kommun", "kommune",
}  # fmt: skip


class Known(NamedTuple):
    name: str
    country: str

    @property
    def words(self) -> str:
        return f"{self.name} ({countries.name(self.country) or self.country})"

    @property
    def key(self) -> str:
        return f"{self.country}|{self.name}"


def known() -> QuerySet[Organisation]:
    """Organisations that take part somewhere; those that only applied stay untold."""
    return Organisation.objects.filter(memberships__isnull=False).distinct().order_by("name")


def known_names() -> list[str]:
    return list(known().values_list("name", flat=True)[:500])


def near(name: str, country: str) -> list[Known]:
    """Up to three that may be meant; nothing when the very same is known, or nothing is like it."""
    wanted = name.strip().casefold()
    every = [Known(*row) for row in known().values_list("name", "country").order_by("name", "country")]
    if not wanted or any(one.name.casefold() == wanted and one.country == country for one in every):
        return []
    rated = [(_likeness(name, one.name) + (one.country == country) * 0.05, one) for one in every]
    good = sorted((row for row in rated if row[0] >= ALIKE), key=lambda row: (-row[0], row[1]))
    return [one for _rate, one in good[:AT_MOST]]


def words_of(name: str) -> set[str]:
    """The telling words of a name, without accents, signs and order."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    found = set(re.findall(r"\w+", "".join(letter for letter in plain if not unicodedata.combining(letter))))
    return (found - PLAIN) or found


def _likeness(one: str, other: str) -> float:
    """1 when the same words are said in another order or spelling; by letters where no word is shared."""
    mine, theirs = words_of(one), words_of(other)
    if not mine or not theirs:
        return 0.0
    if mine == theirs:
        return 1.0
    first, second = " ".join(sorted(mine)), " ".join(sorted(theirs))
    matcher = difflib.SequenceMatcher(None, first, second, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.9 if len(mine & theirs) >= 2 and (mine < theirs or theirs < mine) else 0.0
    ratio = matcher.ratio()
    return max(ratio, 0.9) if len(mine & theirs) >= 2 and (mine < theirs or theirs < mine) else ratio
