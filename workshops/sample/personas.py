"""The six people whose place a visitor of the sample can take, and where each finds something to do."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from members.people.models import Person
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Role
from workinggroup.editions.states import EditionState

from .content import people


class Persona(models.TextChoices):
    SECRETARIAT = "secretariat", _("Secretariat")
    REVIEWER = "reviewer", _("Reviewer")
    APPLICANT = "applicant", _("Applicant")
    MEMBER = "member", _("Member")
    OBSERVER = "observer", _("Observer")
    SPEAKER = "speaker", _("Speaker")


def person_of(persona: Persona) -> Person | None:
    """The person of a persona; None while no sample is loaded."""
    email = people.BY_KEY[people.PERSONAS[persona.value]].email
    return Person.objects.filter(email=email, is_active=True).first()


def first_page(persona: Persona, person: Any) -> str:
    """Where this persona has something to do."""
    if persona == Persona.SECRETARIAT:
        running = Edition.objects.running().newest_first().first()
        return reverse("editions:home", args=[running.slug]) if running else reverse("people:me")
    if persona == Persona.REVIEWER:
        grants = person.role_grants.filter(role=Role.REVIEWER, edition__state=EditionState.PREPARING)
        if grant := grants.select_related("edition").first():
            return reverse("recruitment:my_reviews", args=[grant.edition.slug])
    return reverse("people:me")
