"""Who speaks and what is missing; which materials somebody may see."""

import datetime as dt
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.editions import tally
from workinggroup.editions.once import once
from workinggroup.editions.permissions import Permission, Role, may
from workshops.scheduling.models import AgendaItem, Workshop
from workshops.scheduling.queries import agenda_of, takes_part
from workshops.scheduling.states import WorkshopState
from workshops.scheduling.timing import Running

from .models import Material, Slides, Speaker
from .states import Audience, Consent, SlidesState


class SpeakerRow(NamedTuple):
    """One who presents, with what is there of them."""

    person: Person
    speaker: Speaker
    slides: list[Slides]
    points: list[Running]

    @property
    def missing(self) -> list[str]:
        """What they have not given yet, in words."""
        return missing_of(self.speaker, self.slides)


def missing_of(speaker: Speaker, slides: Iterable[Slides]) -> list[str]:
    found = []
    if not speaker.bio_short:
        found.append(_("a biography"))
    if not any(one.state != SlidesState.RETURNED for one in slides):
        found.append(_("slides"))
    if Consent.OPEN in (speaker.may_record, speaker.may_publish):
        found.append(_("what they agree to"))
    return found


def people_who_speak(workshop: Workshop) -> Any:
    """Who presents a point of the agenda, and the speakers among those who take part."""
    presents = Q(presentations__workshop=workshop)
    is_speaker = Q(role_grants__edition=workshop.edition, role_grants__role=Role.SPEAKER)
    found = Person.objects.filter(presents | (is_speaker & Q(participations__workshop=workshop)))
    return found.select_related("organisation").distinct().order_by("name", "pk")


def speaks(workshop: Workshop, person: Any) -> bool:
    return people_who_speak(workshop).filter(pk=person.pk).exists()


def speaks_here(workshop: Workshop, person: Any) -> bool:
    """The same for a page that knows its agenda and its people already: it asks nothing more."""
    if any(person.pk in point.item.presented_by for point in agenda_of(workshop)):
        return True
    return Role.SPEAKER in person.roles_in(workshop.edition) and takes_part(workshop, person) is not None


def speaker_of(workshop: Workshop, person: Any) -> Speaker:
    """What somebody has said for a session; before that, what they said for their last one."""
    found = Speaker.objects.filter(workshop=workshop, person=person).first()
    if found is not None and found.saved_at:
        return found
    new = found or Speaker(workshop=workshop, person=person)
    before = Speaker.objects.filter(person=person, saved_at__isnull=False).exclude(workshop=workshop)
    if last := before.order_by("-saved_at").first():
        for name in ("function", "bio_short", "bio_long"):
            setattr(new, name, getattr(last, name))
    return new


def speaker_rows(workshop: Workshop) -> list[SpeakerRow]:
    """Everybody who presents, for the secretariat."""
    said = {one.person_id: one for one in Speaker.objects.filter(workshop=workshop)}
    slides: dict[int, list[Slides]] = {}
    for one in Slides.objects.filter(workshop=workshop).select_related("agenda_item", "material"):
        slides.setdefault(one.person_id, []).append(one)
    points = {point.item.pk: point for point in agenda_of(workshop)}
    of_person: dict[int, list[Running]] = {}
    for row in AgendaItem.presenters.through.objects.filter(agendaitem__workshop=workshop).order_by(
        "agendaitem__position"
    ):
        of_person.setdefault(row.person_id, []).append(points[row.agendaitem_id])
    return [
        SpeakerRow(
            person,
            said.get(person.pk) or Speaker(workshop=workshop, person=person),
            slides.get(person.pk, []),
            of_person.get(person.pk, []),
        )
        for person in people_who_speak(workshop)
    ]


def points_of(workshop: Workshop, person: Any) -> list[Running]:
    """The points that a person presents, with their times."""
    mine = set(AgendaItem.objects.filter(workshop=workshop, presenters=person).values_list("pk", flat=True))
    return [point for point in agenda_of(workshop) if point.item.pk in mine]


class Shown(NamedTuple):
    """What others read about a speaker: only what they saved, and the photo only with their consent."""

    speaker: Speaker
    has_photo: bool


def shown_speakers(workshop: Workshop, *, public: bool) -> list[Shown]:
    """The speakers of a session for its page; for the `public` only those who agreed to it."""
    said = Speaker.objects.filter(workshop=workshop, saved_at__isnull=False)
    found = said.exclude(bio_short="", function="")
    if public:
        found = found.filter(is_public=True)
    rows = found.select_related("person").order_by("person__name", "pk")
    return [Shown(one, bool(one.photo and one.shows_photo)) for one in rows]


def materials_of(workshop: Workshop) -> list[Material]:
    """All of them, once for a page."""
    return once(workshop.edition, ("materials of", workshop.pk), lambda: _find_materials(workshop))


def _find_materials(workshop: Workshop) -> list[Material]:
    found = list(Material.objects.filter(workshop=workshop))
    for one in found:
        one.workshop = workshop
    return found


def may_see(
    material: Material, *, manages: bool, takes_part: bool, reads_edition: bool, at: dt.datetime
) -> bool:
    """The one rule about who sees a material: page, download, public page and search all ask here."""
    if manages:
        return True
    if material.has_expired(at) or material.workshop.state == WorkshopState.DRAFT:
        return False
    if material.audience == Audience.PUBLIC:
        return True
    if material.audience == Audience.MEMBERS:
        return takes_part or reads_edition
    return takes_part


def tallied(asked: tally.Asked) -> dict[str, Any]:
    """Slides that wait for the secretariat, and whether the person is asked to tell about their talk."""
    waiting = Slides.objects.filter(workshop__edition=OuterRef("pk"), state=SlidesState.UPLOADED)
    mine = Speaker.objects.filter(
        workshop__edition=OuterRef("pk"), person=asked.person, asked_at__isnull=False, saved_at=None,
        workshop__state__in=[WorkshopState.POLLING, WorkshopState.SCHEDULED],
    )  # fmt: skip
    return {
        "programme_slides": tally.count(waiting, "workshop__edition"),
        "programme_asked": tally.count(mine, "workshop__edition"),
    }


def manages(person: Any, edition: Any) -> bool:
    return may(person, Permission.MANAGE_WORKSHOPS, edition)


def sees(request: Any, material: Material, *, at: dt.datetime) -> bool:
    """Whether who reads a page may see a material; a guest is somebody who takes part."""
    workshop, actor, guest = material.workshop, request.actor, request.is_guest
    return may_see(
        material,
        manages=not guest and manages(actor, workshop.edition),
        takes_part=takes_part(workshop, actor) is not None,
        reads_edition=not guest and may(actor, Permission.READ_EDITION, workshop.edition),
        at=at,
    )
