"""Day, time, length and zone: wall-clock words that become instants."""

import datetime as dt
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from timezone_field import TimeZoneFormField

from workinggroup.base.clock import DoubledHour, in_zone, instant
from workinggroup.base.forms import Form, MomentField, PreviewForm, Radios, VersionedForm
from workinggroup.base.refusals import Refused

from ..models import Workshop
from ..rules import Span
from ..states import WorkshopState


def day_field(label: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))


def minutes_field() -> forms.IntegerField:
    label = gettext_lazy("Length in minutes")
    return forms.IntegerField(label=label, min_value=5, max_value=7200, initial=120)


class SpanFields(Form):
    """A day, a time and a length. An hour that the clock skips is refused; of a doubled one it asks which."""

    day = day_field(gettext_lazy("Day"))
    time = forms.TimeField(
        label=gettext_lazy("Starts at"), widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    )
    minutes = minutes_field()

    @property
    def helper(self) -> FormHelper:
        """Day, time and length stand side by side where there is room."""
        helper = super().helper
        helper.layout = Layout(Div("day", "time", "minutes", css_class="wg-across"))
        helper.render_unmentioned_fields = True
        return helper

    def zone(self) -> Any:
        raise NotImplementedError

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        data = self.cleaned_data
        if {"day", "time", "minutes"} <= set(data) and self.zone():
            self._find_instant(data)
        return cleaned

    def _find_instant(self, data: dict[str, Any]) -> None:
        fold = self.data.get(self.add_prefix("fold"))
        try:
            start = instant(
                data["day"], data["time"], self.zone(), fold=int(fold) if fold in ("0", "1") else None
            )
        except DoubledHour:
            self._ask_which(data)
        except Refused as refusal:
            self.add_error("time", str(refusal))
        else:
            self.span: Span = (start, start + dt.timedelta(minutes=data["minutes"]))

    def _ask_which(self, data: dict[str, Any]) -> None:
        """The clock shows this hour twice that night: offer both, named by their distance from UTC."""
        both = [instant(data["day"], data["time"], self.zone(), fold=fold) for fold in (0, 1)]
        names = [f"{in_zone(one, self.zone()):%H:%M} (UTC{in_zone(one, self.zone()):%z})" for one in both]
        choices = [
            ("0", _("the first: %(time)s") % {"time": names[0]}),
            ("1", _("the second: %(time)s") % {"time": names[1]}),
        ]
        self.fields["fold"] = forms.ChoiceField(label=_("Which of the two?"), choices=choices, widget=Radios)
        words = _("The clock goes back that night and shows this hour twice. Choose which one you mean.")
        self.add_error("fold", words)


class SlotForm(SpanFields):
    """One date for the poll, on the clock of the session."""

    form_tag = False
    submit_label = None

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.workshop = workshop

    def zone(self) -> Any:
        return self.workshop.timezone


class TimeForm(VersionedForm, SpanFields):
    """The time of a session, and the zone in which it is meant."""

    submit_label = gettext_lazy("Set the time")
    timezone = TimeZoneFormField(label=gettext_lazy("Time zone"))
    took_place = forms.BooleanField(
        label=gettext_lazy("It took place then"),
        required=False,
        help_text=gettext_lazy("Only for a time that is over: it is written down, and nobody is told."),
    )

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        initial: dict[str, Any] = {"timezone": workshop.timezone, "version": workshop.version}
        if workshop.starts_at:
            local = in_zone(workshop.starts_at, workshop.timezone)
            length = workshop.ends_at - workshop.starts_at
            initial |= {
                "day": local.date(),
                "time": local.time(),
                "minutes": round(length.total_seconds() / 60),
            }
        super().__init__(*args, initial=initial, **kwargs)
        self.workshop = workshop
        if workshop.has_time or workshop.slots.exists():  # a page of its own asks what stays as it is
            del self.fields["timezone"]
        if workshop.state == WorkshopState.HELD:  # whose time is always one that was
            del self.fields["took_place"]
        if workshop.has_time and workshop.state != WorkshopState.HELD:
            self.submit_label = _("Change the time")

    def zone(self) -> Any:
        return self.cleaned_data.get("timezone") if "timezone" in self.fields else self.workshop.timezone


class OpenPollForm(Form):
    """When the poll closes, and who sees its answers."""

    form_tag = False
    submit_label = None
    closes_at = MomentField(label=gettext_lazy("The poll closes"))
    shows_names = forms.BooleanField(
        label=gettext_lazy("Those who are asked see each other’s answers"),
        required=False,
        help_text=gettext_lazy(
            "With the tick, everybody who is asked sees who can when. Without it, each sees the sums and "
            "their own answers. The secretariat sees all answers. This stays so while the poll is open."
        ),
    )

    holds_dates = forms.BooleanField(
        label=gettext_lazy("Hold these dates in people’s calendars"),
        required=False,
        help_text=gettext_lazy(
            "Each date comes as an entry of its own, in a mail of its own, that says it may go away again. "
            "When you choose a date it becomes the invitation, and the others are taken out."
        ),
    )

    def __init__(self, *args: Any, workshop: Workshop, at: dt.datetime, **kwargs: Any) -> None:
        initial = {"closes_at": _closing_time(workshop, at), "shows_names": workshop.poll_shows_names}
        super().__init__(*args, initial=initial | {"holds_dates": False}, **kwargs)
        self.fields["closes_at"].zone = workshop.timezone
        dates, people = workshop.slots.count(), workshop.participants.count()
        words = _("%(dates)d dates for %(people)d people: %(mails)d mails more.")
        number = words % {"dates": dates, "people": people, "mails": dates * people}
        self.fields["holds_dates"].help_text = f"{self.fields['holds_dates'].help_text} {number}"


def _closing_time(workshop: Workshop, at: dt.datetime) -> dt.datetime:
    """The evening a week from now, or earlier where a date is proposed before that."""
    evening = in_zone(at + dt.timedelta(days=7), workshop.timezone)
    evening = evening.replace(hour=18, minute=0, second=0, microsecond=0)
    first = workshop.slots.order_by("starts_at").first()
    while first and evening >= first.starts_at and evening - dt.timedelta(days=1) > at:
        evening -= dt.timedelta(days=1)
    return evening


class ExtendPollForm(Form):
    """A later end of the poll, and whether those who are missing hear of it."""

    form_tag = False
    submit_label = None
    closes_at = MomentField(label=gettext_lazy("The poll closes"))
    tells = forms.BooleanField(
        label=gettext_lazy("Tell those who have not answered"), required=False, initial=True
    )

    def __init__(self, *args: Any, workshop: Workshop, at: dt.datetime, **kwargs: Any) -> None:
        later = max(workshop.poll_closes_at, at) + dt.timedelta(days=2)
        super().__init__(*args, initial={"closes_at": later, "tells": True}, **kwargs)
        self.fields["closes_at"].zone = workshop.timezone


class ZoneForm(PreviewForm):
    """The zone in which a session is meant."""

    timezone = TimeZoneFormField(label=gettext_lazy("Time zone"))
