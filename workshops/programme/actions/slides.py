"""Slides: handed in, approved or returned."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import files, history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling.models import Workshop

from .. import mails, rules
from ..models import Material, Slides, Speaker
from ..states import Audience, Event, MaterialKind, Rights, SlidesState


def upload_slides(
    workshop: Workshop, *, person: Any, file: Any, by: Any, at: dt.datetime, agenda_item: Any = None
) -> Slides:
    """Keep slides until the secretariat has looked; what waited before is replaced, the rest stays."""
    refuse_if(rules.refuse_speaking(workshop, at=at))
    good = files.inspect(file, kinds=rules.HANDED_IN, largest=rules.LARGEST_SLIDES)
    slides = Slides(
        workshop=workshop, person=person, agenda_item=agenda_item, name=good.name, size=good.size,
        content_type=good.kind.content_type, sha256=good.sha256, uploaded_at=at,
    )  # fmt: skip
    slides.file.save(good.name, file, save=False)
    try:
        return _replace(slides, by=by, at=at)
    except BaseException:
        slides.file.storage.delete(slides.file.name)
        raise


@transaction.atomic
def _replace(slides: Slides, *, by: Any, at: dt.datetime) -> Slides:
    workshop, person = slides.workshop, slides.person
    for old in Slides.objects.filter(workshop=workshop, person=person, state=SlidesState.UPLOADED):
        _delete(old)
    slides.save(force_insert=True)
    _record(Event.SLIDES_UPLOADED, slides, by=by, at=at)
    return slides


@transaction.atomic
def withdraw_slides(slides: Slides, *, by: Any, at: dt.datetime) -> None:
    """Take back slides that nobody has settled; their file is deleted."""
    if not Slides.objects.filter(pk=slides.pk, state=SlidesState.UPLOADED).exists():
        raise Refused(_("The secretariat has settled these slides already. Write to them."))
    _record(Event.SLIDES_WITHDRAWN, slides, by=by, at=at)
    _delete(slides)


@transaction.atomic
def approve_slides(
    slides: Slides, *, by: Any, at: dt.datetime, audience: str = Audience.PARTICIPANTS
) -> Material:
    """Let people see the slides: they become a material of the session, with the speaker's consent as rights.

    For everybody only with the consent of who speaks. An earlier version that was approved goes.
    """
    speaker = Speaker.objects.filter(workshop=slides.workshop, person=slides.person).first()
    refuse_if(rules.refuse_audience(audience, speaker.may_publish if speaker else ""))
    slides.become(SlidesState.APPROVED, settled_at=at, settled_by=by)
    earlier = Material.objects.filter(
        slides__person=slides.person, slides__agenda_item=slides.agenda_item, workshop=slides.workshop
    )
    earlier.delete()
    material = Material.objects.create(
        workshop=slides.workshop, agenda_item=slides.agenda_item, slides=slides, kind=MaterialKind.SLIDES,
        title=_title_of(slides), file=slides.file.name, name=slides.name, size=slides.size,
        content_type=slides.content_type, audience=audience, rights=Rights.CONSENT,
        rights_words=str(slides.person), made_at=at, made_by=by,
    )  # fmt: skip
    _record(Event.SLIDES_APPROVED, slides, by=by, at=at)
    mails.queue_slides_settled(slides, at=at)
    return material


def _title_of(slides: Slides) -> str:
    if slides.agenda_item:
        return slides.agenda_item.title
    return (_("Slides of %(name)s") % {"name": slides.person})[:200]


@transaction.atomic
def return_slides(slides: Slides, *, words: str, by: Any, at: dt.datetime) -> None:
    """Give slides back with what to change; who speaks is told and can hand in others."""
    if not words.strip():
        raise Refused(_("Say what to change, so that the speaker can do it."))
    slides.become(SlidesState.RETURNED, words=words.strip(), settled_at=at, settled_by=by)
    _record(Event.SLIDES_RETURNED, slides, by=by, at=at)
    mails.queue_slides_settled(slides, at=at)


def _delete(slides: Slides) -> None:
    name, storage = slides.file.name, slides.file.storage
    slides.delete()
    transaction.on_commit(lambda: storage.delete(name))


def _record(event: Event, slides: Slides, *, by: Any, at: dt.datetime) -> None:
    workshop = slides.workshop
    after = f"{slides.person}: {slides.words or slides.name}"
    history.record(event, about=workshop, by=by, at=at, edition=workshop.edition, after=after)
