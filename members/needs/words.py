"""The sentences about a survey that pages and mails share."""

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.clock import say_day
from workinggroup.base.ui.times import say_instant

from .given import Given
from .models import Assessment, Question, WorkPlanItem
from .states import Privacy, QuestionKind


def privacy_words(assessment: Assessment) -> str:
    """What becomes of a name: said in the mail, and beside the fields."""
    if assessment.privacy == Privacy.NAMED:
        if assessment.is_for_organisations:
            return _(
                "The secretariat reads your answers with the name of your organisation. The group sees "
                "figures, and texts that you allow to be quoted, with that name."
            )
        return _(
            "The secretariat reads your answers with your name. The group sees figures, and texts that you "
            "allow to be quoted, with your name."
        )
    if assessment.privacy == Privacy.PSEUDONYMOUS:
        return _(
            "Pages show a number in place of your name, to the secretariat too. The server keeps the "
            "link, so that you can correct your answers."
        )
    return _(
        "Pages never show who answered what. The server keeps the link until the survey closes, so that "
        "you can correct your answers; then it deletes it for good."
    )


def readers_words(assessment: Assessment) -> str:
    """Who reads a text that somebody writes here."""
    if assessment.privacy == Privacy.NAMED:
        if assessment.is_for_organisations:
            return _("your colleagues and the secretariat")
        return _("the secretariat, and the group where you allow it")
    if assessment.is_for_organisations:
        return _("your colleagues, and the secretariat without your name")
    return _("the secretariat, without your name")


def closing_words(assessment: Assessment) -> str:
    """The closing time with its zone, and on the reader's clocks where they differ."""
    if assessment.closes_at is None:
        return ""
    said = say_instant(assessment.closes_at, assessment.timezone)
    return f"{said.words} · {said.own}" if said.own else said.words


def answered_counts(assessment: Assessment) -> tuple[int, int]:
    """(answered, asked) in organisations or persons, of a survey with its standing (queries.standing)."""
    if assessment.is_for_organisations:
        if assessment.persons_asked is None:
            return assessment.given, assessment.asked_o
        return assessment.organisations_answered, assessment.organisations_asked
    if assessment.persons_asked is None:
        return assessment.given, assessment.asked_p
    return assessment.persons_answered, assessment.persons_asked


def answered_words(assessment: Assessment) -> str:
    """`17 of 19 organisations answered`, of a survey with its standing."""
    done, asked = answered_counts(assessment)
    if assessment.is_for_organisations:
        words = ngettext(
            "%(done)d of %(asked)d organisation answered",
            "%(done)d of %(asked)d organisations answered",
            asked,
        )
    else:
        words = ngettext(
            "%(done)d of %(asked)d person answered", "%(done)d of %(asked)d persons answered", asked
        )
    return words % {"done": done, "asked": asked}


def say(question: Question, given: Given) -> str:
    """An answer in words."""
    if not given.is_given:
        return _("No answer")
    if question.kind == QuestionKind.PAIR:
        facts = {"importance": given.importance or "–", "level": given.level or "–"}
        return _("Importance %(importance)s, level %(level)s") % facts
    if question.kind == QuestionKind.SCALE:
        return str(given.number)
    texts = {choice.pk: choice.text for choice in question.choices.all()}
    return given.text or ", ".join(texts[pk] for pk in given.picks if pk in texts)


def period_words(item: WorkPlanItem) -> str:
    """`Tue 3 March 2026`, or `Tue 3 March 2026 to Fri 6 March 2026`: the last day, not the day after."""
    last = item.to_on - dt.timedelta(days=1)
    if last == item.from_on:
        return say_day(item.from_on)
    return _("%(first)s to %(last)s") % {"first": say_day(item.from_on), "last": say_day(last)}
