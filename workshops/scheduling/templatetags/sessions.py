"""Words of sessions for templates and mails: `{% load sessions %}`.

{% span start end zone %}   a period in words, own time first
{% own_time start end zone as when %}  the same in two: when.own, when.there
{% moment instant zone %}   a deadline in words
{% sent_at instant as words %}   the day and hour on the reader's clock, for a subject
{{ cell|poll_cell }}   a cell of the date poll      {{ text|markdown }}   text of the secretariat as HTML
"""

import datetime as dt
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workinggroup.base.clock import say_time, zone_city
from workinggroup.base.markdown import render as render_markdown

from .. import paper_days, saying
from ..models import Paper, Workshop
from ..queries.poll import Cell
from ..states import Answer

register = template.Library()
KINDS = {"yes": ("yes", "done"), "if_needed": ("maybe", "half"), "no": ("no", "stop")}


@register.filter
def poll_cell(cell: Cell) -> SafeString:
    """The cell of one person on one date; a poll has hundreds, so equal ones are drawn once."""
    return _drawn(cell, get_language() or "")


@lru_cache(maxsize=2048)
def _drawn(cell: Cell, _language: str) -> SafeString:
    kind, shape = KINDS.get(cell.answer, ("open", ""))
    word = Answer(cell.answer).label if cell.answer else _("no answer")
    odd = cell.odd or (cell.holiday and _("holiday"))
    return render_to_string(
        "workshops/scheduling/_poll_cell.html",
        {"cell": cell, "kind": kind, "shape": shape, "word": word, "odd": odd},
    )


@register.filter
def answer_word(answers: dict[int, str], person: int) -> str:
    """What a person said about a date, in a word."""
    answer = answers.get(person)
    return str(Answer(answer).label) if answer else _("no answer")


@register.filter
def city(zone: str) -> str:
    """The word by which people know a zone."""
    return zone_city(zone)


@register.filter
def of(found: dict, key: object) -> object:
    """What a dictionary holds for a key."""
    return found.get(key, [])


@register.filter
def markdown(text: str) -> SafeString:
    """What the secretariat wrote, as safe HTML."""
    return render_markdown(text)


@register.simple_tag
def lateness(workshop: Workshop, paper: Paper) -> str:
    """How a paper stands to its day; empty when it came in time."""
    return paper_days.lateness(workshop, paper)


@register.simple_tag
def clock_words(moment: dt.datetime, zone: object) -> str:
    """The hour on the clock of the session: 12:20."""
    return say_time(moment, str(zone))


register.simple_tag(saying.span, name="span")
register.simple_tag(saying.own_time, name="own_time")
register.simple_tag(saying.moment, name="moment")
register.simple_tag(saying.sent_at, name="sent_at")
