"""A table of applications collected elsewhere, read against the form of a call."""

import datetime as dt
from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from members.people.models import Person
from members.people.states import GovernmentLevel, LegalType
from workinggroup.base.refusals import Refused

from ...models import Application, Call, Question
from ...states import ApplicantRole, QuestionKind
from .cells import in_all_languages, plain, read_cell


class Column(NamedTuple):
    """A column that is read: by its key, or by its heading in any language of ours."""

    key: str
    label: str
    required: bool
    help: str
    names: frozenset[str]
    question: Question | None = None


class Wrong(NamedTuple):
    line: int
    column: str
    words: str


class Line(NamedTuple):
    """One row: what would be stored, what is wrong, or why it is left out."""

    number: int
    name: str
    email: str
    organisation: str
    facts: dict[str, Any]
    answers: dict[str, Any]
    wrong: list[Wrong]
    left_out: str

    @property
    def is_good(self) -> bool:
        return not self.wrong and not self.left_out


class Preview(NamedTuple):
    lines: list[Line]
    wrong: list[Wrong]
    unread: list[str]

    @property
    def good(self) -> list[Line]:
        return [line for line in self.lines if line.is_good]

    @property
    def left_out(self) -> list[Line]:
        return [line for line in self.lines if line.left_out]


def columns_of(call: Call) -> list[Column]:
    """What is read of a row, in the order of the template. Files cannot stand in a table."""
    codes = _("the code or the word")
    own = [
        _own("name", lambda: _("Name"), True, ""),
        _own("email", lambda: _("E-mail"), True, ""),
        _own("function", lambda: _("Function"), True, ""),
        _own("role", lambda: _("Role"), True, _choices(ApplicantRole.choices)),
        _own("organisation_name", lambda: _("Organisation"), True, ""),
        _own("country", lambda: _("Country"), True, _("two letters (BE), or the name")),
        _own("level", lambda: _("Level of government"), True, _choices(GovernmentLevel.choices)),
        _own("legal_type", lambda: _("Legal type"), True, f"{codes}: {_choices(LegalType.choices)}"),
        _own("language", lambda: _("Language"), False, _("two letters (en); mails are written in it")),
        _own("submitted_at", lambda: _("Sent on"), False, _("2026-01-31 or 2026-01-31 14:30; empty is now")),
    ]
    asked = [one for one in call.questions.all() if one.kind != QuestionKind.FILE]
    return own + [_of_question(one) for one in asked]


def _own(key: str, say: Callable[[], str], required: bool, words: str) -> Column:
    return Column(key, say(), required, words, frozenset(in_all_languages(say) | {plain(key)}))


def _choices(choices: Any) -> str:
    return "; ".join(f"{value} ({label})" for value, label in choices)


def _of_question(question: Question) -> Column:
    said = [words.get("label") for words in question.translations.values()]
    names = {plain(words) for words in [question.label, question.key, *said] if words}
    kinds = {
        QuestionKind.CHOICE: "; ".join(question.choices),
        QuestionKind.CHOICES: _("several with “;” between them: ") + "; ".join(question.choices),
        QuestionKind.NUMBER: _("a number"),
        QuestionKind.LINK: _("a web address"),
        QuestionKind.COUNTRY: _("two letters (BE), or the name"),
        QuestionKind.ORGANISATION: _("name and country: City of Sample (BE)"),
    }
    words = kinds.get(QuestionKind(question.kind), "")
    if question.max_words:
        words = _("at most %(n)d words") % {"n": question.max_words}
    return Column(question.key, question.label, question.required, words, frozenset(names), question)


def rater(call: Call) -> Callable[[list[str]], int]:
    """Counts the headings that are known; it tells by which sign a CSV is cut."""
    known = frozenset().union(*(column.names for column in columns_of(call)))
    return lambda row: sum(plain(cell) in known for cell in row)


def read_lines(call: Call, rows: list[list[str]], *, at: dt.datetime) -> Preview:
    """Every row checked as if it were sent; nothing is stored. Raises `Refused` where no row can be read."""
    columns = columns_of(call)
    places, unread = _places(columns, rows[0])
    seen: dict[str, tuple[int, list[str]]] = {}
    numbers = _sent_already(call)
    lines = []
    for number, row in enumerate(rows[1:], start=2):
        cells = {column.key: _cell(row, places.get(column.key)) for column in columns}
        line = _line(call, columns, cells, number, at=at)
        lines.append(_with_doubles(line, row, seen, numbers))
    return Preview(lines, [wrong for line in lines for wrong in line.wrong], unread)


def _places(columns: list[Column], headings: list[str]) -> tuple[dict[str, int], list[str]]:
    places: dict[str, int] = {}
    unread = []
    for place, heading in enumerate(headings):
        column = next((one for one in columns if plain(heading) in one.names), None)
        if column is None:
            unread += [heading.strip()] if heading.strip() else []
        elif column.key in places:
            raise Refused(_("The column “%(label)s” stands there twice.") % {"label": column.label})
        else:
            places[column.key] = place
    missing = [
        _("“%(label)s”") % {"label": one.label} for one in columns if one.required and one.key not in places
    ]
    if missing:
        words = _("These columns are missing: %(which)s. Begin with the template.")
        raise Refused(words % {"which": ", ".join(missing)})
    return places, unread


def _cell(row: list[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""


def _sent_already(call: Call) -> dict[str, str]:
    found = Application.objects.filter(call=call).submitted().exclude(email="")
    return dict(found.values_list("email", "number"))


def _line(call: Call, columns: list[Column], cells: dict[str, str], number: int, *, at: dt.datetime) -> Line:
    facts, answers, wrong = {}, {}, []
    for column in columns:
        try:
            value = read_cell(
                call, column.key, column.question, cells[column.key], required=column.required, at=at
            )
        except Refused as refusal:
            wrong.append(Wrong(number, column.label, str(refusal)))
            continue
        if column.question is None:
            facts[column.key] = value
        elif value not in ("", []):
            answers[column.key] = value
    email = Person.objects.normalise(cells["email"])
    return Line(number, cells["name"], email, cells["organisation_name"], facts, answers, wrong, "")


def _with_doubles(
    line: Line, row: list[str], seen: dict[str, tuple[int, list[str]]], numbers: dict[str, str]
) -> Line:
    """The same row twice counts once, an address that has applied is left out; which of two is asked."""
    words = [cell.strip() for cell in row]
    before = seen.setdefault(line.email, (line.number, words)) if line.email else (line.number, words)
    if before[0] != line.number and before[1] == words:
        return line._replace(wrong=[], left_out=_("The same as line %(n)d.") % {"n": before[0]})
    if before[0] != line.number:
        reason = _("Line %(n)d has this address too, with other words. Keep one of them.") % {"n": before[0]}
        return line._replace(wrong=[*line.wrong, Wrong(line.number, _("E-mail"), reason)])
    if number := numbers.get(line.email):
        reason = _("This address has sent %(number)s already.") % {"number": number}
        return line._replace(wrong=[], left_out=reason)
    return line
