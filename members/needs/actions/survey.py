"""Writing a survey: its frame, sections and questions, in their order, and a copy of an earlier one."""

import datetime as dt
import uuid
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from members.needs import rules
from members.needs.models import Assessment, Choice, Question, Section
from members.needs.states import Event, QuestionKind
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if
from workinggroup.editions.models import Edition, Topic


@transaction.atomic
def create_assessment(
    edition: Edition, *, title: str, by: Any, at: dt.datetime, token: uuid.UUID | None = None, **facts: Any
) -> Assessment:
    """Begin a survey as a draft. `facts`: intro, audience, privacy, closes_at, timezone.

    The same `token` twice gives the survey that is there: a form sent twice makes one.
    """
    facts.setdefault("timezone", edition.timezone)
    assessment, made = Assessment.objects.get_or_create(
        token=token or uuid.uuid4(), defaults={"edition": edition, "title": title, **facts}
    )
    if made:
        history.record(Event.ASSESSMENT_CREATED, about=assessment, by=by, at=at, edition=edition)
    return assessment


@transaction.atomic
def change_assessment(
    assessment: Assessment, *, version: int, by: Any, at: dt.datetime, **facts: Any
) -> Assessment:
    """Change the frame of a draft; refuses when somebody else changed it since `version` was read."""
    refuse_if(rules.refuse_writing(assessment))
    before = {name: str(getattr(assessment, name)) for name in facts}
    fresh = Assessment.objects.filter(pk=assessment.pk, version=version, state=assessment.state)
    if not fresh.update(version=version + 1, **facts):
        raise Refused(_("Somebody changed this while you wrote. Both texts are shown."))
    assessment.refresh_from_db()
    after = {name: str(value) for name, value in facts.items()}
    history.record(
        Event.ASSESSMENT_CHANGED,
        about=assessment,
        by=by,
        at=at,
        edition=assessment.edition,
        before=before,
        after=after,
    )
    return assessment


def _changed(assessment: Assessment, *, by: Any, at: dt.datetime, after: str) -> None:
    history.record(
        Event.ASSESSMENT_CHANGED, about=assessment, by=by, at=at, edition=assessment.edition, after=after
    )


def _next_position(queryset: Any) -> int:
    last = queryset.order_by("-position").values_list("position", flat=True).first()
    return 0 if last is None else last + 1


@transaction.atomic
def add_section(
    assessment: Assessment,
    *,
    title: str,
    by: Any,
    at: dt.datetime,
    intro: str = "",
    token: uuid.UUID | None = None,
) -> Section:
    """Put a section at the end of a draft; the same `token` twice makes one."""
    refuse_if(rules.refuse_writing(assessment))
    facts = {
        "assessment": assessment,
        "title": title,
        "intro": intro,
        "position": _next_position(assessment.sections),
    }
    section, made = Section.objects.get_or_create(token=token or uuid.uuid4(), defaults=facts)
    if made:
        _changed(assessment, by=by, at=at, after=f"+ {title}")
    return section


@transaction.atomic
def change_section(section: Section, *, title: str, intro: str, by: Any, at: dt.datetime) -> Section:
    """Give a section of a draft other words."""
    refuse_if(rules.refuse_writing(section.assessment))
    section.title, section.intro = title, intro
    section.save(update_fields=["title", "intro"])
    _changed(section.assessment, by=by, at=at, after=title)
    return section


@transaction.atomic
def remove_section(section: Section, *, by: Any, at: dt.datetime) -> None:
    """Take a section and its questions out of a draft."""
    refuse_if(rules.refuse_writing(section.assessment))
    _changed(section.assessment, by=by, at=at, after=f"− {section.title}")
    section.delete()


@transaction.atomic
def move_section(section: Section, *, up: bool, by: Any, at: dt.datetime) -> None:
    """Move a section of a draft one place; at the end it stays."""
    refuse_if(rules.refuse_writing(section.assessment))
    _move(list(section.assessment.sections.all()), section, up=up)


@transaction.atomic
def move_question(question: Question, *, up: bool, by: Any, at: dt.datetime) -> None:
    """Move a question one place within its section."""
    refuse_if(rules.refuse_writing(question.section.assessment))
    _move(list(question.section.questions.all()), question, up=up)


def _move(rows: list[Any], row: Any, *, up: bool) -> None:
    place = rows.index(row)
    other = place + (-1 if up else 1)
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
        for position, one in enumerate(rows):
            one.position = position
        type(row)._default_manager.bulk_update(rows, ["position"])


