"""Forms of check-in, of the import, and of certificates."""

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _
from timezone_field import TimeZoneFormField

from workinggroup.base.forms import Form, ModelForm
from workshops.scheduling.models import Workshop

from . import codes
from .models import CheckIn


class CodeForm(Form):
    """The code, as it stands on the screen."""

    submit_label = _("Check in")
    code = forms.CharField(
        label=_("Code"),
        max_length=40,
        help_text=_("Six letters and digits, as shown in the session."),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "w-short wg-code-field",
                   "spellcheck": "false"}
        ),
    )  # fmt: skip

    def clean_code(self) -> str:
        return codes.plain(self.cleaned_data["code"])


class DoorForm(ModelForm):
    submit_label = _("Save")

    class Meta:
        model = CheckIn
        fields = ["minutes_before", "minutes_after"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.max_value = 240
            field.validators.append(forms.fields.validators.MaxValueValidator(240))
        if self.instance.pk is None:
            self.submit_label = _("Make a code")


class CertificatesForm(Form):
    """Who signs, by function."""

    signed_by = forms.CharField(
        label=_("Signed by"),
        max_length=200,
        help_text=_("A function, not a name: for example “Secretariat of the working group”."),
    )
    tell = forms.BooleanField(
        label=_("Draft a mail to each of them"),
        required=False,
        initial=True,
        help_text=_("The mails wait among the drafts until you have read and sent them."),
    )

    def __init__(self, *args: Any, count: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = say("Issue %(n)d certificates") if count != 1 else say("Issue %(n)d certificate")
        self.submit_label = words % {"n": count}


class ReportForm(Form):
    """The file of a video tool."""

    submit_label = _("Look at the file")
    report = forms.FileField(
        label=_("The file"),
        help_text=_("The attendance report of Zoom, Teams, Webex, BigBlueButton or Jitsi, as CSV."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt"}),
    )
    zone = TimeZoneFormField(
        label=_("Time zone of the times in it"),
        help_text=_("Tools write the clock of whoever exports. Where the file names the zone, that counts."),
    )
    at_least = forms.IntegerField(
        label=_("Minutes that count as present"), min_value=1, max_value=1440,
        help_text=_("Only minutes during the session are counted, several joins are added up."),
    )  # fmt: skip
    others_absent = forms.BooleanField(
        label=_("Record who is on the list and not in the file as absent"),
        required=False,
        help_text=_("Only where nothing is recorded yet."),
    )

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        length = int(workshop.length.total_seconds() // 60) if workshop.length else 60
        start = {"zone": workshop.timezone, "at_least": max(1, length // 2)}
        super().__init__(*args, initial=start, **kwargs)
