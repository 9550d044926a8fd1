"""What a call must be before it opens: each point once, for the list on the page and for the refusal."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import say_when

from ..languages import tongue
from ..models import Call
from ..models.parts import POINTS
from ..queries.calls.published import attributes_of, criteria_of
from ..queries.calls.translating import progress_of
from ..states import CallState, QuestionKind


class Point(NamedTuple):
    """One line of the list: `done`, `todo` (keeps the call from opening) or `look` (worth a look).

    `part` names where it is put right: words, criteria, questions, quotas or a language.
    """

    kind: str
    words: str
    part: str

    @property
    def shape(self) -> str:
        return {"done": "done", "todo": "warn", "look": "later"}[self.kind]


def refuse_opening(call: Call, *, at: dt.datetime) -> str | None:
    """A call opens only when an applicant can know everything that counts."""
    if not call.is_draft:
        return _("This call has been opened already.")
    return next((point.words for point in points(call, at=at) if point.kind == "todo"), None)


def points(call: Call, *, at: dt.datetime) -> list[Point]:
    """What is there and what is missing, in the order in which a call is written."""
    return [
        *_words(call), *_dates(call, at), *_criteria(call), *_questions(call), *_quotas(call),
        *_translations(call), *_others(call),
    ]  # fmt: skip


def _words(call: Call) -> Iterator[Point]:
    needed = {
        "text": (_("Write the text of the call first."), _("The text is written.")),
        "privacy_notice": (
            _("Write the privacy notice first: applicants must know what becomes of their data."),
            _("The privacy notice is written."),
        ),
        "retention_words": (
            _("Say first what becomes of the applications, and when."),
            _("It is said what becomes of the applications."),
        ),
    }
    for name, (missing, done) in needed.items():
        is_there = getattr(call, name).strip()
        yield Point("done" if is_there else "todo", done if is_there else missing, "words")
    if not call.audience.strip():
        yield Point("look", _("It is not said who can apply."), "words")


def _dates(call: Call, at: dt.datetime) -> Iterator[Point]:
    if call.opens_at is None or call.closes_at is None:
        yield Point("todo", _("Say first when the call opens and closes."), "words")
    elif call.closes_at <= at:
        yield Point("todo", _("The closing date has passed. Choose a later one."), "words")
    else:
        closes = say_when(call.closes_at, call.timezone)
        yield Point("done", _("It closes on %(when)s.") % {"when": closes}, "words")
    if call.reviews_due_at is None or call.decides_at is None:
        yield Point("look", _("The days of the reviews and of the decision are not said."), "words")


def _criteria(call: Call) -> Iterator[Point]:
    criteria = criteria_of(call)
    scored = [one for one in criteria if one.is_scored]
    if not scored:
        yield Point("todo", _("Add at least one scored criterion first."), "criteria")
        return
    vague = [one for one in scored if {point.points for point in one.points.all()} != set(POINTS)]
    for one in vague:
        words = _("Say what each of the points 0 to 4 means for “%(criterion)s”.") % {"criterion": one}
        yield Point("todo", words, "criteria")
    if not vague:
        n = len(scored)
        words = ngettext(
            "%(n)d scored criterion, with a sentence for each point.",
            "%(n)d scored criteria, with a sentence for each point.",
            n,
        )
        yield Point("done", words % {"n": n}, "criteria")


def _questions(call: Call) -> Iterator[Point]:
    questions = list(call.questions.all())
    few = [one for one in questions if QuestionKind(one.kind).has_choices and len(one.choices) < 2]
    for one in few:
        words = _("“%(question)s” needs at least two choices.") % {"question": one}
        yield Point("todo", words, "questions")
    if not questions:
        words = _("The form asks only name, function, role and organisation.")
        yield Point("look", words, "questions")
    elif not few:
        words = ngettext("%(n)d question.", "%(n)d questions.", len(questions)) % {"n": len(questions)}
        yield Point("done", words, "questions")
    unread = [one for one in questions if not one.readers]
    if unread:
        words = ngettext(
            "%(n)d question does not say who reads its answer.",
            "%(n)d questions do not say who reads their answers.",
            len(unread),
        )
        yield Point("look", words % {"n": len(unread)}, "questions")


def _quotas(call: Call) -> Iterator[Point]:
    known, found = {value for value, _label in attributes_of(call)}, list(call.quotas.all())
    lost = [quota for quota in found if quota.attribute not in known]
    for quota in lost:
        words = _("A quota counts something that this call does not ask: “%(quota)s”.") % {"quota": quota}
        yield Point("todo", words, "quotas")
    high = [one for one in found if one.minimum is not None and one.minimum > call.seats_max]
    for quota in high:
        words = _("A quota asks for more seats than there are: “%(quota)s”.") % {"quota": quota}
        yield Point("todo", words, "quotas")
    if found and not lost and not high:
        n = len(found)
        yield Point("done", ngettext("%(n)d quota.", "%(n)d quotas.", n) % {"n": n}, "quotas")


def _translations(call: Call) -> Iterator[Point]:
    for one in progress_of(call):
        facts = {"language": tongue(one.language).name, "done": one.done, "all": one.all}
        if one.is_whole:
            yield Point("done", _("%(language)s is translated.") % facts, one.language)
        else:
            words = _("%(language)s: %(done)d of %(all)d texts are translated.") % facts
            yield Point("look", words, one.language)


def _others(call: Call) -> Iterator[Point]:
    """Two calls of an edition at the same time are allowed, and seldom meant."""
    if call.opens_at is None or call.closes_at is None:
        return
    same = Call.objects.filter(edition=call.edition_id, state=CallState.OPEN).exclude(pk=call.pk)
    for other in same.filter(opens_at__lt=call.closes_at, closes_at__gt=call.opens_at):
        yield Point("look", _("“%(call)s” is open at the same time.") % {"call": other}, "words")
