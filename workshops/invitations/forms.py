"""Forms of invitations."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from workinggroup.base.clock import in_zone
from workinggroup.base.forms import Form
from workshops.scheduling.forms.times import SpanFields

from .models import CalendarItem


class CancelForm(Form):
    """Why a session does not take place; the page has two buttons of its own."""

    form_tag = False
    submit_label = None
    reason = forms.CharField(
        label=_("Why does it not take place?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences. Everybody who is invited reads them."),
    )


class FeedForm(Form):
    """A new calendar address."""

    submit_label = _("Make an address")
    name = forms.CharField(
        label=_("Where will you use it?"),
        max_length=80,
        required=False,
        help_text=_("For example: phone, or Outlook at work. One for each lets you end one alone."),
    )


class PostponeForm(CancelForm):
    """Why a session loses its date."""

    reason = forms.CharField(
        label=_("Why is it postponed?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences. Everybody who is invited reads them, on a public page everybody."),
    )


def _word_to_the_host() -> forms.CharField:
    return forms.CharField(
        label=_("A word to the host"),
        max_length=300,
        required=False,
        help_text=_("The host reads it, and nobody else."),
    )


class DeputyForm(Form):
    """Who comes in place of the person invited."""

    submit_label = _("Name this deputy")
    name = forms.CharField(label=_("Name of the deputy"), max_length=150)
    email = forms.EmailField(label=_("E-mail of the deputy"))
    words = _word_to_the_host()
    readers = {"email": _("the secretariat")}


class ProposeTimeForm(SpanFields):
    """Another time, on the clock of the person who proposes it."""

    submit_label = _("Propose this time")
    words = _word_to_the_host()

    def __init__(self, *args: Any, item: CalendarItem, **kwargs: Any) -> None:
        start = in_zone(item.starts_at, self.zone())
        minutes = round((item.ends_at - item.starts_at).total_seconds() / 60)
        initial = {"day": start.date(), "time": start.time(), "minutes": minutes}
        super().__init__(*args, initial=initial, **kwargs)

    def zone(self) -> Any:
        return timezone.get_current_timezone_name()


class HandedOnForm(DeputyForm):
    """To whom somebody's calendar handed the invitation on, as the host knows it."""

    submit_label = _("Invite this deputy")
    words = None
    readers: ClassVar[dict] = {}
