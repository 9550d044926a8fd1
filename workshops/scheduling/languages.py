"""The languages of a session: what people may speak, and what they may listen to."""

from collections.abc import Iterable

from django.conf.locale import LANG_INFO
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

# The languages of the European Union and its neighbours.
SPOKEN = [
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt", "lv",
    "mk", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sq", "sr", "sv", "tr", "uk",
]  # fmt: skip
NOT_IN_DJANGO = {"mt": gettext_lazy("Maltese"), "ils": gettext_lazy("International Sign")}
CAPTIONS = "captions"


def name_of(code: str) -> str:
    """A language by its name in the language of the reader; a code that nobody knows stays as it is."""
    if code == CAPTIONS:
        return _("live captions")
    if code in NOT_IN_DJANGO:
        return str(NOT_IN_DJANGO[code])
    return _(LANG_INFO[code]["name"]) if code in LANG_INFO else code


def choices() -> list[tuple[str, str]]:
    """All of them by name."""
    found = [(code, capfirst(name_of(code))) for code in [*SPOKEN, *NOT_IN_DJANGO]]
    return sorted(found, key=lambda one: one[1])


def in_words(codes: Iterable[str]) -> str:
    return ", ".join(name_of(code) for code in codes)


def rows_of(spoken: list[str], heard: list[str]) -> list[tuple[str, str]]:
    """What the page of a session says: one row where nothing is interpreted, else two."""
    listening = [code for code in heard if code != CAPTIONS]
    also = in_words([CAPTIONS]) if CAPTIONS in heard else ""
    if not spoken and not listening:
        return [(_("Languages"), also)] if also else []
    if not listening or set(listening) == set(spoken):
        return [(_("Languages"), ", ".join(filter(None, [in_words(spoken or listening), also])))]
    return [
        (_("You may speak"), in_words(spoken)),
        (_("You may listen to"), ", ".join(filter(None, [in_words(listening), also]))),
    ]
