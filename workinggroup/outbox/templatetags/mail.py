"""Marks for lines of mails: `{% load mail %}`, then at the very beginning of a line

{% over %}   small words above the greeting      {% title %}  what the mail is about
{% strong %} {% soft %}  a line of more or less weight      {% head %}  a heading within
{% row %}    `11:00  Words`: two columns, with two spaces between
{% below %}  from here on under the button      {% foot %}   small words at the end
"""

from functools import partial

from django import template

from ..layout import NAMES

register = template.Library()


def _mark(name: str) -> str:
    return NAMES[name]


for _name in NAMES:
    register.simple_tag(partial(_mark, _name), name=_name)
