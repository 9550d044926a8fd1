"""Lines of minutes and words of agreed ones: `{% load minutes %}`.

{% desk_line line %}      one line at the desk; made here and not in a template: an item may hold 300 of them
{% line_meta line %}      what stands under its words: kind of insight, who said it, owner and due day
{{ digest|in_fours }}     9f2c 41d7 …; with a number, only so many groups at each end
{{ instant|moment }}      the instant of a frozen text
"""

import datetime as dt
from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ..states import LineKind

register = template.Library()
LINE = (
    '<div class="wg-l {kind}" id="l{number}" data-line="{pk}" data-key="{key}" data-number="{number}"'
    ' data-version="{version}" data-kind="{kind}" data-insight_kind="{insight}"'
    ' data-organisation="{organisation}" data-owner="{owner}" data-due_on="{due_on}">'
    '<span class="no">{number}</span>'
    '<span class="k"><svg class="shape" aria-hidden="true"><use href="#s-{kind}"/></svg>'
    "<span>{word}</span></span>"
    '<div class="tx"><textarea rows="1" maxlength="5000" readonly aria-label="{label}">'
    "\n{text}</textarea>{meta}"
    '<span class="wg-other" hidden></span></div></div>'
)


@register.simple_tag
def desk_line(line: Any) -> SafeString:
    """The text box is read-only until the script takes over."""
    word = line.kind_word
    return format_html(
        LINE,
        kind=line.kind,
        number=line.number,
        pk=line.pk,
        key=line.key,
        version=line.version,
        insight=line.insight_kind,
        organisation=line.organisation_id or "",
        owner=_owner_value(line),
        due_on=line.due_on or "",
        word=word,
        label=_("Line %(number)d, %(kind)s") % {"number": line.number, "kind": word},
        text=line.text,
        meta=line_meta(line),
    )


@register.simple_tag
def line_meta(line: Any) -> SafeString:
    return format_html(
        '<span class="meta">{}</span>', format_html_join("", "<span>{} <b>{}</b></span>", _meta_of(line))
    )


def _meta_of(line: Any) -> list[tuple[str, str]]:
    """(words, what of it stands out)."""
    parts = []
    if line.insight_kind:
        parts.append((line.insight_word, ""))
    if line.organisation_id:
        parts.append((_("said by %(name)s") % {"name": line.organisation}, ""))
    if line.kind == LineKind.ACTION:
        day = date_format(line.due_on, "D j F Y") if line.due_on else ""
        parts.append((_("Owner:"), line.owner_words) if line.has_owner else (_("No owner yet"), ""))
        parts.append((_("Due:"), day) if day else (_("No due day yet"), ""))
    elif line.kind == LineKind.QUESTION:
        parts.append((_("Owner:"), line.owner_words) if line.has_owner else (_("No owner yet"), ""))
    return parts


def _owner_value(line: Any) -> str:
    if line.owner_id:
        return f"p{line.owner_id}"
    return f"o{line.owner_organisation_id}" if line.owner_organisation_id else ""


@register.filter
def in_fours(digest: str, ends: int = 0) -> str:
    groups = [digest[start : start + 4] for start in range(0, len(digest), 4)]
    if ends and len(groups) > 2 * ends:
        groups = [*groups[:ends], "…", *groups[-ends:]]
    return " ".join(groups)


@register.filter
def moment(words: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(words) if words else None
