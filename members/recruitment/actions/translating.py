"""Saying a call in further languages."""

import datetime as dt
import zlib
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from members.people.models import Person
from workinggroup.base import history
from workinggroup.base.refusals import Refused, refuse_if

from ..models import Call, Criterion, CriterionPoint, Question
from ..queries.calls.translating import Text, texts_of
from ..rules import calls as rules
from ..states import Event
from .calls import touch


def print_of_words(texts: list[Text]) -> int:
    """By what a page notices that somebody has translated since it was read."""
    return zlib.crc32(repr([(one.key, one.words) for one in texts]).encode())


@transaction.atomic
def translate(
    call: Call,
    *,
    language: str,
    words: dict[str, str],
    seen: int | None = None,
    by: Person | None,
    at: dt.datetime,
) -> int:
    """Store the words of a language in a draft, by the keys of its texts; gives how many changed."""
    touch(call, by=by, at=at, what=f"translation {language}")
    return store_words(call, language=language, words=words, seen=seen)


def store_words(call: Call, *, language: str, words: dict[str, str], seen: int | None = None) -> int:
    """The words of a language beside their originals; what is not named stays. The caller locks the row."""
    if language not in call.offered[1:]:
        raise Refused(_("The call does not speak this language. Add it to the languages of the call first."))
    texts = texts_of(call, language)
    if seen is not None and print_of_words(texts) != seen:
        raise Refused(_("Somebody translated while you wrote. Reload the page to see both texts."))
    parts: dict[tuple[type, int], Any] = {}
    changed = 0
    for text in texts:
        new = words.get(text.key)
        if new is None or (new.strip() == text.words and not text.is_outdated):
            continue
        part = parts.setdefault((type(text.part), text.part.pk), text.part)
        part.say(text.name, language, new, original=text.original)
        changed += 1
    for part in parts.values():
        type(part).objects.filter(pk=part.pk).update(translations=part.translations)
    _spread_steps(call, language)
    return changed


def _spread_steps(call: Call, language: str) -> None:
    """All questions of a page of the form name it alike."""
    first: dict[str, Question] = {}
    for question in call.questions.model.objects.filter(call=call):
        leader = first.setdefault(question.step, question)
        words = leader.translations.get(language, {}).get("step", "")
        if question is not leader and question.translations.get(language, {}).get("step", "") != words:
            question.say("step", language, words, original=question.step)
            Question.objects.filter(pk=question.pk).update(translations=question.translations)


@transaction.atomic
def choose_languages(
    call: Call, *, language: str, languages: list[str], by: Person | None, at: dt.datetime
) -> Call:
    """Which languages a draft speaks. The words of one that is taken away are forgotten."""
    call.refresh_from_db()
    refuse_if(rules.refuse_change(call, at=at))
    touch(call, by=by, at=at, what="languages")
    wanted = [one for one in dict.fromkeys(languages) if one != language]
    gone = set(call.offered) - {language, *wanted}
    Call.objects.filter(pk=call.pk).update(language=language, languages=wanted)
    call.refresh_from_db()
    for one in gone | {language}:
        _forget(call, one)
    history.record(Event.CALL_TRANSLATED, about=call, by=by, at=at, edition=call.edition, after=call.offered)
    return call


def _forget(call: Call, language: str) -> None:
    parts: list[Any] = [
        call, *Criterion.objects.filter(call=call), *Question.objects.filter(call=call),
        *CriterionPoint.objects.filter(criterion__call=call),
    ]  # fmt: skip
    for part in parts:
        if language in part.translations:
            part.translations = {key: words for key, words in part.translations.items() if key != language}
            type(part).objects.filter(pk=part.pk).update(translations=part.translations)
