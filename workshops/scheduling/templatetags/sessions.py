"""Words of sessions for templates and mails: `{% load sessions %}`.

{% span start end zone %}   a period in words, own time first
{% own_time start end zone as when %}  the same in two: when.own, when.there
{% moment instant zone %}   a deadline in words
{% own_hour slot %}   in mails: what a date of the poll means to the reader, or nothing
{% sent_at instant as words %}   the day and hour on the reader's clock, for a subject
{{ cells|poll_cells }}   cells of the date poll      {{ column|poll_bar }}   its sums as a bar
{{ text|markdown }}   text of the secretariat as HTML
"""

import datetime as dt
from functools import lru_cache

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workinggroup.base.clock import say_time, zone_city
from workinggroup.base.markdown import render as render_markdown
from workinggroup.base.ui.charts import Part
from workinggroup.base.ui.picture_tags import distribution

from .. import paper_days, saying
from ..models import Paper, Workshop
from ..queries.poll import Cell, Column
from ..states import Answer

register = template.Library()
KINDS = {"yes": ("yes", "done"), "if_needed": ("maybe", "half"), "no": ("no", "stop")}


@register.filter
def poll_cells(cells: list[Cell]) -> SafeString:
    """The cells of one person, a date each; a poll has hundreds, so equal ones are drawn once."""
    language = get_language() or ""
    return mark_safe("".join([_drawn(cell, language) for cell in cells]))  # noqa: S308 - drawn by templates


@register.filter
def poll_bar(column: Column) -> SafeString:
    """How many can on a date, as a bar; it stands in the table and in the list, and is drawn once."""
    return _bar(tuple(column.parts), get_language() or "")


@lru_cache(maxsize=512)
def _bar(parts: tuple[Part, ...], _language: str) -> SafeString:
    return distribution(parts, words=False)


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
def city(zone: str) -> str:
    """The word by which people know a zone."""
    return zone_city(zone)


@register.filter
def of(found: dict, key: object) -> object:
    """What a dictionary holds for a key."""
    return found.get(key, [])


@register.filter
def before_colon(subject: str) -> str:
    """What a mail is, from its subject: `Invitation` of `Invitation: Clauses, Tue 1 December`."""
    return subject.partition(":")[0].strip()


@register.filter
def markdown(text: str) -> SafeString:
    """What the secretariat wrote, as safe HTML."""
    return render_markdown(text)


@register.simple_tag(takes_context=True)
def own_hour(context: template.Context, slot: object) -> str:
    """What a proposed date means to the reader of a mail; the mail holds it for each person."""
    return context.get(f"hour_{slot.pk}", "")


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
