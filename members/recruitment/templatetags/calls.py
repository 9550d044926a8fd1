"""What a call says, in the language of its reader: `{% load calls %}`."""

import datetime as dt
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from workinggroup.base.ui.picture_tags import progress

from ..languages import tongue
from ..models import Call
from ..models.translated import Translated, spoken
from ..queries.calls.translating import Progress
from ..queries.calls.versions import latest

register = template.Library()


@register.filter
def said(thing: Translated, name: str) -> Any:
    """`{{ call|said:"title" }}`: the words of a field in the language in which the call is read."""
    return thing.said(name)


@register.simple_tag
def tongue_of(call: Call, name: str = "") -> SafeString:
    """` lang="de"` for the element that holds words of the call, where the page speaks another language.

    With the `name` of a field: the language in which that one is really said.
    """
    language = call.language_for(spoken())
    if name and not call.translations.get(language, {}).get(name):
        language = call.language
    return format_html(' lang="{}"', language) if language != get_language() else SafeString()


@register.filter
def tongue_name(code: str) -> str:
    return tongue(code).name


@register.simple_tag
def language_progress(one: Progress) -> SafeString:
    """How far a translation is, as a bar and in words."""
    words = _("Translation: %(language)s") % {"language": tongue(one.language).name}
    return progress(one.done, one.all, words)


@register.simple_tag
def translation_input(field: Any) -> SafeString:
    """The field of a translation in the house's style."""
    return field.as_widget(attrs={"class": "form-control"})


@register.simple_tag
def call_changed(call: Call, since: dt.datetime | None) -> SafeString:
    """A banner for whoever began, sent or got a file before the newest version; else nothing.

    `{% call_changed call application.started_at %}`, `{% call_changed call review.assigned_at %}`.
    """
    last = latest(call)
    if last is None or last.number == 1 or since is None or last.made_at <= since:
        return SafeString()
    facts = {"version": last, "call": call}
    return SafeString(render_to_string("members/recruitment/_call_changed.html", facts))
