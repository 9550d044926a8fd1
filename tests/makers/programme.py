"""Makers for speakers, slides and materials."""

from typing import Any

from django.core.files.base import ContentFile

from members.people.models import Person
from tests.makers.files import pdf
from workinggroup.editions.permissions import Role
from workshops.programme.models import Material, Slides, Speaker
from workshops.scheduling.models import Workshop
from workshops.scheduling.states import WorkshopState

from . import NOON
from .people import make_person, with_role
from .scheduling import make_agenda_item, make_participant, make_workshop


def make_speaking(*, workshop: Workshop | None = None, **facts: Any) -> tuple[Workshop, Person]:
    """A session with a speaker from outside, who presents its first point."""
    workshop = workshop or make_workshop(state=WorkshopState.SCHEDULED, **facts)
    person = with_role(make_person(), Role.SPEAKER, workshop.edition)
    make_participant(workshop=workshop, person=person, part="Speaker")
    make_agenda_item(workshop=workshop).presenters.add(person)
    return workshop, person


def make_speaker(*, workshop: Workshop, person: Person, **facts: Any) -> Speaker:
    defaults = {"function": "Chemist", "bio_short": "She measures.", "saved_at": NOON}
    return Speaker.objects.create(workshop=workshop, person=person, **defaults | facts)


def make_slides(*, workshop: Workshop, person: Person, **facts: Any) -> Slides:
    content = pdf()
    defaults = {
        "file": ContentFile(content, name="talk.pdf"), "name": "talk.pdf", "content_type": "application/pdf",
        "size": len(content), "sha256": "0" * 64, "uploaded_at": NOON,
    }  # fmt: skip
    return Slides.objects.create(workshop=workshop, person=person, **defaults | facts)


def make_material(*, workshop: Workshop, **facts: Any) -> Material:
    """A link; with `file=True`, a file."""
    defaults: dict[str, Any] = {"title": "A material", "made_at": NOON}
    if facts.pop("file", False):
        file = ContentFile(pdf(), name="notes.pdf")
        defaults |= {"file": file, "name": "notes.pdf", "content_type": "application/pdf", "size": 100}
    else:
        defaults |= {"url": "https://video.example.org/recording"}
    return Material.objects.create(workshop=workshop, **defaults | facts)
