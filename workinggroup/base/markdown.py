"""Markdown of the secretariat to safe HTML. Nothing else of what people type becomes markup."""

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "h2", "h3", "h4", "blockquote", "a", "code", "hr"}
_parser = MarkdownIt("commonmark", {"html": False})


def render(text: str) -> SafeString:
    """HTML of a Markdown text: paragraphs, lists, heads, quotes and links; headings begin at h2."""
    html = _parser.render(text).replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    schemes = {"https", "http", "mailto"}
    clean = nh3.clean(html, tags=TAGS, attributes={"a": {"href"}}, url_schemes=schemes)
    return mark_safe(clean)  # noqa: S308 (nh3 has just cleaned it)
