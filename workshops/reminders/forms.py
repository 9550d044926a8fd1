"""How long before, as numbers with commas between them."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workinggroup.base.forms import Form, VersionedForm

from . import rules
from .models import Rules


class NumbersField(forms.CharField):
    """`7, 1`: whole numbers; nothing means none."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(one) for one in value) if isinstance(value, list) else value

    def clean(self, value: Any) -> list[int]:
        words = [word for word in re.split(r"[\s,;]+", str(value or "").strip()) if word]
        if not all(re.fullmatch(r"\d{1,3}", word, re.ASCII) for word in words):
            raise forms.ValidationError(_("Write whole numbers, with commas between them: 7, 1"))
        return [int(word) for word in words]


class RulesForm(VersionedForm, Form):
    """When people are reminded."""

    submit_label = gettext_lazy("Save the reminders")
    days = NumbersField(
        label=gettext_lazy("Days before a session"), required=False,
        help_text=gettext_lazy("For example: 7, 1. They come at 9:00 on each person’s clock. Empty: none."),
    )  # fmt: skip
    hours = NumbersField(
        label=gettext_lazy("Hours before a session"), required=False,
        help_text=gettext_lazy("For example: 1. Empty: none."),
    )  # fmt: skip
    paper_days = NumbersField(
        label=gettext_lazy("Days before a paper is due"), required=False,
        help_text=gettext_lazy("For example: 3, 0. 0 is the day itself. Only for papers that are missing."),
    )  # fmt: skip

    def __init__(self, *args: Any, known: Rules, **kwargs: Any) -> None:
        names = ("days", "hours", "paper_days")
        initial = {name: getattr(known, name) for name in names} | {"version": known.version}
        super().__init__(*args, initial=initial, **kwargs)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        for name in ("days", "hours", "paper_days"):
            if name in self.cleaned_data and (reason := rules.refuse_numbers(name, self.cleaned_data[name])):
                self.add_error(name, reason)
        return cleaned

    def numbers(self) -> dict[str, list[int]]:
        return {name: self.cleaned_data[name] for name in ("days", "hours", "paper_days")}
