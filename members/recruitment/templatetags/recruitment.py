"""Words of a recruitment for its templates: `{% load recruitment %}`.

The rows of the two long lists are made here: 400 of them as template nodes take five times as long.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base import markdown as base
from workinggroup.base.templatetags import ui

from ..models import Selection
from ..queries.ranking import Row, say_points
from ..queries.workbench import Line

register = template.Library()


@register.filter
def markdown(text: str) -> SafeString:
    """What the secretariat wrote in Markdown, cleaned."""
    return base.render(text or "")


@register.filter
def points(score: Decimal | float | None) -> str:
    """A score with one decimal; a dash where there is none yet."""
    return say_points(score)


@register.filter
def first_letters(text: str, count: int) -> str:
    return text[:count]


ROW = (
    '<tr><td class="r num" data-th="{}">{}</td><th scope="row"><a href="{}">{}</a> '
    '<small class="muted fw-normal">{}</small></th><td data-th="{}">{}</td><td data-th="{}">{}</td>'
    '<td data-th="{}">{}</td><td class="r num" data-th="{}">{}</td><td class="r num" data-th="{}">{}{}</td>'
    '<td class="r num" data-th="{}">{}/{}</td><td data-th="{}">{}</td></tr>'
)


@register.simple_tag
def application_rows(rows: Iterable[Row], slug: str) -> SafeString:
    """The rows of the list of applications."""
    return format_html_join("\n", ROW, _application_cells(rows, slug))


def _application_cells(rows: Iterable[Row], slug: str) -> Iterator[tuple[Any, ...]]:
    rank, country, level, role = _("Rank"), _("Country"), _("Level"), _("Role")
    score, spread, reviews, state = _("Score"), _("Spread"), _("Reviews"), _("State")
    talk = format_html(' <small class="attention">{}</small>', _("talk about it"))
    new = ", " + _("new")
    root = reverse("recruitment:application", args=[slug, 0]).removesuffix("0/")
    word = cache(lambda outcome, state: Row.look_of(outcome, state).word)
    for row in rows:
        yield (
            rank, row.rank or "–", f"{root}{row.pk}/", row.organisation,
            row.number + (new if row.is_newcomer else ""), country, row.country, level, row.level_words,
            role, row.role_words, score, row.score_words, spread, row.spread_words,
            talk if row.talk_about else "", reviews, row.done, row.assigned,
            state, word(row.outcome, row.state),
        )  # fmt: skip


BENCH = (
    '<tr{}><td class="r num" data-th="{}">{}</td><th scope="row"><a href="{}">{}</a> {}<small>{}</small></th>'
    '<td data-th="{}">{}</td><td data-th="{}">{}</td><td class="r num" data-th="{}">{}</td>'
    '<td><svg class="wg-bar" aria-hidden="true"><rect width="{}%" height="100%"/></svg></td>'
    '<td>{}{}{}</td><td class="r">{}</td></tr>{}'
)
MOVE = '<a class="btn btn-sm btn-{}" href="{}">{}<span class="visually-hidden"> {}</span></a>'
CUT = '<tr class="cut"><td colspan="8">{}</td></tr>'


@register.simple_tag
def bench_rows(lines: Iterable[Line], selection: Selection, slug: str) -> SafeString:
    """The rows of the workbench; a line shows where the seats would end by score alone."""
    return format_html_join("\n", BENCH, _bench_cells(lines, selection, slug))


def _bench_cells(lines: Iterable[Line], selection: Selection, slug: str) -> Iterator[tuple[Any, ...]]:
    rank, level, role, score, new = _("Rank"), _("Level"), _("Role"), _("Score"), ", " + _("new")
    root = reverse("recruitment:application", args=[slug, 0]).removesuffix("0/")
    state, country, move = cache(ui.state), cache(ui.country), _mover(selection, slug)
    chosen, cut = SafeString(' class="is-chosen"'), _cut(selection.seats)
    for line in lines:
        row = line.row
        yield (
            chosen if line.closes else "", rank, row.rank or "–", f"{root}{row.pk}/", row.organisation,
            country(row.country), row.number + (new if row.is_newcomer else ""), level, row.level_words,
            role, row.role_words, score, row.score_words, round(row.score_share * 100, 1),
            state(line.look), _small(line.note), _small(line.closes), move(line),
            cut if row.rank == selection.seats else "",
        )  # fmt: skip


def _small(words: str) -> SafeString:
    return format_html("<small>{}</small>", words) if words else SafeString()


def _cut(seats: int) -> SafeString:
    words = ngettext("%(n)d seat ends here by score alone", "%(n)d seats end here by score alone", seats)
    return format_html(CUT, words % {"n": seats})


def _mover(selection: Selection, slug: str) -> Any:
    """Gives each line its way to the page that asks for the reason; a decided selection has none."""
    if not selection.is_draft:
        return lambda line: ""
    release, seat = _("Release"), _("Seat")
    root = reverse("recruitment:move", args=[slug, selection.pk, "A", "seat"]).removesuffix("A/seat/")

    def move(line: Line) -> SafeString:
        number = line.row.number
        if line.is_seated:
            return format_html(MOVE, "secondary", f"{root}{number}/out/", release, number)
        kind = "primary" if line.closes else "secondary"
        return format_html(MOVE, kind, f"{root}{number}/seat/", seat, number)

    return move
