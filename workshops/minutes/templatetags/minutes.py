"""Words of agreed minutes for templates: `{% load minutes %}`.

{{ digest|in_fours }}     9f2c 41d7 …; with a number, only so many groups at each end
{{ instant|moment }}      the instant of a frozen text
"""

import datetime as dt

from django import template

register = template.Library()


@register.filter
def in_fours(digest: str, ends: int = 0) -> str:
    groups = [digest[start : start + 4] for start in range(0, len(digest), 4)]
    if ends and len(groups) > 2 * ends:
        groups = [*groups[:ends], "…", *groups[-ends:]]
    return " ".join(groups)


@register.filter
def moment(words: str) -> dt.datetime | None:
    return dt.datetime.fromisoformat(words) if words else None
