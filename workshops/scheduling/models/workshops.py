"""A session, from the first idea to the day it is held."""

import datetime as dt
import uuid
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import Look, Stateful
from workinggroup.base.zones import TimeZoneField
from workinggroup.editions.models import Edition, Topic

from ..states import WorkshopFormat, WorkshopKind, WorkshopState
from .meaning import MeaningField

PERSON = settings.AUTH_USER_MODEL
DRAFT, POLLING = WorkshopState.DRAFT, WorkshopState.POLLING
TIMED = [WorkshopState.SCHEDULED, WorkshopState.HELD]


class WorkshopQuerySet(models.QuerySet):
    def open(self) -> Self:
        """Those that are still ahead: neither held nor cancelled."""
        return self.exclude(state__in=[WorkshopState.HELD, WorkshopState.CANCELLED])

    def polling(self) -> Self:
        return self.filter(state=WorkshopState.POLLING)

    def scheduled(self) -> Self:
        return self.filter(state=WorkshopState.SCHEDULED)

    def held(self) -> Self:
        return self.filter(state=WorkshopState.HELD)

    def with_a_date(self) -> Self:
        return self.filter(state__in=TIMED)

    def for_the_public(self) -> Self:
        """Those with a public page: with a date, or with one that was taken away for now."""
        postponed = Q(starts_at=None, postponed_at__isnull=False, state__in=[DRAFT, POLLING])
        return self.filter(Q(state__in=TIMED) | postponed, is_public=True)

    def in_order(self) -> Self:
        """By number, which follows the plan."""
        return self.order_by("number", "pk")

    def as_they_come(self) -> Self:
        """By time; what has no date yet stands at the end."""
        return self.order_by(F("starts_at").asc(nulls_last=True), "number", "pk")


class Workshop(Stateful):
    """A session of an edition, from the first idea to the list of those who came."""

    States = WorkshopState

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="workshops")
    plan_item = models.ForeignKey(
        "needs.WorkPlanItem", null=True, blank=True, on_delete=models.SET_NULL, related_name="workshops"
    )
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    number = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=16, choices=WorkshopKind, default=WorkshopKind.WORKSHOP)
    format = models.CharField(
        _("format"), max_length=8, choices=WorkshopFormat, default=WorkshopFormat.ONLINE
    )
    description = models.TextField(_("description"), blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="workshops", verbose_name=_("topics"))
    state = models.CharField(max_length=10, choices=WorkshopState, default=WorkshopState.DRAFT)
    timezone = TimeZoneField(_("time zone"), default="Europe/Brussels")
    starts_at = models.DateTimeField(_("starts"), null=True, blank=True)
    ends_at = models.DateTimeField(_("ends"), null=True, blank=True)
    meant = MeaningField()
    # When new rules of the zone were found to show another hour than was meant, here or at a proposed date.
    zone_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    place = models.CharField(_("place"), max_length=200, blank=True)
    access_notes = models.TextField(_("how to get in"), blank=True)
    join_url = models.URLField(_("joining link"), max_length=500, blank=True)
    join_notes = models.CharField(_("joining by phone"), max_length=200, blank=True)
    join_minutes = models.PositiveSmallIntegerField(_("minutes before the start"), default=15)
    spoken = models.JSONField(_("people may speak"), default=list, blank=True)
    heard = models.JSONField(_("people may listen to"), default=list, blank=True)
    language = models.CharField(_("remark about languages"), max_length=120, blank=True)
    asks_needs = models.BooleanField(_("ask people what they need to take part"), default=False)
    agenda_days = models.PositiveSmallIntegerField(_("agenda and its papers"), null=True, blank=True)
    papers_days = models.PositiveSmallIntegerField(_("papers"), null=True, blank=True)
    late_days = models.PositiveSmallIntegerField(_("late papers"), null=True, blank=True)
    host = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name=_("host")
    )
    is_public = models.BooleanField(_("has a public page"), default=False)
    poll_opened_at = models.DateTimeField(null=True, blank=True)
    poll_closes_at = models.DateTimeField(_("poll closes"), null=True, blank=True)
    poll_shows_names = models.BooleanField(_("participants see each other’s answers"), default=True)
    poll_holds_dates = models.BooleanField(_("dates are held in calendars"), default=False)
    postponed_because = models.CharField(_("reason"), max_length=300, blank=True)
    postponed_at = models.DateTimeField(null=True, blank=True)
    postponed_from = models.DateTimeField(null=True, blank=True)
    cancelled_because = models.CharField(_("reason"), max_length=300, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    held_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = WorkshopQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["edition", "number"], name="one_workshop_of_a_number_an_edition"),
            models.CheckConstraint(
                condition=Q(starts_at=None, ends_at=None)
                | Q(starts_at__isnull=False, ends_at__isnull=False, ends_at__gt=F("starts_at")),
                name="workshop_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=TIMED) | Q(starts_at__isnull=False),
                name="a_scheduled_workshop_has_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state=WorkshopState.CANCELLED, cancelled_at__isnull=False)
                | (~Q(state=WorkshopState.CANCELLED) & Q(cancelled_at=None)),
                name="workshop_cancelled_at_goes_with_cancelled",
            ),
            models.CheckConstraint(
                condition=~Q(state=WorkshopState.POLLING) | Q(poll_closes_at__isnull=False),
                name="an_open_poll_has_an_end",
            ),
        ]
        indexes = [models.Index(fields=["state", "starts_at"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("scheduling:workshop", args=[self.edition.slug, self.pk])

    @property
    def called(self) -> str:
        """`Workshop 3`: kind and number, by which people speak of it."""
        return f"{self.get_kind_display()} {self.number}"

    @property
    def has_time(self) -> bool:
        return self.starts_at is not None

    @property
    def length(self) -> dt.timedelta | None:
        return self.ends_at - self.starts_at if self.starts_at and self.ends_at else None

    @property
    def is_postponed(self) -> bool:
        """It had a date, lost it, and has no other yet."""
        return self.postponed_at is not None and not self.has_time

    @property
    def state_look(self) -> Look:
        if self.is_postponed and self.state == WorkshopState.DRAFT:
            return Look(str(_("Postponed")), "attention", "later")
        return super().state_look

    @property
    def joining_opens_at(self) -> dt.datetime | None:
        return self.starts_at and self.starts_at - dt.timedelta(minutes=self.join_minutes)

    @property
    def is_on_site(self) -> bool:
        return self.format != WorkshopFormat.ONLINE

    @property
    def is_online(self) -> bool:
        return self.format != WorkshopFormat.ON_SITE

    def poll_is_open(self, at: dt.datetime) -> bool:
        return self.state == WorkshopState.POLLING and at < self.poll_closes_at
