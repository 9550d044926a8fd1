"""The languages that a call can speak; they may be more than those of the pages."""

from typing import NamedTuple

from django.utils.translation import get_language_info

CODES = (
    "bg", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fi", "fr", "ga", "hr", "hu", "is",
    "it", "lt", "lv", "mk", "nb", "nl", "pl", "pt", "ro", "sk", "sl", "sq", "sr", "sv", "tr", "uk",
)  # fmt: skip
# Django has no words for it.
MALTESE = "mt"


class Tongue(NamedTuple):
    """A language with its name in the reader's words, and in its own."""

    code: str
    name: str
    own_name: str


def tongue(code: str) -> Tongue:
    if code == MALTESE:
        return Tongue(code, "Maltese", "Malti")
    try:
        info = get_language_info(code)
    except KeyError:
        return Tongue(code, code, code)
    return Tongue(code, str(info["name_translated"]), str(info["name_local"]).capitalize())


def choices() -> list[tuple[str, str]]:
    """(code, name) of all of them, by name."""
    found = [(code, tongue(code).name) for code in (*CODES, MALTESE)]
    return sorted(found, key=lambda pair: pair[1])
