"""How a session is repeated, and by how much a series moves."""

import datetime as dt
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workinggroup.base.clock import in_zone
from workinggroup.base.forms import PreviewForm, Radios
from workshops.scheduling.models import Workshop

from .dates import MOST, chosen_days
from .states import Rhythm


def _day(label: Any, **facts: Any) -> forms.DateField:
    return forms.DateField(
        label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **facts
    )


class RepeatForm(PreviewForm):
    """How often, and for how long."""

    rhythm = forms.ChoiceField(
        label=gettext_lazy("Repeat"), choices=Rhythm.choices, initial=Rhythm.MONTH, widget=Radios
    )
    number = forms.IntegerField(
        label=gettext_lazy("How many more sessions"),
        min_value=1,
        max_value=MOST - 1,
        required=False,
        initial=5,
    )
    until = _day(gettext_lazy("Or until this day"), required=False)

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.first = in_zone(workshop.starts_at, workshop.timezone)

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.layout = Layout("rhythm", Div("number", "until", css_class="wg-across"))
        return helper

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        number, until = self.cleaned_data.get("number"), self.cleaned_data.get("until")
        if not {"number", "until"} & set(self.errors) and bool(number) == bool(until):
            self.add_error("number", _("Say how many, or until which day: one of the two."))
        return cleaned

    def days(self) -> list[dt.date]:
        data = self.cleaned_data
        return chosen_days(self.first.date(), data["rhythm"], number=data["number"], until=data["until"])


class MoveForm(PreviewForm):
    """By how many days, and to which time of the clock."""

    days = forms.IntegerField(
        label=gettext_lazy("Days later"), min_value=-366, max_value=366, initial=7,
        help_text=gettext_lazy("A negative number moves them earlier, 0 changes the time alone."),
    )  # fmt: skip
    time = forms.TimeField(
        label=gettext_lazy("Starts at"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
