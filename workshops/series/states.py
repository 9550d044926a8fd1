"""How a series goes on, and what is recorded about it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Rhythm(models.TextChoices):
    WEEK = "week", _("every week")
    TWO_WEEKS = "two_weeks", _("every two weeks")
    MONTH = "month", _("every month, on the same weekday")


class Event(models.TextChoices):
    SERIES_MADE = "series.made", _("Series made")
    SERIES_EXTENDED = "series.extended", _("Dates added to a series")
    SERIES_MOVED = "series.moved", _("Session moved with its series")
