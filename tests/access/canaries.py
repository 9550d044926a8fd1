"""A unique word in each confidential field of the sample, and who may meet it."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from members.needs.models import Answer as NeedsAnswer
from members.recruitment.models import (
    Answer,
    Call,
    Change,
    ConflictDeclaration,
    Interest,
    InterestMove,
    LegalHold,
    Review,
)
from tests.access.matrix import MEMBERS, PARTICIPANTS, READERS, REVIEWERS, SECRETARIAT
from tests.access.world import World
from workinggroup.outbox.models import Email
from workshops.feedback.models import Response
from workshops.feedback.states import QuestionKind
from workshops.minutes.models import Line, Objection
from workshops.report.models import Paragraph
from workshops.scheduling.models import Participant, Workshop


@dataclass(frozen=True)
class Canary:
    """A field, the word put there, and the roles that may read it."""

    where: str
    word: str
    readers: set[str]


def put(world: World) -> list[Canary]:
    """Write one word into each field of the running edition; what the roles own is left to their owners."""
    edition = world.edition
    in_call = {"application__call__edition": edition}
    # What one wrote oneself is for oneself: the roles' own rows are left alone.
    us = [person for person in world.people.values() if person]
    answers = Answer.objects.filter(**in_call).exclude(application__applicant__in=us)
    conflicts = ConflictDeclaration.objects.filter(**in_call).exclude(person__in=us)
    conflicts.update(has_conflict=True, words="Something")
    told = NeedsAnswer.objects.filter(response__assessment__edition=edition).exclude(text="")
    told.update(may_quote=False)
    changes = Change.objects.filter(selection__call__edition=edition)
    workshops = Workshop.objects.filter(pk=world.workshop.pk)
    comments = Participant.objects.filter(workshop=world.polled).exclude(person__in=us)
    needs = Participant.objects.filter(workshop=world.workshop).exclude(person__in=us)
    lines = Line.objects.filter(minutes__workshop=world.minuted)
    objections = Objection.objects.filter(line__minutes__workshop=world.minuted).exclude(person__in=us)
    paragraphs = Paragraph.objects.filter(chapter__report__edition=edition)
    said = InterestMove.objects.filter(interest__edition=edition)
    rows: list[tuple[str, Any, str, set[str]]] = [
        ("answer of an application", answers, "value", REVIEWERS),
        ("comment of a review", Review.objects.filter(**in_call), "comment", REVIEWERS),
        ("conflict of interest", conflicts, "words", REVIEWERS),
        ("note of an interest", Interest.objects.filter(edition=edition), "note", SECRETARIAT),
        ("what was said to an interest", said, "note", SECRETARIAT),
        ("reason of a change", changes, "reason", SECRETARIAT),
        ("reason of a legal hold", held(edition), "reason", SECRETARIAT),
        ("answer that may not be quoted", told, "text", MEMBERS),
        ("joining link", workshops, "join_url", PARTICIPANTS),
        ("what somebody needs", needs, "access_needs", SECRETARIAT),
        ("comment in a date poll", comments, "poll_comment", PARTICIPANTS),
        ("line in its agreement round", lines, "text", READERS),
        ("objection", objections, "text", READERS),
        ("what was said of a session", Feedback(edition), "answers", SECRETARIAT),
        ("paragraph of a draft report", paragraphs, "text", READERS),
        ("mail to somebody", Email.objects.filter(edition=edition), "text", SECRETARIAT),
    ]
    return [_write(*row, number) for number, row in enumerate(rows)]


class Feedback:
    """What was said of the sessions of an edition, in words: the values lie inside of the answers."""

    def __init__(self, edition: Any) -> None:
        self.responses = Response.objects.filter(form__workshop__edition=edition)

    def update(self, *, answers: str) -> int:
        for one in self.responses:
            asked = one.form.questions.filter(kind=QuestionKind.TEXT)
            one.answers |= {str(question.pk): answers for question in asked}
            one.save(update_fields=["answers"])
        return len(self.responses)


def held(edition: Any) -> Any:
    """A legal hold on a call, which the sample does without."""
    call = Call.objects.filter(edition=edition).order_by("pk").first()
    hold = LegalHold.objects.create(call=call, reason="-", made_at=timezone.now())
    return LegalHold.objects.filter(pk=hold.pk)


def _write(where: str, rows: Any, field: str, readers: set[str], number: int) -> Canary:
    word = f"canary{number:02}qzx"
    value = f"https://meet.example.org/{word}" if field == "join_url" else word
    assert rows.update(**{field: value}), f"nothing holds a {where}"
    return Canary(where, word, readers)
