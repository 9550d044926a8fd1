"""Forms of the workbench: each change asks for its reason, and carries the version that was seen."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Form

from ..models import Selection


class WithVersion(Form):
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, selection: Selection, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = selection.version


class ReasonForm(Form):
    submit_label = _("Save the reason")
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the committee's file."),
    )
    readers = {"reason": _("the secretariat and the committee")}


class MoveForm(ReasonForm, WithVersion):
    submit_label = _("Seat")


class FrameForm(WithVersion):
    submit_label = _("Save")
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=500)
    reserve_size = forms.IntegerField(label=_("Places on the reserve list"), min_value=0, max_value=500)
    time_limit_s = forms.IntegerField(required=False, min_value=1, max_value=1000)


class GapForm(WithVersion):
    submit_label = _("Save the note")
    words = forms.CharField(
        label=_("Why it is decided although something is missing"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Stands in the public note and in the committee's file."),
    )
