"""Words of a recruitment for its templates: `{% load recruitment %}`.

The rows of the two long lists are made here: 400 of them as template nodes take five times as long.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from workinggroup.base import markdown as base

from ..queries.ranking import Row, say_points

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
def at(items: Sequence[Any], place: int) -> Any:
    """What stands at a place of a list: the heading above a cell."""
    return items[place]


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
