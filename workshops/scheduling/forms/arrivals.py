"""Somebody who came without being on the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from members.people.models import Organisation
from workinggroup.base.forms import Form

from ..models import Workshop


class ArrivalForm(Form):
    """Name, address, and for whom they came: an organisation that is known here, or a new one."""

    submit_label = gettext_lazy("Add, and record as present")
    form_id = "arrival"
    submit_name = "arrival"
    name = forms.CharField(label=gettext_lazy("Name"), max_length=150)
    email = forms.EmailField(
        label=gettext_lazy("E-mail"),
        help_text=gettext_lazy("Nothing is sent now. Somebody who is known here is found by it."),
    )
    organisation = forms.ModelChoiceField(
        label=gettext_lazy("Organisation"), queryset=Organisation.objects.none(), required=False
    )
    organisation_name = forms.CharField(
        label=gettext_lazy("Or a new organisation"), max_length=200, required=False
    )
    country = forms.ChoiceField(label=gettext_lazy("Its country"), required=False)
    readers = {"email": gettext_lazy("the secretariat")}

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        here = Organisation.objects.filter(memberships__edition=workshop.edition).distinct()
        self.fields["organisation"].queryset = here.order_by("name")
        self.fields["country"].choices = [("", _("Choose")), *countries]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        data = self.cleaned_data
        if data.get("organisation") and data.get("organisation_name"):
            self.add_error("organisation_name", _("Choose one of the list, or write a new one, not both."))
        if data.get("organisation_name") and not data.get("country"):
            self.add_error("country", _("Choose the country of the new organisation."))
        return cleaned
