"""How an answer is shown: `{% load applying %}`."""

from urllib.parse import urlsplit

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
WEB = ("http", "https")


@register.filter
def safe_link(address: str) -> SafeString:
    """An address that somebody gave: one sees where it leads, and the other side learns nothing of us."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return format_html("{}", address)
    if parts.scheme not in WEB or not parts.hostname:
        return format_html("{}", address)
    link = '<a href="{}" rel="noopener noreferrer nofollow">{}</a> <span class="muted text-break">{}</span>'
    return format_html(link, address, parts.hostname, address)
