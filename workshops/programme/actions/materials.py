"""Materials of a session: added, changed, removed."""

import datetime as dt
import uuid
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from workinggroup.base import files, history
from workinggroup.base.refusals import Refused, refuse_if
from workshops.scheduling.models import Workshop

from .. import rules
from ..models import Material, Slides, Speaker
from ..states import Consent, Event


def add_material(
    workshop: Workshop,
    *,
    title: str,
    by: Any,
    at: dt.datetime,
    file: Any = None,
    url: str = "",
    token: uuid.UUID | None = None,
    **facts: Any,
) -> Material:
    """Add a file, checked by its content, or a link. The same `token` twice makes one material."""
    if token and (found := Material.objects.filter(token=token).first()):
        return found
    _refuse(workshop, has_file=bool(file), has_link=bool(url), facts=facts)
    material = Material(
        workshop=workshop, title=title, url=url, token=token or uuid.uuid4(), made_at=at, made_by=by, **facts
    )
    if file:
        good = files.inspect(file, kinds=rules.MATERIALS, largest=rules.LARGEST_MATERIAL)
        material.name, material.size, material.content_type = good.name, good.size, good.kind.content_type
        material.file.save(good.name, file, save=False)
    try:
        return _store(material, by=by, at=at)
    except BaseException:
        if material.file:
            material.file.storage.delete(material.file.name)
        raise


@transaction.atomic
def _store(material: Material, *, by: Any, at: dt.datetime) -> Material:
    material.save(force_insert=True)
    _record(Event.MATERIAL_ADDED, material, by=by, at=at)
    return material


@transaction.atomic
def change_material(material: Material, *, version: int, by: Any, at: dt.datetime, **facts: Any) -> Material:
    """Change title, audience, rights, expiry or the link. Refuses when somebody saved since `version`.

    Slides of a speaker are shown to everybody only with the consent of who speaks.
    """
    url = facts.get("url", material.url)
    held = {name: getattr(material, name) for name in ("kind", "audience", "rights", "rights_words")}
    has_file = bool(material.file)
    _refuse(material.workshop, has_file=has_file, has_link=bool(url), facts=held | facts)
    if slides := material.slides:
        refuse_if(rules.refuse_audience(facts.get("audience", material.audience), _consent(slides)))
    mine = Material.objects.filter(pk=material.pk, version=version)
    if not mine.update(version=version + 1, **facts):
        raise Refused(_("Somebody changed this while you wrote. Both texts are shown."))
    before = material.audience
    material.refresh_from_db()
    _record(Event.MATERIAL_CHANGED, material, by=by, at=at, before=before)
    return material


def _consent(slides: Slides) -> str:
    found = Speaker.objects.filter(workshop=slides.workshop_id, person=slides.person_id).first()
    return found.may_publish if found else ""


@transaction.atomic
def remove_material(material: Material, *, by: Any, at: dt.datetime) -> None:
    """Remove a material, and its file unless it is also that of a speaker's slides."""
    name, storage, keep = material.file.name, material.file.storage, material.slides_id
    _record(Event.MATERIAL_REMOVED, material, by=by, at=at)
    material.delete()
    if name and not keep:
        transaction.on_commit(lambda: storage.delete(name))


def _refuse(workshop: Workshop, *, has_file: bool, has_link: bool, facts: dict[str, Any]) -> None:
    said = {name: facts.get(name, "") for name in ("rights", "rights_words")}
    refuse_if(rules.refuse_material(has_file=has_file, has_link=has_link, **said))
    no = Speaker.objects.filter(workshop=workshop, may_publish=Consent.NO).select_related("person")
    refuse_if(rules.refuse_recording(facts.get("kind", ""), facts.get("audience", ""), list(no)))


def _record(event: Event, material: Material, *, by: Any, at: dt.datetime, before: str = "") -> None:
    workshop = material.workshop
    history.record(
        event, about=workshop, by=by, at=at, edition=workshop.edition,
        before=before, after=f"{material.title}: {material.audience}",
    )  # fmt: skip
