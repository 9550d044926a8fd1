"""Papers, and by when they are there."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from members.people.models import Person
from workinggroup.base.forms import Form, Radios

from ..models import Workshop
from ..paper_days import FIELDS, PRESETS, preset_of
from ..states import PaperDay


class PaperForm(Form):
    """A paper: a file, a link, or the promise of one."""

    submit_label = gettext_lazy("Add the paper")
    folded = [(gettext_lazy("Not there yet: by when it is promised"), ["due_day", "due_on"])]
    title = forms.CharField(label=gettext_lazy("Title"), max_length=200)
    file = forms.FileField(
        label=gettext_lazy("File"), required=False, help_text=gettext_lazy("At most 20 MB.")
    )
    url = forms.URLField(
        label=gettext_lazy("Or a link"), max_length=500, required=False, assume_scheme="https"
    )
    author = forms.ModelChoiceField(label=gettext_lazy("By"), queryset=Person.objects.none(), required=False)
    due_day = forms.ChoiceField(
        label=gettext_lazy("Due"),
        required=False,
        choices=PaperDay.choices,
        widget=Radios,
        help_text=gettext_lazy("Days that are counted back move along when the session gets another date."),
    )
    due_on = forms.DateField(
        label=gettext_lazy("Due on"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=gettext_lazy("Its author is reminded before, and on the day."),
    )

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(participations__workshop=workshop).order_by("name")
        self.fields["author"].queryset = people
        days: dict[str, int | None] = {
            PaperDay.AGENDA: workshop.agenda_days,
            PaperDay.PAPERS: workshop.papers_days,
        }
        self.fields["due_day"].choices = [
            (value, label) for value, label in PaperDay.choices if days.get(str(value), 0) is not None
        ]
        if len(self.fields["due_day"].choices) == 1:
            del self.fields["due_day"]


class DeliverForm(Form):
    """A promised paper that is there now."""

    submit_label = gettext_lazy("Hand in the paper")
    file = forms.FileField(
        label=gettext_lazy("File"), required=False, help_text=gettext_lazy("At most 20 MB.")
    )
    url = forms.URLField(
        label=gettext_lazy("Or a link"), max_length=500, required=False, assume_scheme="https"
    )


class PaperDaysForm(Form):
    """By how many calendar days before the session papers are there."""

    submit_label = gettext_lazy("Save the days")
    preset = forms.ChoiceField(
        label=gettext_lazy("How days are counted"),
        widget=Radios,
        choices=[
            ("eu", gettext_lazy("EU expert groups: 14, 7 and 4 days")),
            ("ietf", gettext_lazy("IETF style: 14 days for everything, nothing late")),
            ("own", gettext_lazy("Days of our own")),
            ("none", gettext_lazy("No days")),
        ],
    )
    agenda_days = forms.IntegerField(
        label=gettext_lazy("Agenda and its papers: days before"), required=False, min_value=0
    )
    papers_days = forms.IntegerField(label=gettext_lazy("Papers: days before"), required=False, min_value=0)
    late_days = forms.IntegerField(
        label=gettext_lazy("Late papers: days before"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("The three numbers count for days of our own."),
    )

    @classmethod
    def of(cls, workshop: Workshop, data: Any = None) -> "PaperDaysForm":
        start = {field: getattr(workshop, field) for field in FIELDS} | {"preset": preset_of(workshop)}
        return cls(data, initial=start)

    def facts(self) -> dict[str, int | None]:
        """The three numbers of the preset, or those that were typed."""
        data = self.cleaned_data
        own = tuple(data[field] for field in FIELDS)
        return dict(zip(FIELDS, PRESETS.get(data["preset"], own), strict=True))
