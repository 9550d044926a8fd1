"""A selection in the making, and its changes by hand."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from members.people.models import Person
from workinggroup.base.states import Stateful

from ..states import Place, SelectionState
from .application import Application
from .call import Call


class Selection(Stateful):
    """A set of seats with its proposal. `file` and `result` are what the solver read and gave."""

    States = SelectionState

    call = models.ForeignKey(Call, on_delete=models.CASCADE, related_name="selections")
    number = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(_("name"), max_length=120, blank=True)
    copied_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="copies")
    quota_changes = models.JSONField(_("quotas tried out"), default=dict, blank=True)
    time_limit_s = models.PositiveSmallIntegerField(_("seconds to look for the best set"), default=10)
    state = models.CharField(max_length=8, choices=SelectionState, default=SelectionState.DRAFT)
    seats = models.PositiveSmallIntegerField(_("seats"))
    reserve_size = models.PositiveSmallIntegerField(_("places on the reserve list"), default=10)
    seed = models.PositiveIntegerField(_("seed"))
    file = models.JSONField(null=True)
    result = models.JSONField(null=True)
    proposed_at = models.DateTimeField(null=True)
    proposed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    gap_note = models.TextField(_("why it is decided all the same"), blank=True)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["call", "number"], name="one_selection_a_number"),
            models.UniqueConstraint(
                fields=["call"],
                condition=Q(state=SelectionState.DECIDED),
                name="one_decided_selection_a_call",
            ),
            models.CheckConstraint(
                condition=Q(state=SelectionState.DECIDED, decided_at__isnull=False)
                | Q(state=SelectionState.DRAFT, decided_at=None),
                name="selection_decided_at_goes_with_decided",
            ),
            models.CheckConstraint(
                condition=Q(file=None, result=None, proposed_at=None)
                | Q(file__isnull=False, result__isnull=False, proposed_at__isnull=False),
                name="a_proposal_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.call}, {self.number}"

    def get_absolute_url(self) -> str:
        return reverse("recruitment:selection", args=[self.call.edition.slug, self.pk])

    @property
    def is_draft(self) -> bool:
        return self.state == SelectionState.DRAFT

    @property
    def is_copy(self) -> bool:
        """Whether things are tried out in it; a copy has a name, also when what it came from is gone."""
        return bool(self.title)

    @property
    def name(self) -> str:
        return self.title or _t("Selection %(n)d") % {"n": self.number}


class SeatQuerySet(models.QuerySet):
    def seated(self) -> Self:
        return self.filter(place=Place.SEAT)


class Seat(models.Model):
    """Where one application stands in one selection, and whether a person or the proposal put it there."""

    selection = models.ForeignKey(Selection, on_delete=models.CASCADE, related_name="seats_taken")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="seats")
    place = models.CharField(max_length=8, choices=Place, default=Place.RESERVE)
    proposed = models.BooleanField(default=False)
    by_hand = models.BooleanField(default=False)

    objects = SeatQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["selection", "application"], name="one_place_an_application"),
        ]

    def __str__(self) -> str:
        return f"{self.application}: {self.get_place_display()}"


class Change(models.Model):
    """A change by hand, with its reason; it stays on record also when the seat changes again."""

    selection = models.ForeignKey(Selection, on_delete=models.CASCADE, related_name="changes")
    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="changes")
    place = models.CharField(max_length=8, choices=Place)
    reason = models.CharField(_("reason"), max_length=300)
    public_reason = models.CharField(_("reason in words for the public"), max_length=300, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="a_change_has_a_reason")]

    def __str__(self) -> str:
        return f"{self.application}: {self.get_place_display()}"
