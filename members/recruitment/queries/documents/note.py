"""The note for the public: how the group was chosen, in rules and numbers, and nobody's name."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override
from django_countries import countries

from workinggroup.base.clock import say_when
from workinggroup.base.documents import Document, Points, Section, Table, Text

from ...models import Change, ConflictDeclaration, Selection
from ...states import Place, ScoreMethod
from ..calls.published import weighed
from ..selections.explained import costs_of, relaxations_of, result_words
from ..selections.ranking import Row
from ..selections.scoring import say_points
from ..selections.workbench import Standing

# A number of refused applications below this one could tell who they are.
SMALL = 5


class Count(NamedTuple):
    """How many of one kind applied, and how many of them got a seat."""

    label: str
    applied: int
    seats: int

    @property
    def refused(self) -> int:
        return self.applied - self.seats


def guarded(counts: Iterable[Count]) -> tuple[list[Count], Count | None]:
    """The counts that may be shown, and the others together; nothing to show gives no list at all.

    A count with one to four refused is put together with others until there are five, so that neither it nor
    a subtraction tells of fewer. The number of seats is public anyway: members are named.
    """
    shown = sorted(counts, key=lambda one: (-one.applied, one.label))
    small = [one for one in shown if 0 < one.refused < SMALL]
    shown = [one for one in shown if one not in small]
    while small and sum(one.refused for one in small) < SMALL:
        rest = [one for one in shown if one.refused]
        if not rest:
            return [], None
        least = min(rest, key=lambda one: (one.refused, one.label))
        shown.remove(least)
        small.append(least)
    if not small:
        return shown, None
    if not shown:
        return [], None
    others = Count(_("Others together"), sum(o.applied for o in small), sum(o.seats for o in small))
    return shown, others


def counts_by(rows: Iterable[Row], seated: set[int], name: str) -> list[Count]:
    labels, applied, seats = {}, {}, {}
    for row in rows:
        value = getattr(row, name)
        labels[value] = _label(row, name, value)
        applied[value] = applied.get(value, 0) + 1
        seats[value] = seats.get(value, 0) + (row.pk in seated)
    return [Count(labels[value], applied[value], seats[value]) for value in labels]


def _label(row: Row, name: str, value: str) -> str:
    words = {"level": row.level_words, "role": row.role_words}.get(name)
    return words or str(countries.name(value)) or value or "–"


def kept_changes(selection: Selection, *, watcher: Any = None) -> list[Change]:
    """The changes by hand that were not undone; `is_hidden` for whoever has a conflict about the file."""
    closed = ConflictDeclaration.objects.filter(
        application=OuterRef("application"), person=watcher, has_conflict=True
    )
    found = selection.changes.filter(undone_at=None).select_related("application")
    return list(found.annotate(is_hidden=Exists(closed)))


def note_of(
    selection: Selection, now: Standing, language: str, changes: list[Change] | None = None
) -> Document:
    """The note in one language, as it stands now."""
    kept = kept_changes(selection) if changes is None else changes
    with override(language):
        call = selection.call
        lead = f"{_applied(len(now.rows))} {_given(now)}"
        sections = [
            _scoring(selection),
            _seats(selection, now),
            _changes(kept),
            _figures(now),
            _data(selection),
        ]
        return Document(
            title=_("How the group was chosen"),
            lead=lead,
            language=language,
            group=call.edition.group.name,
            facts=_facts(selection, now),
            sections=sections,
        )


def _applied(number: int) -> str:
    return ngettext("%(n)d person applied.", "%(n)d people applied.", number) % {"n": number}


def _given(now: Standing) -> str:
    words = ngettext(
        "%(n)d seat was given, to %(bodies)d organisations from %(countries)d countries.",
        "%(n)d seats were given, to %(bodies)d organisations from %(countries)d countries.",
        now.taken,
    )
    places = len({row.country for row in now.seated})
    return words % {"n": now.taken, "bodies": now.organisations, "countries": places}


def _facts(selection: Selection, now: Standing) -> list[tuple[str, str]]:
    call = selection.call
    versions = ", ".join(
        _("%(n)d (%(when)s)") % {"n": one.number, "when": say_when(one.made_at, call.timezone)}
        for one in call.versions.all()
    )
    decided = selection.decided_at and say_when(selection.decided_at, call.timezone)
    known = [
        (_("Call"), str(call.said("title"))),
        (_("Decided"), decided or _("not yet")),
        (_("Seats"), str(selection.seats)),
        (_("Places on the reserve list"), str(len(now.reserve))),
        (_("Versions of the call"), versions),
        (_("Fingerprint of criteria, questions and quotas"), call.frozen_hash),
        (_("Seed"), str(selection.seed)),
        (_("Fingerprint of the selection file"), digest_of(selection.file)),
    ]
    return [(label, value) for label, value in known if value]


def digest_of(content: Any) -> str:
    """The SHA-256 of a selection file as it is downloaded."""
    return hashlib.sha256(file_text(content).encode()).hexdigest() if content else ""


def file_text(content: Any) -> str:
    return json.dumps(content, indent=1, ensure_ascii=False)


def _scoring(selection: Selection) -> Section:
    call = selection.call
    how = {
        ScoreMethod.MEAN: _("The score is the mean of the reviews, each weighted by the published criteria, from 0 to 100."),  # noqa: E501 – one sentence
        ScoreMethod.MEDIAN: _("The score is the median of the reviews, each weighted by the published criteria, from 0 to 100."),  # noqa: E501 – one sentence
    }[ScoreMethod(call.score_method)]  # fmt: skip
    words = [
        _("Reviewers scored each application by the published criteria, each on their own; those with a conflict of interest saw nothing of it."),  # noqa: E501 – one sentence
        _("They did not see who applied.") if call.is_blind else "",
        how,
    ]  # fmt: skip
    rows = [
        [
            str(one.criterion.said("title")),
            _("yes or no") if one.percent is None else f"{one.percent} %",
            "; ".join(f"{point.points}: {point.said('meaning')}" for point in one.points),
        ]
        for one in weighed(call)
    ]
    headings = [_("Criterion"), _("Weight"), _("What the points mean")]
    table = Table(_("Criteria with their weights"), headings, rows, numbers=[1], wide=2)
    return Section(_("How it was scored"), [Text(" ".join(filter(None, words))), table])


def _seats(selection: Selection, now: Standing) -> Section:
    parts: list[Any] = [
        Text(_("Among all sets that keep the published rules, the one with the largest sum of scores was computed exactly. Equally good sets are told apart by a seed that was fixed when the call opened.")),  # noqa: E501 – one paragraph
    ]  # fmt: skip
    if selection.result:
        parts.append(Text(_("The proposal: %(result)s") % {"result": result_words(selection)}))
    rows = [[one.line.words, one.count, _met(one)] for one in now.filled]
    headings = [_("Rule"), _("Seats"), _("Met")]
    parts.append(Table(_("Rules and how they were met"), headings, rows, numbers=[1]))
    if costs := costs_of(selection, now.filled):
        told = [[one.words, say_points(one.points)] for one in costs]
        title = _("What each rule changed: points that would have been gained without it")
        parts.append(Table(title, [_("Rule"), _("Points")], told, numbers=[1]))
    if relaxed := relaxations_of(selection, now.filled):
        short: list[list[Any]] = [[one.words, int(one.points)] for one in relaxed]
        parts.append(Table(_("Rules that could not all be met"), [_("Rule"), _("Seats short")], short, [1]))
    if selection.gap_note:
        parts.append(Text(_("Why it was decided all the same: %(why)s") % {"why": selection.gap_note}))
    return Section(_("How seats were given"), parts)


def _met(one: Any) -> str:
    if one.short:
        return _("%(n)d short") % {"n": one.short}
    return _("%(n)d over") % {"n": one.over} if one.over else _("yes")


def _changes(found: list[Change]) -> Section:
    """How many places were changed by hand, and why where there are words for the public."""
    words = ngettext(
        "The committee changed %(n)d place by hand, with a reason on record.",
        "The committee changed %(n)d places by hand, each with a reason on record.",
        len(found),
    )
    parts: list[Any] = [Text(words % {"n": len(found)} if found else _("No place was changed by hand."))]
    given, taken = _("Seat given"), _("Seat not given")
    told = [
        f"{given if one.place == Place.SEAT else taken}: {one.public_reason}"
        for one in found
        if one.public_reason
    ]
    return Section(_("Changes by hand"), [*parts, Points(told)] if told else parts)


def _figures(now: Standing) -> Section:
    seated = {row.pk for row in now.seated}
    parts: list[Any] = [
        Text(_("Kinds of applicants of whom fewer than %(n)d were refused are put together, or only their seats are shown, so that nobody can be recognised.") % {"n": SMALL}),  # noqa: E501 – one sentence
    ]  # fmt: skip
    for name, title in (("country", _("Country")), ("level", _("Level of government")), ("role", _("Role"))):
        parts.append(_figure(title, counts_by(now.rows, seated, name)))
    return Section(_("Applications and seats"), parts)


def _figure(title: str, counts: list[Count]) -> Table:
    shown, others = guarded(counts)
    if not shown and others is None:
        members = sorted((one for one in counts if one.seats), key=lambda one: (-one.seats, one.label))
        return Table(title, [title, _("Seats")], [[one.label, one.seats] for one in members], numbers=[1])
    rows = [[one.label, one.applied, one.seats] for one in (*shown, *([others] if others else []))]
    return Table(title, [title, _("Applications"), _("Seats")], rows, numbers=[1, 2])


def _data(selection: Selection) -> Section:
    return Section(_("What becomes of the data"), [Text(str(selection.call.said("retention_words")))])
