"""Answering: several colleagues write one response, nothing is overwritten, one of them hands it in."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction

from members.needs import rules
from members.needs.given import Given
from members.needs.models import Answer, Assessment, Choice, Pick, Question, Response
from members.needs.queries.audience import Respondent, response_of
from members.needs.queries.questions import missing_answers
from members.needs.states import Event, Privacy, QuestionKind, ResponseState
from workinggroup.base import history
from workinggroup.base.refusals import refuse_if


class Entry(NamedTuple):
    """One answer as a page hands it over.

    `version` and `was` (a digest) say what the page had shown; without a version it is stored as it is.
    """

    question: Question
    given: Given
    choice: Choice | None = None
    version: int | None = None
    was: str = ""


class Conflict(NamedTuple):
    """Two texts for one answer: what somebody else stored meanwhile, and what was to be stored."""

    entry: Entry
    stored: Given
    by: Any
    version: int


@transaction.atomic
def save_answers(
    assessment: Assessment,
    who: Respondent,
    entries: Iterable[Entry],
    *,
    by: Any,
    at: dt.datetime,
    page: uuid.UUID | None = None,
) -> list[Conflict]:
    """Store what was changed; what somebody else changed meanwhile stays, and comes back as a conflict.

    An entry that shows what it showed at first is not a change. `page` names the opened page: what it stored
    itself a moment ago is no conflict. Refuses once the survey has closed.
    """
    refuse_if(rules.refuse_answering(assessment, at=at))
    response = _response(assessment, who, at=at)
    stored = {
        (a.question_id, a.choice_id): a
        for a in response.answers.prefetch_related("picks").select_related("by")
    }
    conflicts: list[Conflict] = []
    new: list[tuple[Answer, Entry]] = []
    for entry in entries:
        answer = stored.get((entry.question.pk, entry.choice.pk if entry.choice else None))
        if conflict := _save_one(response, answer, entry, new, by=by, at=at, page=page):
            conflicts.append(conflict)
    Answer.objects.bulk_create([answer for answer, _entry in new])
    Pick.objects.bulk_create([pick for answer, entry in new for pick in _picks(answer, entry)])
    return conflicts


def _response(assessment: Assessment, who: Respondent, *, at: dt.datetime) -> Response:
    if found := response_of(assessment, who):
        return found
    try:
        with transaction.atomic():
            return Response.objects.create(
                assessment=assessment, organisation=who.organisation, person=who.person, started_at=at
            )
    except IntegrityError:  # a colleague began in the same moment
        return response_of(assessment, who) or Response()


def _save_one(
    response: Response,
    answer: Answer | None,
    entry: Entry,
    new: list[tuple[Answer, Entry]],
    *,
    by: Any,
    at: dt.datetime,
    page: uuid.UUID | None,
) -> Conflict | None:
    """Store a change of an answer; the first one to a question is put to the `new` ones."""
    before = Given.of(answer, is_ranking=entry.question.kind == QuestionKind.RANKING)
    version = answer.version if answer else 0
    is_ours = bool(answer and page and answer.page == page)
    if entry.given == before or (not is_ours and entry.was == entry.given.digest):
        return None
    if entry.version is not None and entry.version != version and not is_ours:
        return Conflict(entry, before, answer and answer.by, version)
    facts = {**_fields(entry.given), "is_given": entry.given.is_given, "by": by, "at": at, "page": page}
    if answer is None:
        row = Answer(response=response, question=entry.question, choice=entry.choice, **facts)
        new.append((row, entry))
        return None
    if not Answer.objects.filter(pk=answer.pk, version=version).update(version=version + 1, **facts):
        fresh = Answer.objects.select_related("by").get(pk=answer.pk)
        return Conflict(entry, Given.of(fresh), fresh.by, fresh.version)
    if QuestionKind(entry.question.kind).has_picks:
        answer.picks.all().delete()
        Pick.objects.bulk_create(_picks(answer, entry))
    return None


def _fields(given: Given) -> dict[str, Any]:
    return {name: getattr(given, name) for name in ("importance", "level", "number", "text", "may_quote")}


def _picks(answer: Answer, entry: Entry) -> list[Pick]:
    kind = QuestionKind(entry.question.kind)
    is_ranking = kind == QuestionKind.RANKING
    return [
        Pick(answer=answer, choice_id=choice, place=place if is_ranking else None)
        for place, choice in enumerate(entry.given.picks if kind.has_picks else (), 1)
    ]


@transaction.atomic
def submit_response(assessment: Assessment, who: Respondent, *, by: Any, at: dt.datetime) -> Response:
    """Hand the answers in, again after a correction. What is not handed in does not count."""
    response = _response(assessment, who, at=at)
    refuse_if(rules.refuse_submission(response, missing_answers(response), at=at))
    facts = {"submitted_at": at, "submitted_by": by, "level": who.organisation.level}
    if response.state == ResponseState.DRAFT:
        response.become(ResponseState.SUBMITTED, **facts)
    else:
        Response.objects.filter(pk=response.pk).update(**facts)
        response.refresh_from_db()
    # About the survey, not the response: history names who, and must not lead to an anonymous response.
    person = None if assessment.privacy == Privacy.ANONYMOUS else by
    history.record(Event.RESPONSE_SUBMITTED, about=assessment, by=person, at=at, edition=assessment.edition)
    return response


@transaction.atomic
def give_answers(
    assessment: Assessment,
    who: Respondent,
    answers: Mapping[Question | Choice, Given],
    *,
    by: Any,
    at: dt.datetime,
) -> Response:
    """Answer and hand in at once, as somebody does who fills it in in one sitting.

    Keys are questions, and for a pair question its rows.
    """
    entries = [
        Entry(key.question, given, key) if isinstance(key, Choice) else Entry(key, given)
        for key, given in answers.items()
    ]
    save_answers(assessment, who, entries, by=by, at=at)
    return submit_response(assessment, who, by=by, at=at)
