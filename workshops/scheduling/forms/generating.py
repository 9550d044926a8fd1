"""Dates made from a period."""

import datetime as dt
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from workinggroup.base.forms import Checks, Form
from workinggroup.base.refusals import Refused

from ..models import Workshop
from ..queries.candidates import Candidates, Wish, candidates
from ..rules import MOST_SLOTS
from .times import day_field

WORKING_DAYS = ["0", "1", "2", "3", "4"]
LONGEST_PERIOD = dt.timedelta(days=92)
SHORTEST, LONGEST = 5, 1440
STEPS = [
    (15, gettext_lazy("every quarter of an hour")),
    (30, gettext_lazy("every half hour")),
    (60, gettext_lazy("every hour")),
    (120, gettext_lazy("every two hours")),
    (240, gettext_lazy("every four hours")),
]


def time_field(label: Any, begins: str) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, initial=begins, widget=widget)


class GenerateForm(Form):
    """Dates from a period, hours of the day and days of the week; shown before any is proposed."""

    form_tag = False
    submit_label = None
    folded = [
        (gettext_lazy("Hours: 09:00 to 17:00, unless you change them"), ["begins", "ends", "step", "times"]),
        (gettext_lazy("Days of the week, public holidays, how many dates"), ["weekdays", "skips", "most"]),
    ]
    first = day_field(gettext_lazy("From"))
    last = day_field(gettext_lazy("To"))
    weekdays = forms.MultipleChoiceField(
        label=gettext_lazy("Days of the week"),
        choices=[(str(n), name) for n, name in WEEKDAYS.items()],
        initial=WORKING_DAYS,
        widget=Checks,
    )
    skips = forms.MultipleChoiceField(
        label=gettext_lazy("Leave out the public holidays of"),
        required=False,
        widget=Checks,
        help_text=gettext_lazy("Those of the others are shown beside each date, and left to you."),
    )
    begins = time_field(gettext_lazy("Not before"), "09:00")
    ends = time_field(gettext_lazy("Over by"), "17:00")
    step = forms.TypedChoiceField(label=gettext_lazy("A start"), choices=STEPS, coerce=int, initial=60)
    times = forms.CharField(
        label=gettext_lazy("Only these start times"),
        required=False,
        help_text=gettext_lazy("For example: 10:00, 14:00. They take the place of the hours above."),
    )
    lengths = forms.CharField(
        label=gettext_lazy("Length in minutes"),
        initial="120",
        help_text=gettext_lazy("One or several, for example: 90, 120."),
    )
    most = forms.IntegerField(
        label=gettext_lazy("At most"),
        min_value=1,
        max_value=MOST_SLOTS,
        initial=8,
        help_text=gettext_lazy(
            "Of all dates those with the fewest people outside their working hours, one a day first."
        ),
    )

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workshop = workshop
        here = workshop.participants.exclude(organisation=None).values_list(
            "organisation__country", flat=True
        )
        self.fields["skips"].choices = [(code, countries.name(code)) for code in sorted(set(here))]
        if not self.fields["skips"].choices:
            del self.fields["skips"]

    @property
    def helper(self) -> FormHelper:
        """From, to and length stand side by side where there is room; the rest is folded."""
        helper = super().helper
        folds = [one for one in helper.layout.fields if not isinstance(one, str)]
        helper.layout = Layout(Div("first", "last", "lengths", css_class="wg-across"), *folds)
        return helper

    def clean_times(self) -> tuple[dt.time, ...]:
        try:
            return tuple(sorted({dt.time.fromisoformat(word.zfill(5)) for word in self._words("times")}))
        except ValueError as error:
            raise forms.ValidationError(_("Write times like 10:00, with commas between them.")) from error

    def clean_lengths(self) -> tuple[int, ...]:
        words = self._words("lengths")
        if not all(word.isdecimal() and SHORTEST <= int(word) <= LONGEST for word in words):
            raise forms.ValidationError(_("Write minutes like 90, 120: from 5 minutes to one day."))
        return tuple(sorted({int(word) for word in words}))

    def _words(self, name: str) -> list[str]:
        words = self.cleaned_data[name].replace(";", ",").split(",")
        return [word.strip() for word in words if word.strip()]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        data = self.cleaned_data
        first, last = data.get("first"), data.get("last")
        if first and last and not dt.timedelta(0) <= last - first <= LONGEST_PERIOD:
            self.add_error("last", _("The period must end after it begins, and last at most three months."))
        begins, ends = data.get("begins"), data.get("ends")
        if begins and ends and begins >= ends and not data.get("times"):
            self.add_error("ends", _("The hours must end after they begin."))
        return cleaned

    def wish(self) -> Wish:
        names = [name for name in Wish._fields if name in self.cleaned_data]
        facts = {name: self.cleaned_data[name] for name in names}
        facts["weekdays"] = frozenset(int(day) for day in facts["weekdays"])
        return Wish(**{**facts, "skips": tuple(facts.get("skips", ()))})

    def candidates(self, *, at: dt.datetime) -> Candidates | None:
        """What this form asks for, or None with the reason on the form."""
        try:
            return candidates(self.workshop, self.wish(), at=at)
        except Refused as refusal:
            self.add_error(None, str(refusal))
            return None
