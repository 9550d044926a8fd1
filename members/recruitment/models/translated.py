"""Words that a call says in several languages."""

from typing import Any

from django.db import models
from django.utils.translation import get_language


class Translated(models.Model):
    """Holds the words of its text fields in further languages: `{"fr": {"title": "…"}}`.

    The fields themselves hold the words in the first language of the call; what is not translated is said in
    that one.
    """

    translations = models.JSONField(default=dict, blank=True)

    class Meta:
        abstract = True

    def said(self, name: str, language: str | None = None) -> Any:
        """The words of a field in the reader's language, or in the first language of the call."""
        words = self.translations.get(language or get_language() or "", {})
        return words.get(name) or getattr(self, name)
