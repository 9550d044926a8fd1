"""Minutes of a workshop and their lines, which many write at once."""

import uuid
from typing import Any, NoReturn, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import Look, Stateful

from ..states import InsightKind, LineKind, MinutesState

PERSON = settings.AUTH_USER_MODEL


class MinutesQuerySet(models.QuerySet):
    def of_edition(self, edition: Any) -> Self:
        return self.filter(workshop__edition=edition)

    def for_list(self) -> Self:
        return self.select_related("workshop__edition").order_by("workshop__starts_at", "workshop_id")


class Minutes(Stateful):
    """The minutes of one workshop. `seq` counts every change: readers ask for what is newer than theirs.

    `number` is the version that is being written or was agreed last; earlier ones stand in `AgreedVersion`.
    """

    States = MinutesState

    workshop = models.OneToOneField("scheduling.Workshop", on_delete=models.CASCADE, related_name="minutes")
    state = models.CharField(max_length=12, choices=MinutesState, default=MinutesState.OPEN)
    number = models.PositiveSmallIntegerField(default=1)
    seq = models.PositiveIntegerField(default=0)
    last_line = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    circulated_at = models.DateTimeField(null=True, blank=True)
    comments_close_at = models.DateTimeField(null=True, blank=True)
    agreed_at = models.DateTimeField(null=True, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    correction = models.TextField(_("why there is a new version"), blank=True)

    objects = MinutesQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(circulated_at=None, comments_close_at=None)
                | Q(comments_close_at__gt=F("circulated_at")),
                name="minutes_round_ends_after_it_began",
            ),
            models.CheckConstraint(
                condition=(Q(state=MinutesState.AGREED, agreed_at__isnull=False) & ~Q(digest=""))
                | (~Q(state=MinutesState.AGREED) & Q(agreed_at=None, digest="")),
                name="minutes_digest_goes_with_agreed",
            ),
        ]

    def __str__(self) -> str:
        return f"{_('Minutes')}: {self.workshop}"

    def get_absolute_url(self) -> str:
        return reverse("minutes:page", args=[self.workshop.edition.slug, self.workshop_id])


class LineQuerySet(models.QuerySet):
    def current(self) -> Self:
        """Without those that were deleted."""
        return self.filter(deleted_at=None)

    def of_edition(self, edition: Any) -> Self:
        return self.filter(minutes__workshop__edition=edition)

    def in_order(self) -> Self:
        """As they stand in the document: by agenda item, then by place; lines without an item come last."""
        return self.order_by(
            F("agenda_item__position").asc(nulls_last=True), "agenda_item_id", "position", "pk"
        )

    def actions(self) -> Self:
        return self.filter(kind=LineKind.ACTION)

    def insights(self) -> Self:
        return self.filter(kind=LineKind.INSIGHT)

    def questions(self) -> Self:
        return self.filter(kind=LineKind.QUESTION)

    def unanswered(self) -> Self:
        """Questions that nobody answered and nobody took on."""
        return self.questions().filter(owner=None, owner_organisation=None, answer=None, done_at=None)

    def undone(self) -> Self:
        return self.actions().filter(done_at=None)

    def agreed(self) -> Self:
        return self.filter(minutes__state=MinutesState.AGREED)

    def for_page(self) -> Self:
        return self.select_related("organisation", "owner", "owner_organisation")

    def delete(self) -> NoReturn:
        raise TypeError("A line is kept as a revision: use actions.delete_line.")


class Line(models.Model):
    """One line of the minutes.

    `number` is its name for people and stays; `position` is its place in the item. Its words and kind
    change only through `actions`, which keep each text in `LineText`; once the minutes are agreed the
    database refuses it. What becomes of a line (owner, done, answer) is followed up afterwards too.
    """

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="lines")
    key = models.UUIDField(default=uuid.uuid4)
    agenda_item = models.ForeignKey(
        "scheduling.AgendaItem", null=True, blank=True, on_delete=models.SET_NULL, related_name="lines"
    )
    number = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    kind = models.CharField(_("kind"), max_length=10, choices=LineKind, default=LineKind.NOTE)
    insight_kind = models.CharField(_("kind of insight"), max_length=16, choices=InsightKind, blank=True)
    text = models.TextField(_("text"), blank=True)
    organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="lines",
        verbose_name=_("said by"),
    )
    owner = models.ForeignKey(
        PERSON,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="lines",
        verbose_name=_("owner"),
    )
    owner_organisation = models.ForeignKey(
        "people.Organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="owned_lines",
        verbose_name=_("owner, an organisation"),
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    seq = models.PositiveIntegerField(default=0)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    deleted_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    outcome = models.TextField(_("what came of it"), blank=True)
    answer = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.SET_NULL, related_name="answers"
    )

    objects = LineQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["minutes", "seq"], name="lines_by_change")]
        constraints = [
            models.UniqueConstraint(fields=["minutes", "key"], name="a_line_is_made_once"),
            models.UniqueConstraint(fields=["minutes", "number"], name="one_line_a_number"),
            models.CheckConstraint(
                condition=(Q(kind=LineKind.INSIGHT) & ~Q(insight_kind=""))
                | (~Q(kind=LineKind.INSIGHT) & Q(insight_kind="")),
                name="insight_kind_goes_with_insight",
            ),
            models.CheckConstraint(
                condition=Q(owner=None) | Q(owner_organisation=None), name="a_line_has_one_owner"
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return f"{self.minutes.get_absolute_url()}#l{self.number}"

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError("A line is kept as a revision: use actions.delete_line.")

    @property
    def kind_look(self) -> Look:
        return Look(self.insight_word or self.kind_word, "plain", self.kind)

    @property
    def kind_word(self) -> str:
        """The word of its kind. Django's own `get_…_display` goes through all choices for each line."""
        return str(LineKind(self.kind).label)

    @property
    def insight_word(self) -> str:
        return str(InsightKind(self.insight_kind).label) if self.insight_kind else ""

    @property
    def shape(self) -> str:
        return LineKind(self.kind).shape

    @property
    def owner_words(self) -> str:
        return str(self.owner or self.owner_organisation or "")

    @property
    def has_owner(self) -> bool:
        return bool(self.owner_id or self.owner_organisation_id)

    @property
    def is_open_question(self) -> bool:
        return self.kind == LineKind.QUESTION and not (self.has_owner or self.answer_id or self.done_at)


class LineText(models.Model):
    """Every text that a line ever had, the current one too: append-only."""

    line = models.ForeignKey(Line, on_delete=models.CASCADE, related_name="texts")
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    kind = models.CharField(max_length=10, choices=LineKind)
    insight_kind = models.CharField(max_length=16, choices=InsightKind, blank=True)
    organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    owner = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    owner_organisation = models.ForeignKey(
        "people.Organisation", null=True, on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["line", "version"], name="one_text_a_version")]

    def __str__(self) -> str:
        return self.text


class Presence(models.Model):
    """Who has the minutes open, and which line they write in; forgotten after some seconds of silence."""

    minutes = models.ForeignKey(Minutes, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="+")
    line = models.ForeignKey(Line, null=True, on_delete=models.SET_NULL, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["minutes", "person"], name="one_presence_a_person")]

    def __str__(self) -> str:
        return str(self.person)
