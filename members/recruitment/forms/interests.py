"""Expressions of interest: noted by the secretariat, or said on the public page."""

import datetime as dt
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from django_countries import countries

from workinggroup.base.forms import Form, ModelForm, VersionedForm

from ..models import Interest
from ..states import InterestState

MOST_NOTE = 4000
SALT = "members.recruitment.interest"
# Nobody reads and fills the form in less; programs do.
QUICKEST_SECONDS = 2


def _country_choices() -> list[Any]:
    return [("", say("Choose")), *countries]


class InterestForm(VersionedForm, ModelForm):
    submit_label = _("Save")
    country = forms.ChoiceField(label=_("Country"), required=False)
    note = forms.CharField(
        label=_("Note"), required=False, max_length=MOST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": MOST_NOTE}),
    )  # fmt: skip
    readers = {
        "name": _("the secretariat"),
        "email": _("the secretariat"),
        "note": _("the secretariat, and the person concerned who asks for it"),
    }

    class Meta:
        model = Interest
        fields = ["organisation_name", "country", "name", "email", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = _country_choices()

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class MoveForm(Form):
    """Where to, and what was said."""

    submit_label = None
    form_tag = False
    note = forms.CharField(
        label=_("What was said or agreed"), required=False, max_length=MOST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": MOST_NOTE}),
    )  # fmt: skip
    state = forms.ChoiceField(choices=InterestState.choices, widget=forms.HiddenInput)
    readers = {"note": _("the secretariat, and the person concerned who asks for it")}


class ExpressForm(Form):
    """For the public: no account, and a trap for programs that fill in everything."""

    submit_label = _("Say that we are interested")
    organisation_name = forms.CharField(label=_("Organisation"), max_length=200)
    country = forms.ChoiceField(label=_("Country"))
    name = forms.CharField(
        label=_("Your name"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    email = forms.EmailField(
        label=_("Your e-mail at work"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )  # fmt: skip
    note = forms.CharField(
        label=_("What interests you, in a few words"), required=False, max_length=MOST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": MOST_NOTE}),
    )  # fmt: skip
    readers = {name: _("the secretariat") for name in ("name", "email", "note")}

    def __init__(self, *args: Any, at: dt.datetime, **kwargs: Any) -> None:
        self.at = at
        super().__init__(*args, **kwargs)
        self.fields["country"].choices = _country_choices()
        stamp = signing.dumps(int(at.timestamp()), salt=SALT)
        self.fields["stamp"] = forms.CharField(
            widget=forms.HiddenInput, required=False, max_length=200, initial=stamp
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self._came_too_quickly():
            self.add_error(None, say("That was very quick. Read it again and press the button once more."))
        return cleaned

    def _came_too_quickly(self) -> bool:
        """Without a stamp of ours, or quicker than one reads. Whoever comes back later has a good stamp."""
        try:
            began = signing.loads(self.cleaned_data.get("stamp", ""), salt=SALT)
        except signing.BadSignature:
            data: Any = self.data.copy()
            data["stamp"] = self.fields["stamp"].initial
            self.data = data
            return True
        return self.at.timestamp() - began < QUICKEST_SECONDS

    @property
    def is_trapped(self) -> bool:
        """A field that people do not see was filled in."""
        return bool(self.data.get("website"))

    @property
    def facts(self) -> dict[str, Any]:
        names = ("organisation_name", "country", "name", "email", "note")
        return {name: self.cleaned_data[name] for name in names}
