"""The agenda: its points, another session's points, points that members propose."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.people.models import Person
from workinggroup.base.forms import Checks, Form, ModelForm, OnceForm, VersionedForm
from workinggroup.editions.models import Edition

from ..models import AgendaItem, Suggestion, Workshop
from ..rules import LONGEST_POINT


class AgendaItemFields(ModelForm):
    """A point of the agenda; who takes part can present it, and so can others by name."""

    folded = [
        (_("Topics, others who present, heading, fixed hour"), ["presenter", "topics", "section", "begins"])
    ]

    class Meta:
        model = AgendaItem
        fields = ["title", "duration", "kind", "presenters", "presenter", "topics", "section", "begins"]
        widgets = {
            "topics": Checks,
            "presenters": Checks,
            "begins": forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        }
        help_texts = {
            "presenter": _("Names of people who are not on the list of participants."),
            "section": _("Stands above this point, for example “Morning”. Leave it empty to go on."),
            "begins": _("Only for a point with a fixed hour, on the clock of the session."),
        }

    def __init__(self, *args: Any, edition: Edition, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = edition.topics.all()
        people = Person.objects.filter(participations__workshop=workshop)
        if self.instance.pk:
            people |= Person.objects.filter(presentations=self.instance)
        self.fields["presenters"].queryset = people.distinct().order_by("name", "pk")
        self.fields["duration"].widget.attrs |= {"min": 1, "max": LONGEST_POINT}
        self.fields["duration"].min_value = 1

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def clean_duration(self) -> int:
        minutes = self.cleaned_data["duration"]
        if not 1 <= minutes <= LONGEST_POINT:
            raise forms.ValidationError(_("Enter between 1 and 600 minutes."))
        return minutes


class NewAgendaItemForm(AgendaItemFields):
    submit_label = _("Add to the agenda")


class AgendaItemForm(VersionedForm, AgendaItemFields):
    submit_label = _("Save the point")


class CopyAgendaForm(Form):
    """Whose points to take over."""

    submit_label = _("Copy these points")
    source = forms.ModelChoiceField(label=_("From which session"), queryset=Workshop.objects.none())
    with_people = forms.BooleanField(
        label=_("With who presents them"),
        required=False,
        help_text=_("Titles, headings, minutes and fixed hours come along in any case."),
    )

    def __init__(self, *args: Any, sources: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = sources
        self.fields["source"].label_from_instance = lambda one: f"{one.edition.short}: {one.called}, {one}"


class SuggestionForm(OnceForm, ModelForm):
    """A point that somebody proposes."""

    submit_label = _("Propose this point")
    readers = {"why": _("the secretariat")}

    class Meta:
        model = Suggestion
        fields = ["title", "why", "duration"]
        widgets = {"why": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"title": _("As it could stand on the agenda.")}

    def clean_duration(self) -> int:
        minutes = self.cleaned_data["duration"]
        if not 1 <= minutes <= LONGEST_POINT:
            raise forms.ValidationError(_("Enter between 1 and 600 minutes."))
        return minutes


class RefuseSuggestionForm(Form):
    """Why a proposed point is not taken up."""

    submit_label = _("Tell them")
    answer = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Who proposed the point reads it, in a mail and on the page of the session."),
    )
