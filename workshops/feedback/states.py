"""Kinds of questions, and what happens to feedback."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuestionKind(models.TextChoices):
    SCALE = "scale", _("From 1 to 5")
    TEXT = "text", _("Words")
    YES_NO = "yes_no", _("Yes or no")


class Event(models.TextChoices):
    PREPARED = "feedback.prepared", _("Feedback prepared")
    CHANGED = "feedback.changed", _("Feedback changed")
    ASKED = "feedback.asked", _("Asked for feedback")
    REMINDED = "feedback.reminded", _("Reminded of feedback")
    CLOSED = "feedback.closed", _("Feedback closed")
