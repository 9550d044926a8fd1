"""The agenda of a session, and what is to be read before it."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workinggroup.editions.models import Topic

from ..states import PaperDay, PointKind
from .workshops import Workshop

PERSON = settings.AUTH_USER_MODEL


class AgendaItem(models.Model):
    """One point of the agenda; its clock time follows from the durations before it, or from `begins`.

    `section`: the heading that stands above this point; `source` and `source_words`: what it comes from.
    """

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="agenda")
    position = models.PositiveSmallIntegerField()
    title = models.CharField(_("title"), max_length=200)
    duration = models.PositiveSmallIntegerField(_("minutes"))
    section = models.CharField(_("heading above it"), max_length=120, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=PointKind, default=PointKind.POINT)
    begins = models.TimeField(_("must begin at"), null=True, blank=True)
    presenters = models.ManyToManyField(
        PERSON, blank=True, related_name="presentations", verbose_name=_("presented by")
    )
    presenter = models.CharField(_("others who present"), max_length=200, blank=True)
    topics = models.ManyToManyField(Topic, blank=True, related_name="agenda_items", verbose_name=_("topics"))
    source = models.CharField(max_length=60, blank=True, db_index=True)
    source_words = models.CharField(max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=Q(duration__gt=0), name="an_agenda_item_takes_time"),
        ]

    def __str__(self) -> str:
        return self.title


def paper_path(paper: "Paper", name: str) -> str:
    """Where an uploaded paper lies: nothing of the path comes from the uploader but the ending."""
    ending = name.rsplit(".", 1)[-1].lower()[:8] if "." in name else "bin"
    return f"papers/{uuid.uuid4()}.{ending}"


class Paper(models.Model):
    """Something to read before the session: a file, a link, or the promise of one."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="papers")
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="papers"
    )
    title = models.CharField(_("title"), max_length=200)
    file = models.FileField(_("file"), upload_to=paper_path, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    size = models.PositiveIntegerField(default=0)
    url = models.URLField(_("link"), max_length=500, blank=True)
    author = models.ForeignKey(
        PERSON, null=True, blank=True, on_delete=models.SET_NULL, related_name="papers"
    )
    due_day = models.CharField(
        _("due with"), max_length=8, choices=PaperDay, blank=True, default=PaperDay.OWN
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    added_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(added_at__isnull=False) | Q(due_on__isnull=False) | ~Q(due_day=PaperDay.OWN),
                name="a_paper_is_there_or_due",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_there(self) -> bool:
        return self.added_at is not None
