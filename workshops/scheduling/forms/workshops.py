"""What a session says of itself, and its agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.people.models import Person
from workinggroup.base.forms import Checks, ModelForm, OnceForm, VersionedForm
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Role

from ..models import AgendaItem, Workshop

WHAT = ["title", "kind", "description", "topics", "host", "language"]
WHERE = ["format", "place", "access_notes", "join_url", "join_notes", "join_minutes", "timezone"]
INVITED = _("those who are invited, and the secretariat")


class WorkshopForm(ModelForm):
    """The fields of a session, for the edition they belong to."""

    fieldsets = [
        (_("What it is about"), WHAT),
        (_("Where it takes place"), WHERE),
        (_("The public"), ["is_public"]),
    ]
    readers = {"join_url": INVITED, "join_notes": INVITED}

    join_url = forms.URLField(label=_("Joining link"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Workshop
        fields = [*WHAT, *WHERE, "is_public"]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 8}),
            "access_notes": forms.Textarea(attrs={"rows": 3}),
            "topics": Checks,
        }
        help_texts = {
            "description": _("You can use Markdown."),
            "language": _("For example: English, with interpretation into French."),
            "access_notes": _("Entrance, lift, reception, what to bring."),
            "is_public": _(
                "For webinars: everybody can read title, time and description. Never the joining link."
            ),
            "join_minutes": _("From then on the page of the session shows the joining link."),
        }

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = edition.topics.all()
        self.fields["topics"].required = False
        self.fields["host"].queryset = _hosts(edition)

    def facts(self) -> dict[str, Any]:
        """What the action takes: the fields of the session."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}


def _hosts(edition: Edition) -> Any:
    """The secretariat and the members."""
    secretariat = Person.objects.filter(role_grants__edition=edition, role_grants__role=Role.SECRETARIAT)
    members = Person.objects.filter(memberships__edition=edition, memberships__ended_at=None)
    return (secretariat | members).distinct().order_by("name")


class NewWorkshopForm(OnceForm, WorkshopForm):
    """A session that is planned now."""

    submit_label = _("Plan the session")


class EditWorkshopForm(VersionedForm, WorkshopForm):
    """A session that is there; its zone changes with its time, once it has one."""

    submit_label = _("Save the session")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.has_time:
            del self.fields["timezone"]
        self.fieldsets = [
            (legend, [name for name in names if name in self.fields]) for legend, names in self.fieldsets
        ]


class AgendaItemFields(ModelForm):
    """A point of the agenda."""

    class Meta:
        model = AgendaItem
        fields = ["title", "duration", "presenter", "topics"]
        widgets = {"topics": Checks}

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = edition.topics.all()
        self.fields["duration"].widget.attrs |= {"min": 1, "max": 600}
        self.fields["duration"].min_value = 1

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def clean_duration(self) -> int:
        minutes = self.cleaned_data["duration"]
        if not 1 <= minutes <= 600:
            raise forms.ValidationError(_("Enter between 1 and 600 minutes."))
        return minutes


class NewAgendaItemForm(AgendaItemFields):
    submit_label = _("Add to the agenda")


class AgendaItemForm(VersionedForm, AgendaItemFields):
    submit_label = _("Save the point")
