"""The placeholders of a decision letter: a fixed list, each with its type and the outcomes that know it.

Words are filled in one pass, so that a value is never read again: `{score}` in somebody's name stays four
letters and two braces. A brace of one's own is written twice.
"""

import re
import unicodedata
from collections.abc import Iterator
from enum import Enum
from typing import Any, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..states import Outcome

PIECE = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")
EMPTY_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")


class Kind(Enum):
    """What a value is made of, and so where it may stand."""

    LINE = gettext_lazy("one line of text")
    NUMBER = gettext_lazy("a number")
    MOMENT = gettext_lazy("a day and an hour, with its time zone")
    ADDRESS = gettext_lazy("an address, in the text only")
    BLOCK = gettext_lazy("several lines, alone on its line of the text")


class Placeholder(NamedTuple):
    name: str
    kind: Kind
    meaning: Any
    outcomes: tuple[Outcome, ...] = tuple(Outcome)

    @property
    def braced(self) -> str:
        return f"{{{self.name}}}"

    @property
    def outcome_words(self) -> str:
        return ", ".join(str(one.label) for one in self.outcomes)


PLACEHOLDERS = {
    one.name: one
    for one in [
        Placeholder("name", Kind.LINE, gettext_lazy("Name of the applicant")),
        Placeholder("organisation", Kind.LINE, gettext_lazy("Organisation for which they applied")),
        Placeholder("number", Kind.LINE, gettext_lazy("Number of the application")),
        Placeholder("call", Kind.LINE, gettext_lazy("Title of the call")),
        Placeholder("group", Kind.LINE, gettext_lazy("Short name of the group")),
        Placeholder("score", Kind.NUMBER, gettext_lazy("Score of the application, from 0 to 100")),
        Placeholder(
            "reserve_rank", Kind.NUMBER, gettext_lazy("Place on the reserve list"), (Outcome.RESERVE,)
        ),
        Placeholder(
            "offer_until", Kind.MOMENT, gettext_lazy("Until when the offer can be answered"),
            (Outcome.ACCEPTED,),
        ),
        Placeholder("feedback", Kind.BLOCK, gettext_lazy("Mean points with their meaning, and comments")),
        Placeholder("data", Kind.LINE, gettext_lazy("What becomes of the data of the application")),
        Placeholder("link", Kind.ADDRESS, gettext_lazy("Address of the page that the button opens")),
    ]
}  # fmt: skip
# Without these, a letter leaves out what its reader must know.
REQUIRED = {Outcome.ACCEPTED: ["offer_until"]}


def known_to(outcome: str) -> list[Placeholder]:
    return [one for one in PLACEHOLDERS.values() if outcome in one.outcomes]


def names_in(words: str) -> Iterator[str]:
    """The names between single braces, in order; a brace that closes or opens nothing gives itself."""
    for found in PIECE.finditer(words):
        if found.group() not in ("{{", "}}"):
            yield found.group() if found.group(1) is None else found.group(1)


def refuse_words(subject: str, body: str, *, outcome: str) -> str | None:
    """A letter holds only placeholders that its outcome knows, each where its type may stand."""
    return next((reason for _field, reason in wrong_words(subject, body, outcome=outcome)), None)


def wrong_words(subject: str, body: str, *, outcome: str) -> Iterator[tuple[str, str]]:
    """Everything that is wrong with the words of a letter: the field, and what to do."""
    for field, words in (("subject", subject), ("body", body)):
        for name in dict.fromkeys(names_in(words)):
            if reason := _refuse_name(name, outcome):
                yield field, reason
    for name in dict.fromkeys(names_in(subject)):
        if name in PLACEHOLDERS and PLACEHOLDERS[name].kind in (Kind.ADDRESS, Kind.BLOCK):
            words = _("“%(name)s” cannot stand in the subject. Put it into the text.")
            yield "subject", words % {"name": f"{{{name}}}"}
    if reason := _refuse_place(body) or _refuse_without(body, outcome):
        yield "body", reason


def _refuse_name(name: str, outcome: str) -> str | None:
    if name in ("{", "}"):
        return _("A “%(brace)s” stands alone. Write it twice to print one.") % {"brace": name}
    known = ", ".join(one.braced for one in known_to(outcome))
    facts = {"name": f"{{{name}}}", "known": known, "letter": Outcome(outcome).label}
    if name not in PLACEHOLDERS:
        return _("“%(name)s” is not known. The letter “%(letter)s” knows %(known)s.") % facts
    if outcome not in PLACEHOLDERS[name].outcomes:
        return _("“%(name)s” says nothing in the letter “%(letter)s”. It knows %(known)s.") % facts
    return None


def _refuse_place(body: str) -> str | None:
    """A block needs its own line, or its list would begin in the middle of a sentence."""
    for line in body.splitlines():
        for name in names_in(line):
            if (
                name in PLACEHOLDERS
                and PLACEHOLDERS[name].kind == Kind.BLOCK
                and line.strip() != f"{{{name}}}"
            ):
                return _("“%(name)s” becomes several lines. Put it alone on a line.") % {
                    "name": f"{{{name}}}"
                }
    return None


def _refuse_without(body: str, outcome: str) -> str | None:
    missing = [one for one in REQUIRED.get(Outcome(outcome), []) if one not in names_in(body)]
    if not missing:
        return None
    facts = {"name": f"{{{missing[0]}}}", "meaning": PLACEHOLDERS[missing[0]].meaning}
    return _("The text must hold “%(name)s”: %(meaning)s.") % facts


def fill(words: str, values: dict[str, str]) -> str:
    """The words with their values, each cleaned as its type wants, in one pass."""

    def value(found: re.Match[str]) -> str:
        piece, name = found.group(), found.group(1)
        if piece in ("{{", "}}"):
            return piece[0]
        if name not in PLACEHOLDERS:
            return piece
        return cleaned(values.get(name, ""), PLACEHOLDERS[name].kind)

    return EMPTY_LINES.sub("\n\n", PIECE.sub(value, words.replace("\r\n", "\n"))).strip()


def cleaned(value: str, kind: Kind) -> str:
    """Plain text without line breaks; only a block, which we make ourselves, keeps its lines."""
    return value if kind == Kind.BLOCK else one_line(value)


def one_line(value: str) -> str:
    """No line break, nothing invisible that turns text around, and no dash that would begin a list."""
    plain = "".join(
        letter if unicodedata.category(letter) not in ("Cc", "Cf", "Zl", "Zp") else " " for letter in value
    )
    words = " ".join(plain.split())
    return f"–{words[1:]}" if words == "-" or words.startswith("- ") else words
