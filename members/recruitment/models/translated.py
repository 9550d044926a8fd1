"""Words that a call says in several languages."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db import models
from django.utils.translation import get_language

_spoken: ContextVar[str] = ContextVar("language of the call", default="")


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Within it a call speaks this language, which need not be one of the pages' own."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def spoken() -> str:
    """The language in which a call is read now."""
    return _spoken.get() or get_language() or ""


def print_of(words: Any) -> str:
    """Tells whether the words that were translated are still those of the original."""
    return hashlib.sha256(str(words).encode()).hexdigest()[:12]


class Translated(models.Model):
    """Holds the words of its text fields in further languages: `{"fr": {"title": "…", "of": {…}}}`.

    The fields themselves hold the words in the first language of the call; what is not translated is said in
    that one. `of` remembers which original was translated. Of a question's choices each value has its words.
    """

    SPEAKS: tuple[str, ...] = ()

    translations = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    def said(self, name: str, language: str | None = None) -> Any:
        """The words of a field in the reader's language, or in the first language of the call."""
        words = self.translations.get(language or spoken(), {})
        return words.get(name) or getattr(self, name)

    def say(self, name: str, language: str, words: str, *, original: Any) -> None:
        """Put the words of another language beside the original; no words take them away. Does not save."""
        found = {**self.translations.get(language, {})}
        prints = {key: value for key, value in found.pop("of", {}).items() if key != name}
        found.pop(name, None)
        if words.strip():
            found[name], prints[name] = words.strip(), print_of(original)
        self.translations = {**self.translations, language: {**found, "of": prints}}

    def is_outdated(self, name: str, language: str, *, original: Any) -> bool:
        """Whether the original has changed since it was translated."""
        words = self.translations.get(language, {})
        return bool(words.get(name)) and words.get("of", {}).get(name, "") != print_of(original)
