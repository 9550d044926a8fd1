"""Points that members propose for an agenda."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import Stateful

from ..states import SuggestionState
from .workshops import Workshop

PERSON = settings.AUTH_USER_MODEL


class Suggestion(Stateful):
    """A point that somebody proposes for a session: the secretariat takes it up, or says why not."""

    States = SuggestionState

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="suggestions")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="suggestions")
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    title = models.CharField(_("point"), max_length=200)
    why = models.TextField(_("why it matters"), max_length=2000, blank=True)
    duration = models.PositiveSmallIntegerField(_("minutes"), default=15)
    state = models.CharField(max_length=8, choices=SuggestionState, default=SuggestionState.OPEN)
    answer = models.CharField(_("reason"), max_length=300, blank=True)
    made_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=SuggestionState.OPEN, settled_at=None)
                | (~Q(state=SuggestionState.OPEN) & Q(settled_at__isnull=False)),
                name="a_settled_suggestion_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=SuggestionState.REFUSED) | ~Q(answer=""),
                name="a_refused_suggestion_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.title
