"""What each text of a survey is about."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.needs.queries.quotes import Quote
from workinggroup.base.forms import Form
from workinggroup.editions.models import Topic


class TextsForm(Form):
    """One choice of a topic for each text, under the question that it answers."""

    submit_label = _("Save what they are about")

    def __init__(self, *args: Any, quotes: Iterable[Quote], topics: Iterable[Topic], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fieldsets, self.topics = [], {str(topic.pk): topic for topic in topics}
        names: dict[str, list[str]] = {}
        for quote in quotes:
            self.fields[quote.mark] = self._field(quote)
            names.setdefault(str(quote.question), []).append(quote.mark)
        self.fieldsets = list(names.items())

    def _field(self, quote: Quote) -> forms.Field:
        return forms.ChoiceField(
            label=f"“{quote.text}”",
            help_text=quote.said_by,
            choices=[("", _("not said yet")), *((pk, str(topic)) for pk, topic in self.topics.items())],
            initial=str(quote.topic.pk) if quote.topic else "",
            required=False,
        )

    def chosen(self) -> dict[str, Topic | None]:
        """mark of the text → its topic."""
        return {mark: self.topics.get(value) for mark, value in self.cleaned_data.items()}