@transaction.atomic
def add_question(
    section: Section,
    *,
    kind: str,
    text: str,
    by: Any,
    at: dt.datetime,
    choices: Sequence[str] = (),
    topics: Iterable[Topic] = (),
    token: uuid.UUID | None = None,
    **facts: Any,
) -> Question:
    """Put a question at the end of a section of a draft.

    `topics` become choices, or the rows of a pair question; `choices` are further ones in words.
    `facts`: help, is_required, low, high, low_words, high_words, may_be_quoted. A pair runs from 1 to 5.
    """
    refuse_if(rules.refuse_writing(section.assessment))
    facts |= {"section": section, "kind": kind, "text": text, "position": _next_position(section.questions)}
    question, made = Question.objects.get_or_create(
        token=token or uuid.uuid4(), defaults=_fitting(kind, facts)
    )
    if made:
        _set_choices(question, choices, list(topics))
        _changed(section.assessment, by=by, at=at, after=f"+ {text}")
    return question


@transaction.atomic
def change_question(
    question: Question,
    *,
    by: Any,
    at: dt.datetime,
    choices: Sequence[str] = (),
    topics: Iterable[Topic] = (),
    **facts: Any,
) -> Question:
    """Change a question of a draft, its choices included, and its kind: nobody has answered yet."""
    refuse_if(rules.refuse_writing(question.section.assessment))
    for name, value in _fitting(facts.get("kind", question.kind), facts).items():
        setattr(question, name, value)
    question.save()
    question.choices.all().delete()
    _set_choices(question, choices, list(topics))
    _changed(question.section.assessment, by=by, at=at, after=question.text)
    return question


@transaction.atomic
def remove_question(question: Question, *, by: Any, at: dt.datetime) -> None:
    """Take a question out of a draft."""
    refuse_if(rules.refuse_writing(question.section.assessment))
    _changed(question.section.assessment, by=by, at=at, after=f"− {question.text}")
    question.delete()


def _fitting(kind: str, facts: dict[str, Any]) -> dict[str, Any]:
    """Facts that go with the kind: the methods need pairs from 1 to 5, and only texts are quoted."""
    if kind == QuestionKind.PAIR:
        facts = {**facts, "low": 1, "high": 5}
    return facts if kind == QuestionKind.TEXT else {**facts, "may_be_quoted": False}


def _set_choices(question: Question, choices: Sequence[str], topics: list[Topic]) -> None:
    if not QuestionKind(question.kind).has_choices:
        return
    if question.kind == QuestionKind.PAIR:
        _refuse_double_rows(question, topics)
        choices = ()
    rows = [Choice(question=question, text=topic.title, topic=topic) for topic in topics]
    rows += [Choice(question=question, text=words) for words in choices]
    for position, row in enumerate(rows):
        row.position = position
    Choice.objects.bulk_create(rows)


def _refuse_double_rows(question: Question, topics: list[Topic]) -> None:
    """A topic in two pair questions would count each respondent twice."""
    others = Choice.objects.filter(
        question__section__assessment=question.section.assessment,
        question__kind=QuestionKind.PAIR,
        topic__in=topics,
    )
    if double := others.exclude(question=question).first():
        words = _("“%(topic)s” is in another question of this kind. Each topic is asked once.")
        raise Refused(words % {"topic": double.text})


@transaction.atomic
def copy_assessment(old: Assessment, edition: Edition, *, by: Any, at: dt.datetime) -> Assessment:
    """Copy an earlier survey into an edition as a draft without a closing time.

    Choices that stand for a topic follow it to the topic that carries it on; where there is none the choice
    keeps its words, and the row of a pair question is left out.
    """
    copy = Assessment.objects.create(
        edition=edition,
        title=old.title,
        intro=old.intro,
        audience=old.audience,
        privacy=old.privacy,
        timezone=edition.timezone,
        carried_from=old,
    )
    heirs = _heirs(edition)
    for section in old.sections.prefetch_related("questions__choices__topic"):
        new = Section.objects.create(
            assessment=copy, title=section.title, intro=section.intro, position=section.position
        )
        for question in section.questions.all():
            _copy_question(question, new, heirs)
    history.record(Event.ASSESSMENT_COPIED, about=copy, by=by, at=at, edition=edition, before=old.pk)
    return copy


def _heirs(edition: Edition) -> dict[Any, Topic]:
    """By the topic it carries on, and by title, the topic of this edition."""
    topics = list(edition.topics.all())
    return {topic.title: topic for topic in topics} | {
        t.carried_from_id: t for t in topics if t.carried_from_id
    }


def _copy_question(question: Question, section: Section, heirs: dict[Any, Topic]) -> None:
    choices = list(question.choices.all())
    question.pk, question._state.adding = None, True
    question.section, question.token = section, uuid.uuid4()
    question.save()
    for choice in choices:
        heir = heirs.get(choice.topic_id) or heirs.get(choice.topic.title) if choice.topic else None
        if heir or question.kind != QuestionKind.PAIR:
            text = heir.title if heir else choice.text
            Choice.objects.create(question=question, text=text, topic=heir, position=choice.position)
