"""A mail's words from its templates, in the recipient's language and on the recipient's clocks."""

from typing import Any, NamedTuple

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone, translation

from . import layout


class Words(NamedTuple):
    subject: str
    text: str
    html: str


class Recipient(NamedTuple):
    """Who gets the mail: a person of ours, or an address that nobody has claimed yet."""

    address: str
    name: str = ""
    person: Any = None
    language: str = "en"
    zone: Any = None


def recipient_of(to: Any, *, language: str = "", name: str = "") -> Recipient:
    """A recipient from a Person or a bare address."""
    if isinstance(to, str):
        return Recipient(to.strip(), name, None, language or settings.LANGUAGE_CODE, settings.TIME_ZONE)
    return Recipient(to.email, to.name, to, language or to.language, to.timezone)


def render(
    template: str, context: dict[str, Any], recipient: Recipient, *, action: tuple[str, str] | None
) -> Words:
    """Subject, text and HTML of `templates/emails/<template>.subject.txt` and `.txt`.

    The HTML is made of the text, so the two never say different things.
    """
    with translation.override(recipient.language), timezone.override(recipient.zone):
        facts = {**context, "recipient": recipient, "site_url": settings.SITE_URL}
        subject = render_to_string(f"emails/{template}.subject.txt", facts, using="words")
        text = render_to_string(f"emails/{template}.txt", facts, using="words").strip()
        return Words(one_line(subject), text_with_action(text, action), html_of(text, action))


def reword(subject: str, text: str, *, language: str, action: tuple[str, str] | None) -> Words:
    """The same for words that were edited by hand."""
    with translation.override(language):
        return Words(one_line(subject), text_with_action(text.strip(), action), html_of(text, action))


def one_line(words: str) -> str:
    """Header text: no line break can begin a header of its own."""
    return " ".join(words.split())[:250]


def text_with_action(text: str, action: tuple[str, str] | None) -> str:
    """The words, with the address of the one action where the HTML has its button."""
    above, below = layout.parts(text)
    address = f"{action[0]}:\n{action[1]}" if action else ""
    return layout.plain("\n\n".join([above, *(part for part in (address, below) if part)])) + "\n"


def html_of(text: str, action: tuple[str, str] | None) -> str:
    """Paragraphs and lines of the text, with the one action as a button. Everything is escaped."""
    facts = {"action": action, "language": translation.get_language(), "site_url": settings.SITE_URL}
    return render_to_string("emails/layout.html", facts | layout.context_of(text))
