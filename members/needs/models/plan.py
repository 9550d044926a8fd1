"""The work plan of an edition and its items."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.needs.states import PlanKind, PlanState
from workinggroup.base.states import Stateful
from workinggroup.editions.models import Edition, Topic


class WorkPlan(Stateful):
    """The plan of an edition as a whole: a draft until somebody agrees it."""

    States = PlanState

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="work_plan")
    state = models.CharField(max_length=8, choices=PlanState, default=PlanState.DRAFT)
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state=PlanState.AGREED, agreed_at__isnull=False)
                | (~Q(state=PlanState.AGREED) & Q(agreed_at=None)),
                name="plan_agreed_at_goes_with_agreed",
            ),
        ]

    def __str__(self) -> str:
        return str(_("Work plan %(year)s") % {"year": self.edition.year})


class WorkPlanItemQuerySet(models.QuerySet):
    def in_order(self) -> "WorkPlanItemQuerySet":
        """By position, then by period; what has no period yet comes last."""
        return self.order_by("position", F("from_on").asc(nulls_last=True), "pk")

    def sessions(self) -> "WorkPlanItemQuerySet":
        return self.exclude(kind=PlanKind.DELIVERABLE)

    def for_plan(self) -> "WorkPlanItemQuerySet":
        return self.in_order().select_related("owner", "edition").prefetch_related("topics")


class WorkPlanItem(models.Model):
    """A planned session or deliverable for topics. The period is half-open: `to_on` is the day after."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="plan_items")
    title = models.CharField(_("title"), max_length=200)
    description = models.TextField(_("what it is for"), blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=PlanKind, default=PlanKind.WORKSHOP)
    topics = models.ManyToManyField(Topic, blank=True, related_name="plan_items", verbose_name=_("topics"))
    from_on = models.DateField(_("from"), null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="plan_items",
        verbose_name=_("owner"),
    )
    position = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = WorkPlanItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(from_on=None, to_on=None)
                | Q(from_on__isnull=False, to_on__isnull=False, to_on__gt=F("from_on")),
                name="plan_item_period_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("needs:plan_item", args=[self.edition.slug, self.pk])

    @property
    def is_session(self) -> bool:
        return self.kind != PlanKind.DELIVERABLE
