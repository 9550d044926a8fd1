"""One cell of a table: what it says, as the form would store it, or what is wrong with it in words."""

import datetime as dt
import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils import timezone
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_countries import countries

from members.people.models import Person
from members.people.states import GovernmentLevel, LegalType
from workinggroup.base.refusals import Refused

from ...models import Call, Question
from ...models.application import words_in
from ...models.parts import choice_name
from ...states import ApplicantRole, QuestionKind
from ..words import read_link, read_number

LONGEST = {QuestionKind.LONG_TEXT: 20_000}
LONGEST_LINE = 300
SEVERAL = re.compile(r"[;|\n]")
WITH_COUNTRY = re.compile(r"^(?P<name>.+?)\s*[(,]\s*(?P<country>[^(),]+)\)?\s*$", re.DOTALL)


def plain(words: str) -> str:
    """A heading or a choice as it is compared: letters count, case and spaces do not."""
    return " ".join(str(words).replace("_", " ").casefold().split()).lstrip("'").rstrip(":?*. ")


def in_all_languages(say: Callable[[], str]) -> set[str]:
    found = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            found.add(plain(say()))
    return found


def read_cell(
    call: Call, key: str, question: Question | None, words: str, *, required: bool, at: dt.datetime
) -> Any:
    """What a cell says, as it is stored. Raises `Refused` with the reason."""
    if "\0" in words:
        raise Refused(_("There is a sign in it that nobody can read."))
    if not words and required:
        raise Refused(_("Nothing stands here, and it must be answered."))
    if not words:
        defaults = {"language": call.language, "submitted_at": at.isoformat()}
        return defaults.get(key, "")
    return _answer(question, words) if question else _own_value(call, key, words, at=at)


def _own_value(call: Call, key: str, words: str, *, at: dt.datetime) -> Any:
    lists = {"role": ApplicantRole, "level": GovernmentLevel, "legal_type": LegalType}
    if key in lists:
        return _one_of({value: _words_of(lists[key], value) for value in lists[key].values}, words)
    readers: dict[str, Callable[[str], Any]] = {
        "email": _email,
        "country": _country,
        "language": lambda code: _language(call, code),
        "submitted_at": lambda moment: _moment(call, moment, at=at),
    }
    most = {"organisation_name": 200}.get(key, 150)
    return readers[key](words) if key in readers else _short(" ".join(words.split()), most)


def _words_of(choices: Any, value: str) -> set[str]:
    return in_all_languages(lambda: str(choices(value).label)) | {plain(value)}


def _one_of(names: dict[str, set[str]], words: str) -> str:
    wanted = plain(words)
    found = next((value for value, said in names.items() if wanted in said), None)
    if found is None:
        raise Refused(_("“%(words)s” is none of the choices.") % {"words": words[:60]})
    return found


def _short(words: str, most: int) -> str:
    if len(words) > most:
        facts = {"n": len(words), "most": most}
        raise Refused(_("This has %(n)d letters; at most %(most)d are read.") % facts)
    return words


def _email(words: str) -> str:
    try:
        validate_email(words)
    except ValidationError as error:
        raise Refused(_("“%(words)s” is no e-mail address.") % {"words": words[:60]}) from error
    return Person.objects.normalise(words)


def _country(words: str) -> str:
    code = countries.alpha2(words.strip().upper()) if len(words.strip()) <= 3 else ""
    if code:
        return code
    for language, _name in settings.LANGUAGES:
        if code := countries.by_name(words.strip(), language=language, insensitive=True):
            return code
    facts = {"words": words[:60]}
    raise Refused(_("“%(words)s” is no country that we know. Write its two letters.") % facts)


def _language(call: Call, words: str) -> str:
    code = words.strip().lower()[:10]
    if code not in {*call.offered, *(known for known, _name in settings.LANGUAGES)}:
        raise Refused(_("“%(words)s” is no language of this call.") % {"words": code})
    return code


def _moment(call: Call, words: str, *, at: dt.datetime) -> str:
    try:
        day = parse_date(words)
        moment = dt.datetime.combine(day, dt.time(12)) if day else parse_datetime(words)
    except ValueError:
        moment = None
    if moment is None:
        raise Refused(_("Write the day as 2026-01-31."))
    moment = moment if timezone.is_aware(moment) else moment.replace(tzinfo=call.timezone)
    if moment > at + dt.timedelta(days=1):
        raise Refused(_("This day has not come yet."))
    return min(moment, at).isoformat()


def _answer(question: Question, words: str) -> Any:
    kind = QuestionKind(question.kind)
    if question.max_words and words_in(words) > question.max_words:
        facts = {"n": words_in(words), "most": question.max_words}
        raise Refused(_("These are %(n)d words; at most %(most)d are read.") % facts)
    readers: dict[QuestionKind, Callable[[str], Any]] = {
        QuestionKind.CHOICE: lambda one: _one_of(_said(question), one),
        QuestionKind.CHOICES: lambda many: _several(question, many),
        QuestionKind.NUMBER: read_number,
        QuestionKind.LINK: read_link,
        QuestionKind.COUNTRY: _country,
        QuestionKind.ORGANISATION: _organisation,
    }
    if kind in readers:
        return readers[kind](words)
    return _short(words, LONGEST.get(kind, LONGEST_LINE))


def _said(question: Question) -> dict[str, set[str]]:
    others = question.translations.values()
    return {
        value: {plain(value)} | {plain(said) for words in others if (said := words.get(choice_name(value)))}
        for value in question.choices
    }


def _several(question: Question, words: str) -> list[str]:
    found = [_one_of(_said(question), one) for one in SEVERAL.split(words) if one.strip()]
    return [value for value in question.choices if value in found]


def _organisation(words: str) -> dict[str, str]:
    found = WITH_COUNTRY.match(words)
    if not found:
        raise Refused(_("Write the name and the country: City of Sample (BE)."))
    return {"name": _short(found["name"], 200), "country": _country(found["country"])}
