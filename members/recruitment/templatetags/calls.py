"""What a call says, in the language of its reader: `{% load calls %}`."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from ..models.translated import Translated, spoken

register = template.Library()


@register.filter
def said(thing: Translated, name: str) -> Any:
    """`{{ call|said:"title" }}`: the words of a field in the language in which the call is read."""
    return thing.said(name)


@register.simple_tag
def tongue_of(call: Any) -> SafeString:
    """` lang="de"` for the element that holds words of the call, where the page speaks another language."""
    language = call.language_for(spoken())
    return format_html(' lang="{}"', language) if language != get_language() else SafeString()
