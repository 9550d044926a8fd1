"""The rows of the workbench: `{% load bench %}`.

400 of them as template nodes, or as `format_html`, take longer than all the rest of the page. So they are
written here as text; `escape` stands around every word that somebody typed, and a test types the worst in.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from workinggroup.base.templatetags import ui

from ..models import Selection
from ..queries.selections.workbench import Fold, Line, look_of

register = template.Library()

ROW = (
    '<tr id="{id}"{chosen}><td class="r num" data-th="{rank_head}">{rank}</td>'
    '<th scope="row"><a href="{url}">{organisation}</a> {country}<small>{number}</small></th>'
    '<td data-th="{level_head}">{level}</td><td data-th="{role_head}">{role}</td>'
    '<td class="r num" data-th="{score_head}">{score}{beside}</td>'
    '<td class="wg-bar-cell"><svg class="wg-bar" aria-hidden="true">'
    '<rect width="{share}%" height="100%"/></svg></td>'
    '<td class="wg-place">{state}{notes}</td><td class="r">{move}</td></tr>'
)
BUTTON = '<a class="btn btn-sm btn-{}" href="{}">{}<span class="visually-hidden"> {}</span></a>'
QUIET = '<a class="wg-quiet" href="{}">{}<span class="visually-hidden"> {}</span></a>'
FOLD = '<tr class="fold"><td colspan="8">{} <a href="?all=1#{}">{}</a></td></tr>'
CUT = '<tr class="cut"><td colspan="8">{}</td></tr>'


@register.simple_tag
def bench_rows(lines: Iterable[Line | Fold], selection: Selection, slug: str) -> SafeString:
    """The rows of the workbench; a line shows where the seats would end by score alone."""
    return mark_safe("\n".join(_rows(lines, selection, slug)))  # noqa: S308 - every typed word is escaped below


def _rows(lines: Iterable[Line | Fold], selection: Selection, slug: str) -> Iterator[str]:
    heads = {
        "rank_head": escape(_("Rank")), "level_head": escape(_("Level")), "role_head": escape(_("Role")),
        "score_head": escape(_("Score")),
    }  # fmt: skip
    root = reverse("recruitment:application", args=[slug, 0]).removesuffix("0/")
    state = cache(lambda place, by_hand: ui.state(look_of(place, by_hand)))
    country, words, buttons = cache(ui.country), cache(escape), Buttons(selection, slug)
    new, talk = escape(", " + _("new")), f'<small class="attention">{escape(_("talk about it"))}</small>'
    for line in lines:
        if isinstance(line, Fold):
            yield _fold(line)
            continue
        row, number = line.row, escape(line.row.number)
        beside = row.criteria_words, row.strictness_words
        yield ROW.format(
            **heads,
            id=number.lower(),
            chosen=' class="is-chosen"' if line.closes else "",
            rank=row.rank or "–",
            url=f"{root}{row.pk}/",
            organisation=escape(row.organisation),
            country=country(row.country),
            number=number + (new if row.is_newcomer else ""),
            level=words(row.level_words),
            role=words(row.role_words),
            score=row.score_words,
            beside="".join(f"<small>{words(one)}</small>" for one in beside if one)
            + (talk if row.talk_about else ""),
            share=round(row.score_share * 100, 1),
            state=state(line.seat.place, line.seat.by_hand),
            notes="".join(f"<small>{words(one)}</small>" for one in (line.note, line.closes) if one),
            move=buttons.of(line, number),
        )
        if row.rank == selection.seats:
            yield _cut(selection.seats)


def _fold(fold: Fold) -> str:
    n = len(fold.lines)
    first = escape(fold.lines[0].row.number.lower())
    return FOLD.format(escape(fold.words), first, escape(ngettext("Show %(n)d", "Show %(n)d", n) % {"n": n}))


def _cut(seats: int) -> str:
    words = ngettext("%(n)d seat ends here by score alone", "%(n)d seats end here by score alone", seats)
    return CUT.format(escape(words % {"n": seats}))


class Buttons:
    """Gives each line its ways to the page that asks for the reason; a decided selection has none."""

    def __init__(self, selection: Selection, slug: str) -> None:
        self.is_draft = selection.is_draft
        self.root = reverse("recruitment:move", args=[slug, selection.pk, "A", "seat"]).removesuffix(
            "A/seat/"
        )
        self.release, self.seat = escape(_("Release")), escape(_("Seat"))
        self.keep, self.leave_out = escape(_("Keep")), escape(_("Leave out"))

    def of(self, line: Line, number: str) -> str:
        if not self.is_draft:
            return ""
        seat, out = f"{self.root}{number}/seat/", f"{self.root}{number}/out/"
        if line.is_seated:
            keep = "" if line.seat.by_hand else QUIET.format(seat, self.keep, number)
            return BUTTON.format("secondary", out, self.release, number) + keep
        kind = "primary" if line.closes else "secondary"
        barred = line.seat.by_hand or line.seat.place == "out"
        leave = "" if barred else QUIET.format(out, self.leave_out, number)
        return BUTTON.format(kind, seat, self.seat, number) + leave
