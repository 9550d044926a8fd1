"""What a mail is about, before it is a row."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings

from .rendering import Words, recipient_of, render


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One mail to one recipient.

    `key` is `occasion:recipient:version`; `to` a Person or an address (then with `name`); `action` the one
    button (words, absolute or own address); `calendar` RFC 5545 text with its iTIP `method`; `sender`
    (name, address); `due_at` not before; a lower `priority` goes first.
    """

    key: str
    to: Any
    template: str
    context: dict[str, Any]
    at: dt.datetime
    edition: Any = None
    by: Any = None
    action: tuple[str, str] | None = None
    occasion: str = ""
    calendar: str = ""
    method: str = ""
    name: str = ""
    language: str = ""
    sender: tuple[str, str] | None = None
    reply_to: str = ""
    references: str = ""
    thread: str = ""
    priority: int = 5
    due_at: dt.datetime | None = None

    def row(self) -> dict[str, Any]:
        """The fields of its row, rendered for its recipient."""
        recipient = recipient_of(self.to, language=self.language, name=self.name)
        action = self.action and (self.action[0], absolute(self.action[1]))
        words = render(self.template, {**self.context, "edition": self.edition}, recipient, action=action)
        return {
            **worded(words, action),
            **written_by(self.edition, self.sender, self.reply_to),
            "occasion": self.occasion or occasion_of(self.key),
            "person": recipient.person,
            "to_name": recipient.name,
            "to_address": recipient.address,
            "language": recipient.language,
            "template": self.template,
            "calendar": self.calendar,
            "calendar_method": self.method,
            "references": self.references,
            "thread": self.thread,
            "priority": self.priority,
            "due_at": self.due_at or self.at,
            "made_at": self.at,
            "made_by": self.by,
        }


def written_by(edition: Any, sender: tuple[str, str] | None, reply_to: str) -> dict[str, Any]:
    """Who writes: the group in whose edition it happens, unless a sender is named."""
    group = edition.group.short_name if edition else settings.SITE_NAME
    from_name, from_address = sender or (group, settings.DEFAULT_FROM_EMAIL)
    reply_to = reply_to or (edition.reply_to if edition else "")
    return {"edition": edition, "from_name": from_name, "from_address": from_address, "reply_to": reply_to}


def worded(words: Words, action: tuple[str, str] | None) -> dict[str, str]:
    """Subject, text and HTML with the button that they contain."""
    action_words, action_url = action or ("", "")
    return {**words._asdict(), "action_words": action_words, "action_url": action_url}


def occasion_of(key: str) -> str:
    """`poll:7` of `poll:7:aino:1`: what mails to many have in common."""
    return key.rsplit(":", 2)[0]


def absolute(url: str) -> str:
    return url if url.startswith("http") else settings.SITE_URL + url
