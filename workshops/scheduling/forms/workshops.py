"""What a session says of itself, and its agenda."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.people.models import Person
from workinggroup.base.forms import Checks, ModelForm, OnceForm, VersionedForm
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Role

from .. import languages
from ..models import Workshop

WHAT = ["title", "kind", "topics", "description", "host"]
WHERE = ["format", "join_url", "place", "timezone"]
ARRIVING = ["access_notes", "join_notes", "join_minutes"]
LANGUAGES = ["spoken", "heard", "language", "asks_needs"]
INVITED = _("those who are invited, and the secretariat")


class WorkshopForm(ModelForm):
    """The fields of a session, for the edition they belong to."""

    fieldsets = [
        (_("What it is about"), WHAT),
        (_("Where it takes place"), WHERE),
    ]
    folded = [
        (_("How to get in, joining by phone"), ARRIVING),
        (_("Languages and needs"), LANGUAGES),
        (_("A page for the public"), ["is_public"]),
    ]
    readers = {"join_url": INVITED, "join_notes": INVITED}

    join_url = forms.URLField(label=_("Joining link"), max_length=500, required=False, assume_scheme="https")

    spoken = forms.MultipleChoiceField(
        label=_("People may speak"), choices=languages.choices, required=False, widget=Checks
    )
    heard = forms.MultipleChoiceField(
        label=_("People may listen to"),
        choices=lambda: [*languages.choices(), (languages.CAPTIONS, languages.name_of(languages.CAPTIONS))],
        required=False,
        widget=Checks,
        help_text=_("What is interpreted. Leave it empty where everybody listens to what is spoken."),
    )

    class Meta:
        model = Workshop
        fields = [*WHAT, *WHERE, *ARRIVING, *LANGUAGES, "is_public"]
        widgets = {
            "description": forms.Textarea(attrs={"rows": 5}),
            "access_notes": forms.Textarea(attrs={"rows": 3}),
            "topics": Checks,
        }
        help_texts = {
            "description": _("You can use Markdown."),
            "language": _("For example: questions may also be asked in French."),
            "asks_needs": _(
                "Everybody who takes part can say what they need, for example captions or a step-free way. "
                "Only the secretariat reads it; it is deleted 30 days after the session."
            ),
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
        if self.instance.has_time or self.instance.slots.exists():
            del self.fields["timezone"]
        self.fieldsets = [
            (legend, [name for name in names if name in self.fields]) for legend, names in self.fieldsets
        ]
