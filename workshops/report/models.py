"""The edition's final report: chapters, paragraphs with sources, versions, and the follow-up checklist."""

import uuid
from typing import Any, NoReturn, Self

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.needs.models import Need
from workinggroup.base.states import Stateful
from workinggroup.editions.models import Edition
from workshops.minutes.models import Line
from workshops.scheduling.models import Workshop

from .states import ChapterKind, ChecklistState, ParagraphKind, Record, ReportState

PERSON = settings.AUTH_USER_MODEL
# The fields by which readers are told where something comes from.
SESSION_WORDS = ["kind", "number", "starts_at"]
LINE_WORDS = ["number", "kind", "insight_kind", *(f"minutes__workshop__{name}" for name in SESSION_WORDS)]
NEED_WORDS = ["n", "assessment__title", "topic__title"]


class ReportQuerySet(models.QuerySet):
    def with_counts(self) -> Self:
        """Adds written and torn (paragraphs), and number and published_at of the newest version."""
        here = Paragraph.objects.filter(chapter__report=OuterRef("pk")).order_by()
        torn = here.filter(~Exists(Source.objects.filter(paragraph=OuterRef("pk"))), is_own_view=False)
        newest = ReportVersion.objects.filter(report=OuterRef("pk")).order_by("-number")
        return self.annotate(
            written=_count(here),
            torn=_count(torn),
            newest_number=Subquery(newest.values("number")[:1]),
            newest_at=Subquery(newest.values("published_at")[:1]),
        )


def _count(paragraphs: models.QuerySet) -> Coalesce:
    by_report = paragraphs.values("chapter__report").annotate(found=models.Count("pk"))
    return Coalesce(Subquery(by_report.values("found")), 0)


class Report(Stateful):
    """The final report of an edition: what is being written, and the versions that were published."""

    States = ReportState

    edition = models.OneToOneField(Edition, on_delete=models.CASCADE, related_name="report")
    title = models.CharField(_("title"), max_length=200)
    lead = models.TextField(_("lead"), blank=True)
    language = models.CharField(_("language"), max_length=10, default="en")
    state = models.CharField(max_length=10, choices=ReportState, default=ReportState.DRAFT)
    version = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()

    objects = ReportQuerySet.as_manager()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report:page", args=[self.edition.slug])


class Chapter(models.Model):
    """A part of the report. A session's chapter says which; annexes are lettered."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="chapters")
    kind = models.CharField(_("kind"), max_length=16, choices=ChapterKind, default=ChapterKind.FREE)
    workshop = models.ForeignKey(
        Workshop, null=True, blank=True, on_delete=models.SET_NULL, related_name="report_chapters"
    )
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=200)
    version = models.PositiveIntegerField(default=1)
    token = models.UUIDField(default=uuid.uuid4, unique=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("report:chapter", args=[self.report.edition.slug, self.pk])


class ParagraphQuerySet(models.QuerySet):
    def of_edition(self, edition: Edition) -> Self:
        return self.filter(chapter__report__edition=edition)

    def with_sources(self, *, follow_ups: bool = True) -> Self:
        sources = models.Prefetch("sources", Source.objects.for_words().order_by("position", "pk"))
        return self.prefetch_related(sources, *(["follow_ups"] if follow_ups else []))

    def with_words(self) -> Self:
        """With sources of which only their names are known: no text of a line, no session's description."""
        names = {"line": LINE_WORDS, "need": NEED_WORDS, "workshop": SESSION_WORDS}
        fields = [f"{thing}__{name}" for thing, words in names.items() for name in words]
        sources = Source.objects.select_related(
            "line__minutes__workshop", "need__assessment", "need__topic", "workshop"
        ).only("paragraph", "position", "record", *fields)
        return self.prefetch_related(models.Prefetch("sources", sources))

    def torn(self) -> Self:
        """Without any source, and not marked as the editors' own view."""
        return self.filter(is_own_view=False).annotate(found=models.Count("sources")).filter(found=0)


class Paragraph(models.Model):
    """A paragraph or recommendation. Either it has sources, or the editors say that it is their own view."""

    chapter = models.ForeignKey(Chapter, on_delete=models.CASCADE, related_name="paragraphs")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(_("kind"), max_length=16, choices=ParagraphKind, default=ParagraphKind.TEXT)
    heading = models.CharField(_("heading"), max_length=200, blank=True)
    text = models.TextField(_("text"))
    addressee = models.CharField(_("for whom"), max_length=200, blank=True)
    is_own_view = models.BooleanField(_("the editors’ own view"), default=False)
    version = models.PositiveIntegerField(default=1)
    token = models.UUIDField(default=uuid.uuid4, unique=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind=ParagraphKind.RECOMMENDATION) | ~Q(heading=""),
                name="a_recommendation_has_a_heading",
            )
        ]

    def __str__(self) -> str:
        return self.heading or self.text

    def get_absolute_url(self) -> str:
        return f"{self.chapter.get_absolute_url()}?paragraph={self.pk}#p{self.pk}"


