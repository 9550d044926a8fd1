"""Speakers, their slides, and what a session leaves behind."""

import datetime as dt
import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from workinggroup.base.states import Stateful
from workshops.scheduling.models import AgendaItem, Workshop
from workshops.scheduling.paper_days import end_of_day

from .states import Audience, Consent, MaterialKind, Rights, SlidesState

PERSON = settings.AUTH_USER_MODEL


def stored_path(thing: Any, name: str) -> str:
    """Where an uploaded file lies: nothing of the path comes from the uploader but the checked ending."""
    return f"programme/{uuid.uuid4()}.{name.rsplit('.', 1)[-1].lower()[:8]}"


class Speaker(models.Model):
    """What somebody who presents says of themselves, for one session, and what they agree to."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="speakers")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="speaking")
    function = models.CharField(_("function and organisation"), max_length=200, blank=True)
    bio_short = models.CharField(_("about me, in one or two sentences"), max_length=300, blank=True)
    bio_long = models.TextField(_("about me, longer"), max_length=3000, blank=True)
    photo = models.FileField(upload_to=stored_path, blank=True)
    photo_type = models.CharField(max_length=20, blank=True)
    shows_photo = models.BooleanField(_("show my photo"), default=False)
    is_public = models.BooleanField(_("show this on the public page of the session too"), default=False)
    may_record = models.CharField(_("my talk is recorded"), max_length=3, choices=Consent, blank=True)
    may_publish = models.CharField(
        _("my slides and the recording are published"), max_length=3, choices=Consent, blank=True
    )
    could_speak = models.CharField(_("when I could speak"), max_length=300, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    saved_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workshop", "person"], name="a_speaker_once_a_session"),
            models.CheckConstraint(condition=Q(photo="") | ~Q(photo_type=""), name="a_photo_has_a_type"),
        ]

    def __str__(self) -> str:
        return str(self.person)


class Slides(Stateful):
    """Slides that a speaker hands in: nobody but the secretariat sees them before they are approved."""

    States = SlidesState

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="slides")
    person = models.ForeignKey(PERSON, on_delete=models.CASCADE, related_name="slides")
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="slides"
    )
    state = models.CharField(max_length=8, choices=SlidesState, default=SlidesState.UPLOADED)
    file = models.FileField(_("file"), upload_to=stored_path)
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=120)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    words = models.CharField(_("what to change"), max_length=500, blank=True)
    uploaded_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-uploaded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["workshop", "person"],
                condition=Q(state=SlidesState.UPLOADED),
                name="one_version_of_slides_waits",
            ),
            models.CheckConstraint(
                condition=Q(state=SlidesState.UPLOADED, settled_at=None)
                | (~Q(state=SlidesState.UPLOADED) & Q(settled_at__isnull=False)),
                name="settled_slides_say_when",
            ),
            models.CheckConstraint(
                condition=~Q(state=SlidesState.RETURNED) | ~Q(words=""),
                name="returned_slides_say_what_to_change",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Material(models.Model):
    """What a session leaves behind, or hands out before: a file or a link, for whom, with which rights."""

    workshop = models.ForeignKey(Workshop, on_delete=models.CASCADE, related_name="materials")
    agenda_item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.SET_NULL, related_name="materials",
        verbose_name=_("belongs to"),
    )  # fmt: skip
    slides = models.OneToOneField(
        Slides, null=True, blank=True, on_delete=models.SET_NULL, related_name="material"
    )
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=MaterialKind, default=MaterialKind.OTHER)
    title = models.CharField(_("title"), max_length=200)
    file = models.FileField(_("file"), upload_to=stored_path, blank=True)
    name = models.CharField(max_length=200, blank=True)
    content_type = models.CharField(max_length=120, blank=True)
    size = models.PositiveIntegerField(default=0)
    url = models.URLField(_("link"), max_length=500, blank=True)
    audience = models.CharField(
        _("who may see it"), max_length=12, choices=Audience, default=Audience.PARTICIPANTS
    )
    rights = models.CharField(_("rights"), max_length=12, choices=Rights, default=Rights.RESERVED)
    rights_words = models.CharField(_("rights in words"), max_length=200, blank=True)
    expires_on = models.DateField(_("can be seen until"), null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(PERSON, null=True, on_delete=models.SET_NULL, related_name="+")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["made_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(file="") & ~Q(url="")) | (~Q(file="") & Q(url="")),
                name="a_material_is_a_file_or_a_link",
            )
        ]

    def __str__(self) -> str:
        return self.title

    def has_expired(self, at: dt.datetime) -> bool:
        """Whether its last day is over, on the clock of the session."""
        return bool(self.expires_on and at >= end_of_day(self.expires_on, self.workshop.timezone))

    @property
    def rights_said(self) -> str:
        """The rights as one reads them: the licence, or with whose consent."""
        label = str(Rights(self.rights).label)
        if self.rights == Rights.CONSENT:
            return f"{label} {self.rights_words}"
        return f"{label}, {self.rights_words}" if self.rights_words else label
