"""Who is asked, who has answered, and whose response a person writes."""

from typing import Any, NamedTuple

from django.db.models import QuerySet

from members.needs.models import Assessment, Response
from members.people.models import Membership, Organisation
from workinggroup.outbox.models import Email

INVITATION = "needs-invitation-"


class Respondent(NamedTuple):
    """For whom somebody answers: the whole organisation, or one person of it."""

    organisation: Organisation
    person: Any = None


def asked(assessment: Assessment) -> QuerySet[Membership]:
    """The current members of the edition: observers read, but are not asked."""
    return assessment.edition.memberships.current().members().for_directory()


def respondent(assessment: Assessment, person: Any) -> Respondent | None:
    """For whom this person answers, or None when the survey does not ask them."""
    found = Membership.objects.current().filter(edition_id=assessment.edition_id, person=person)
    membership = found.select_related("organisation").first()
    if membership is None:
        return None
    return Respondent(membership.organisation, None if assessment.is_for_organisations else person)


def response_of(assessment: Assessment, who: Respondent) -> Response | None:
    """The response that is there already."""
    kept = assessment.responses.select_related("organisation", "person", "submitted_by")
    if who.person:
        return kept.filter(person=who.person).first()
    return kept.filter(person=None, organisation=who.organisation).first()


def waiting_for(assessment: Assessment) -> list[Membership]:
    """The members who have not answered: no response of theirs, or of their organisation, is handed in."""
    answered = assessment.responses.submitted()
    if assessment.is_for_organisations:
        return list(asked(assessment).exclude(organisation__in=answered.values("organisation")))
    return list(asked(assessment).exclude(person__in=answered.values("person")))


def not_invited(assessment: Assessment) -> list[Membership]:
    """The members for whom no invitation was written yet: who joined after the survey was opened."""
    prefix = invitation_occasion(assessment)
    written = Email.objects.filter(occasion=prefix).exclude(person=None).values("person")
    return list(asked(assessment).exclude(person__in=written))


def invitation_occasion(assessment: Assessment) -> str:
    return f"{INVITATION}{assessment.pk}"


class Turnout(NamedTuple):
    """Persons and organisations are two numbers, always both shown."""

    persons_asked: int
    persons_answered: int
    organisations_asked: int
    organisations_answered: int


def turnout(assessment: Assessment) -> Turnout:
    """How many were asked and have answered; after closing, the numbers that were fixed then."""
    if assessment.persons_asked is not None:
        return Turnout(
            assessment.persons_asked,
            assessment.persons_answered or 0,
            assessment.organisations_asked or 0,
            assessment.organisations_answered or 0,
        )
    members = asked(assessment).values_list("person_id", "organisation_id").order_by()
    answered = set(
        assessment.responses.submitted().values_list(
            "organisation" if assessment.is_for_organisations else "person", flat=True
        )
    )
    place = 1 if assessment.is_for_organisations else 0
    pairs = list(members)
    done = [pair for pair in pairs if pair[place] in answered]
    return Turnout(
        len({person for person, _organisation in pairs}),
        len({person for person, _organisation in done}),
        len({organisation for _person, organisation in pairs}),
        len({organisation for _person, organisation in done}),
    )


def unfinished(assessment: Assessment) -> int:
    """Responses that were begun and not handed in: they will not count."""
    return (
        assessment.responses.exclude(pk__in=assessment.responses.submitted())
        .filter(answers__is_given=True)
        .distinct()
        .count()
    )
