"""Forms about people."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField
from timezone_field import TimeZoneFormField

from workinggroup.base.forms import Checks, Form, ModelForm, VersionedForm
from workinggroup.editions.permissions import Role

from .models import Person
from .rules import GIVEN_BY_HAND
from .states import GovernmentLevel, LegalType, MembershipKind


def _clock_input() -> forms.TimeInput:
    return forms.TimeInput(format="%H:%M", attrs={"type": "time"})


class ProfileForm(VersionedForm, ModelForm):
    submit_label = _("Save my profile")
    language = forms.ChoiceField(
        label=_("Language"),
        choices=settings.LANGUAGES,
        help_text=_("Of the pages you see and the mails you get."),
    )
    timezone = TimeZoneFormField(
        label=_("Time zone"), help_text=_("Times are shown in the zone of the meeting, with yours beside it.")
    )
    work_from = forms.TimeField(label=_("My working hours begin at"), widget=_clock_input())
    work_until = forms.TimeField(
        label=_("and end at"),
        widget=_clock_input(),
        help_text=_("On your own clock. Dates outside them are marked when a date is looked for."),
    )
    work_days = forms.MultipleChoiceField(
        label=_("My working days"), choices=[(str(n), name) for n, name in WEEKDAYS.items()], widget=Checks
    )
    readers = {
        "name": _("everybody in your editions"),
        "function": _("everybody in your editions"),
        "language": _("only you and the system"),
        "timezone": _("the secretariat and who is asked for a date with you"),
        "work_until": _("only you; of a date people read early, late or day off"),
    }

    class Meta:
        model = Person
        fields = ["name", "function", "language", "timezone", "work_from", "work_until", "work_days"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["work_days"] = list(self.instance.work_days)

    def clean_work_days(self) -> str:
        """The days as they are stored: their numbers in order, Monday is 0."""
        return "".join(sorted(self.cleaned_data["work_days"]))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        begin, end = self.cleaned_data.get("work_from"), self.cleaned_data.get("work_until")
        if begin and end and begin >= end:
            self.add_error("work_until", _("Your working hours must end after they begin."))
        return cleaned


class GuestForm(Form):
    """An observer or expert, with the reason."""

    submit_label = _("Add and draft the mail")
    name = forms.CharField(label=_("Name"), max_length=150)
    email = forms.EmailField(label=_("E-mail"))
    kind = forms.ChoiceField(
        label=_("Takes part as"),
        choices=[one for one in MembershipKind.choices if one[0] != MembershipKind.MEMBER],
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        help_text=_("For example: speaks for a partner of the host bodies."),
    )
    organisation = forms.CharField(label=_("Organisation"), max_length=200)
    country = CountryField(_("country")).formfield(label=_("Country"))
    level = forms.ChoiceField(
        label=_("Level of government"), choices=[("", _("Choose")), *GovernmentLevel.choices]
    )
    legal_type = forms.ChoiceField(
        label=_("Legal type"), required=False, choices=[("", _("Not known")), *LegalType.choices]
    )
    language = forms.ChoiceField(label=_("Language of the mails"), choices=settings.LANGUAGES)
    readers = {
        "email": _("the secretariat"),
        "reason": _("everybody in this edition"),
    }
    fieldsets = [
        (_("The person"), ["name", "email", "language", "kind", "reason"]),
        (_("The organisation"), ["organisation", "country", "level", "legal_type"]),
    ]


class RoleForm(Form):
    """A role for somebody, who need not be known yet."""

    submit_label = _("Give the role")
    email = forms.EmailField(label=_("E-mail"), help_text=_("The address with which this person signs in."))
    name = forms.CharField(
        label=_("Name"),
        max_length=150,
        required=False,
        help_text=_("Only needed for somebody who is new here."),
    )
    role = forms.ChoiceField(label=_("Role"), choices=[(one.value, one.label) for one in GIVEN_BY_HAND])
    readers = {"email": _("the secretariat")}

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class ZoneForm(Form):
    """One time zone, from the menu of the header."""

    timezone = TimeZoneFormField()

    def zone(self) -> Any:
        return self.cleaned_data["timezone"]
