"""Fields and widgets of our forms. `layout` says how `bootstrap5/field.html` draws each."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from workinggroup.base import clock
from workinggroup.base.refusals import Refused

SELECTS = (forms.Select, forms.NullBooleanSelect)
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


class Radios(forms.RadioSelect):
    """One of a few; `hints` gives words under a choice by its value."""

    layout = "checks"

    def __init__(self, *args: Any, hints: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}


class Checks(forms.CheckboxSelectMultiple):
    """Several of a few."""

    layout = "checks"

    def __init__(self, *args: Any, hints: dict[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.hints = hints or {}


class ScaleWidget(forms.RadioSelect):
    """Points in a row. `meanings=True` opens the row: each point stands above its words."""

    layout = "scale"

    def __init__(self, *args: Any, meanings: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meanings = meanings


class MomentWidget(forms.MultiWidget):
    """Day and time apart, because browsers name the parts of a joint field badly; the zone stands beside."""

    layout = "moment"
    use_fieldset = True

    def __init__(self, zone: str | None = None) -> None:
        day = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", "class": "form-control"})
        time = forms.TimeInput(format="%H:%M", attrs={"type": "time", "class": "form-control", "step": 60})
        super().__init__([day, time])
        self.zone = zone

    @property
    def zone_name(self) -> str:
        return str(self.zone or timezone.get_current_timezone_name())

    def decompress(self, value: Any) -> list[Any]:
        if not value:
            return [None, None]
        local = clock.in_zone(value, self.zone_name) if timezone.is_aware(value) else value
        return [local.date(), local.time().replace(second=0, microsecond=0)]

    def parts(
        self, name: str, value: Any, attrs: dict[str, Any], renderer: Any
    ) -> list[tuple[str, str, SafeString]]:
        """(label, id, input) of the day and of the time."""
        context = self.get_context(name, value, attrs)["widget"]["subwidgets"]
        drawn = [
            (part["attrs"].get("id", ""), widget._render(part["template_name"], {"widget": part}, renderer))
            for widget, part in zip(self.widgets, context, strict=True)
        ]
        return [(label, *part) for label, part in zip((_("Day"), _("Time")), drawn, strict=True)]


class MomentField(forms.MultiValueField):
    """A wall-clock day and time of a zone, given back as an instant in UTC.

    An hour that the clock skips is refused; of an hour that it shows twice the first is meant.
    """

    widget = MomentWidget
    default_error_messages = {
        "required": gettext_lazy("Enter the day and the time."),
        "incomplete": gettext_lazy("Enter both the day and the time."),
    }

    def __init__(self, *, zone: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("widget", MomentWidget(zone))
        parts = (forms.DateField(), forms.TimeField())
        super().__init__(parts, require_all_fields=False, **kwargs)
        self.zone = zone

    @property
    def zone(self) -> str:
        return self.widget.zone_name

    @zone.setter
    def zone(self, zone: Any) -> None:
        self.widget.zone = str(zone) if zone else None

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.clean(data) != initial
        except ValidationError:
            return True

    def clean(self, value: Any) -> dt.datetime | None:
        if value and any(value) and not all(value):
            raise ValidationError(self.error_messages["incomplete"], code="incomplete")
        return super().clean(value)

    def compress(self, data_list: list[Any]) -> dt.datetime | None:
        if not data_list:
            return None
        day, time = data_list
        try:
            return clock.instant(day, time, self.zone, fold=0)
        except Refused as refusal:
            raise ValidationError(str(refusal), code="skipped") from refusal


def style_of(widget: forms.Widget) -> str:
    """checks, scale, moment, box or line: how the field around this widget is built."""
    layout = getattr(widget, "layout", "")
    if layout:
        return layout
    if isinstance(widget, forms.CheckboxInput):
        return "box"
    return "checks" if isinstance(widget, GROUPS) else "line"


def css_of(widget: forms.Widget) -> str:
    return "form-select" if isinstance(widget, SELECTS) else "form-control"
