"""Words and rows around files: `{% load reviewing %}`.

The rows of the long list are made here: 400 of them as template nodes take five times as long.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import escape
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from ..models import Application
from ..models.application import words_in
from ..queries.selections.ranking import Row

register = template.Library()
register.filter("word_count", words_in)


@register.simple_tag
def application_rows(rows: Iterable[Row], slug: str) -> SafeString:
    """The rows of the list of applications; every word in them is escaped here."""
    return mark_safe("\n".join(_application_rows(rows, slug)))  # noqa: S308 - escaped below, cell by cell


def _application_rows(rows: Iterable[Row], slug: str) -> Iterator[str]:
    names = (
        _("Rank"),
        _("Country"),
        _("Level"),
        _("Role"),
        _("Score"),
        _("Spread"),
        _("Reviews"),
        _("State"),
    )
    rank, country, level, role, score, spread, reviews, state = map(escape, names)
    talk = f' <small class="attention">{escape(_("talk about it"))}</small>'
    new = ", " + escape(_("new"))
    root = escape(reverse("recruitment:application", args=[slug, 0]).removesuffix("0/"))
    word = cache(lambda outcome, state: escape(str(Row.look_of(outcome, state).word)))
    # A few hundred values, of which most come again in every row.
    said = cache(lambda words: escape(str(words)))
    for row in rows:
        yield (
            f'<tr><td class="r num" data-th="{rank}">{row.rank or "–"}</td><th scope="row">'
            f'<a href="{root}{row.pk}/">{escape(row.organisation)}</a> <small class="muted fw-normal">'
            f"{escape(row.number)}{new if row.is_newcomer else ''}</small></th>"
            f'<td data-th="{country}">{said(row.country)}</td>'
            f'<td data-th="{level}">{said(row.level_words)}</td>'
            f'<td data-th="{role}">{said(row.role_words)}</td>'
            f'<td class="r num" data-th="{score}">{row.score_words}{_beside(row, said)}</td>'
            f'<td class="r num" data-th="{spread}">{row.spread_words}{talk if row.talk_about else ""}</td>'
            f'<td class="r num" data-th="{reviews}">{row.done}/{row.assigned}</td>'
            f'<td data-th="{state}">{word(row.outcome, row.state)}</td></tr>'
        )


def _beside(row: Row, said: Callable[[str], str]) -> str:
    """On how many criteria the score stands, and how strict its reviewers are: shown, never applied."""
    words = row.criteria_words, row.strictness_words
    return "".join(f'<small class="muted d-block text-nowrap">{said(one)}</small>' for one in words if one)


@register.inclusion_tag("members/recruitment/_enquiries.html")
def enquiries_of_mine(application: Application) -> dict[str, Any]:
    """What the readers of an application ask its applicant: what waits, and what is over."""
    at, found = timezone.now(), list(application.enquiries.order_by("asked_at", "pk"))
    is_open = application.state == "submitted"
    waiting = [one for one in found if not one.answered_at and at < one.answer_by and is_open]
    over = [one for one in found if one not in waiting]
    return {"waiting": waiting, "answered": over, "call": application.call}
