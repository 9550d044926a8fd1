"""What speakers say of themselves, and asking them for it."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import files, history
from workinggroup.base.pictures import bare
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling.models import Workshop

from .. import mails, rules
from ..models import Material, Speaker
from ..queries import SpeakerRow
from ..states import Audience, Consent, Event

PHOTO_KEPT = dt.timedelta(days=365)


@transaction.atomic
def ask_speakers(workshop: Workshop, rows: Iterable[SpeakerRow], *, by: Any, at: dt.datetime) -> int:
    """Ask those who have not given everything, each by one mail with a personal link; returns how many."""
    wanting = [row for row in rows if row.missing]
    refuse_if(rules.refuse_asking(workshop, wanting, at=at))
    for row in wanting:
        Speaker.objects.update_or_create(workshop=workshop, person=row.person, defaults={"asked_at": at})
        mails.queue_asking(workshop, row.person, missing=row.missing, at=at)
    _record(Event.SPEAKERS_ASKED, workshop, by=by, at=at, after=len(wanting))
    return len(wanting)


@transaction.atomic
def save_speaker(
    workshop: Workshop,
    *,
    person: Any,
    version: int,
    by: Any,
    at: dt.datetime,
    photo: Any = None,
    **facts: Any,
) -> Speaker:
    """Store what a speaker says; a photo is checked by its content and stored without its metadata.

    Who takes back their consent to publication is obeyed at once: public slides go back to the participants.
    """
    refuse_if(rules.refuse_speaking(workshop, at=at))
    picture = _photo_of(photo) if photo else None
    speaker, _made = Speaker.objects.get_or_create(workshop=workshop, person=person)
    mine = Speaker.objects.filter(pk=speaker.pk, version=version)
    if not mine.update(**facts, saved_at=at, version=version + 1):
        raise Refused(_("Somebody changed this while you wrote. Both texts are shown."))
    speaker.refresh_from_db()
    if speaker.may_publish != Consent.YES:
        public = Material.objects.filter(slides__person=person, workshop=workshop, audience=Audience.PUBLIC)
        public.update(audience=Audience.PARTICIPANTS)
    if picture:
        _replace_photo(speaker, *picture)
    _record(Event.SPEAKER_SAVED, workshop, by=by, at=at, after=str(person))
    return speaker


def _photo_of(photo: Any) -> tuple[ContentFile, files.Kind]:
    good = files.inspect(photo, kinds=rules.PHOTOS, largest=rules.LARGEST_PHOTO)
    photo.seek(0)
    return ContentFile(bare(photo.read(), good.kind)), good.kind


def _replace_photo(speaker: Speaker, content: ContentFile, kind: files.Kind) -> None:
    old, storage = speaker.photo.name, speaker.photo.storage
    speaker.photo.save(f"photo.{kind.extension}", content, save=False)
    speaker.photo_type = kind.content_type
    speaker.save(update_fields=["photo", "photo_type"])
    if old:
        transaction.on_commit(lambda: storage.delete(old))


@transaction.atomic
def remove_photo(speaker: Speaker, *, by: Any, at: dt.datetime) -> None:
    """Delete a photo, also from the disk; the consent to show one goes with it."""
    name, storage = speaker.photo.name, speaker.photo.storage
    facts = {"photo": "", "photo_type": "", "shows_photo": False}
    if not (name and Speaker.objects.filter(pk=speaker.pk, photo=name).update(**facts)):
        raise Refused(_("There is no photo."))
    transaction.on_commit(lambda: storage.delete(name))
    _record(Event.PHOTO_REMOVED, speaker.workshop, by=by, at=at, after=str(speaker.person))


def forget(*, at: dt.datetime) -> int:
    """Delete photos a year after their session; returns how many."""
    old = Speaker.objects.filter(workshop__ends_at__lt=at - PHOTO_KEPT).exclude(photo="")
    found = list(old.select_related("workshop__edition", "person"))
    for speaker in found:
        remove_photo(speaker, by=None, at=at)
    return len(found)


def _record(event: Event, workshop: Workshop, *, by: Any, at: dt.datetime, after: Any = None) -> None:
    history.record(event, about=workshop, by=by, at=at, edition=workshop.edition, after=after)