class SourceQuerySet(models.QuerySet):
    def for_words(self) -> Self:
        return self.select_related(
            "line__minutes__workshop__edition",
            "line__agenda_item",
            "need__assessment__edition",
            "need__topic",
            "workshop__edition",
        )


class Source(models.Model):
    """Where a paragraph comes from: a line of minutes, a need, a session, or a record of the edition."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="sources")
    position = models.PositiveSmallIntegerField(default=0)
    line = models.ForeignKey(Line, null=True, on_delete=models.PROTECT, related_name="report_sources")
    need = models.ForeignKey(Need, null=True, on_delete=models.PROTECT, related_name="report_sources")
    workshop = models.ForeignKey(Workshop, null=True, on_delete=models.PROTECT, related_name="report_sources")
    record = models.CharField(max_length=16, choices=Record, blank=True)

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(line__isnull=False, need=None, workshop=None, record="")
                | Q(line=None, need__isnull=False, workshop=None, record="")
                | Q(line=None, need=None, workshop__isnull=False, record="")
                | (Q(line=None, need=None, workshop=None) & ~Q(record="")),
                name="a_source_is_one_thing",
            ),
            models.UniqueConstraint(fields=["paragraph", "line"], name="a_line_is_a_source_once"),
            models.UniqueConstraint(fields=["paragraph", "need"], name="a_need_is_a_source_once"),
            models.UniqueConstraint(fields=["paragraph", "workshop"], name="a_workshop_is_a_source_once"),
            models.UniqueConstraint(
                fields=["paragraph", "record"], condition=~Q(record=""), name="a_record_is_a_source_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.line or self.need or self.workshop or self.get_record_display())


class ParagraphText(models.Model):
    """Every text that a paragraph had: append-only."""

    paragraph = models.ForeignKey(Paragraph, on_delete=models.CASCADE, related_name="texts")
    version = models.PositiveIntegerField()
    heading = models.CharField(max_length=200, blank=True)
    text = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "version"], name="one_paragraph_text_a_version")
        ]

    def __str__(self) -> str:
        return self.text


class ReportVersionQuerySet(models.QuerySet):
    def update(self, **changes: Any) -> NoReturn:
        raise TypeError("A published version never changes.")


class ReportVersion(models.Model):
    """What was published: the document as canonical JSON and its SHA-256. Never changed, only followed."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    document = models.TextField()
    digest = models.CharField(max_length=64)
    note = models.TextField(_("what changed"), blank=True)
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    objects = ReportVersionQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="one_report_version_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.report}, {self.number}"


class ReportFile(models.Model):
    """A version as a file, made once and kept beside it, so that every node serves the same bytes."""

    version = models.ForeignKey(ReportVersion, on_delete=models.CASCADE, related_name="files")
    format = models.CharField(max_length=8)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "format"], name="one_file_a_format")]

    def __str__(self) -> str:
        return f"{self.version} {self.format}"


class ChecklistItem(Stateful):
    """One thing to follow up after the edition, with the lines that it comes from."""

    States = ChecklistState

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="checklist")
    position = models.PositiveSmallIntegerField()
    text = models.TextField(_("what to check"))
    addressee = models.CharField(_("for whom"), max_length=200, blank=True)
    due_on = models.DateField(_("by when"), null=True, blank=True)
    state = models.CharField(max_length=8, choices=ChecklistState, default=ChecklistState.OPEN)
    lines = models.ManyToManyField(Line, related_name="checklist_items")
    version = models.PositiveIntegerField(default=1)
    token = models.UUIDField(default=uuid.uuid4, unique=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("report:checklist", args=[self.report.edition.slug]) + f"#c{self.pk}"


class FollowUp(models.Model):
    """What became of a recommendation or of a checklist item, year by year."""

    paragraph = models.ForeignKey(Paragraph, null=True, on_delete=models.CASCADE, related_name="follow_ups")
    item = models.ForeignKey(ChecklistItem, null=True, on_delete=models.CASCADE, related_name="follow_ups")
    year = models.PositiveSmallIntegerField(_("year"))
    what = models.TextField(_("what happened"))
    source = models.CharField(_("where one can read it"), max_length=300, blank=True)

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(paragraph__isnull=False, item=None) | Q(paragraph=None, item__isnull=False),
                name="a_follow_up_is_about_one_thing",
            )
        ]

    def __str__(self) -> str:
        return self.what
