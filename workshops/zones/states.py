"""What is recorded when the rules of a zone change under a session."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    RULES_CHANGED = "zones.rules_changed", _("New rules of a time zone found")
    CLOCK_KEPT = "zones.clock_kept", _("Hour on the clock kept under new rules")
    INSTANT_KEPT = "zones.instant_kept", _("Instant kept under new rules")
