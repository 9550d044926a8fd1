"""Who takes part."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.people.models import Person
from workinggroup.base.forms import Form

from ..models import Workshop


class ParticipantForm(Form):
    """One person more: of the edition, or a speaker or guest by address."""

    submit_label = gettext_lazy("Add this person")
    person = forms.ModelChoiceField(
        label=gettext_lazy("Somebody of the edition"), queryset=Person.objects.none(), required=False
    )
    email = forms.EmailField(
        label=gettext_lazy("Or a speaker, by e-mail"),
        required=False,
        help_text=gettext_lazy("They get a personal link and see the sessions to which they are invited."),
    )
    name = forms.CharField(label=gettext_lazy("Name of the speaker"), max_length=150, required=False)
    part = forms.CharField(
        label=gettext_lazy("Part"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("For example: speaker."),
    )
    must_have = forms.BooleanField(
        label=gettext_lazy("Cannot be missing"),
        required=False,
        help_text=gettext_lazy("Dates on which this person cannot come are ranked last."),
    )

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        edition = workshop.edition
        here = Q(memberships__edition=edition, memberships__ended_at=None) | Q(role_grants__edition=edition)
        known = workshop.participants.values("person")
        people = Person.objects.filter(here).exclude(pk__in=known).distinct()
        self.fields["person"].queryset = people.order_by("name")

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        data = self.cleaned_data
        if bool(data.get("person")) == bool(data.get("email")) and "email" not in self.errors:
            self.add_error("person", _("Choose somebody of the edition, or enter the address of a speaker."))
        if data.get("email") and not data.get("name"):
            self.add_error("name", _("Enter the name of the speaker."))
        return cleaned


class NeedsForm(Form):
    """What somebody needs to take part."""

    submit_label = gettext_lazy("Save what I need")
    readers = {"words": gettext_lazy("the secretariat alone; it is deleted 30 days after the session")}
    words = forms.CharField(
        label=gettext_lazy("What I need to take part"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy(
            "For example live captions, sign language, slides before the session, a step-free way, a break."
        ),
    )
