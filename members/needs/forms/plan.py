"""One item of the work plan."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from members.needs.models import WorkPlanItem
from members.people.models import Person
from workinggroup.base.forms import Checks, OnceForm, VersionedForm
from workinggroup.editions.models import Edition

from . import ReadForm

DAY = dt.timedelta(days=1)


class PlanItemForm(VersionedForm, ReadForm):
    """Title, kind, topics, period and owner. People name the last day; `to_on` is the day after."""

    last_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "w-short"}),
    )

    class Meta:
        model = WorkPlanItem
        fields = ["title", "kind", "description", "topics", "from_on", "last_on", "owner"]
        labels = {"from_on": _("First day")}
        widgets = {
            "topics": Checks,
            "description": forms.Textarea(attrs={"rows": 4}),
            "from_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "w-short"}),
        }

    submit_label = _("Save the item")
    fieldsets = [
        (_("What"), ["title", "kind", "description", "topics"]),
        (_("When and who"), ["from_on", "last_on", "owner"]),
    ]

    def __init__(self, *args: Any, edition: Edition, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["topics"].queryset = edition.topics.all()
        self.fields["owner"].queryset = people_of(edition)
        # Read once: Django would ask the database for each time that a template looks at the choices.
        self.fields["topics"].choices = [(topic.pk, topic.title) for topic in edition.topics.all()]
        owners = [(person.pk, str(person)) for person in people_of(edition)]
        self.fields["owner"].choices = [("", _("Nobody yet")), *owners]
        if self.instance.to_on:
            self.initial["last_on"] = self.instance.to_on - DAY

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        first, last = cleaned.get("from_on"), cleaned.pop("last_on", None)
        if last and not first:
            self.add_error("from_on", _("Say on which day it begins, too."))
        if first and last and last < first:
            self.add_error("last_on", _("The last day comes before the first."))
        cleaned["to_on"] = (last or first) + DAY if first else None
        return cleaned


class NewPlanItemForm(OnceForm, PlanItemForm):
    submit_label = _("Add to the plan")


def people_of(edition: Edition) -> Any:
    """Who may own an item: the members, and everybody with a role in the edition."""
    members = Person.objects.filter(memberships__edition=edition, memberships__ended_at=None)
    return (members | Person.objects.filter(role_grants__edition=edition)).distinct().order_by("name")
