"""What is recorded about reminders."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Event(models.TextChoices):
    RULES_CHANGED = "reminders.rules_changed", _("Reminders changed")
