"""One occasion, many recipients: the words are rendered once for each language and clock."""

import datetime as dt
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any, NamedTuple

from django.utils import translation

from . import tasks
from .actions import message_id_of
from .letters import absolute, occasion_of, written_by
from .models import Email
from .rendering import Recipient, Words, render
from .threads import supersede

# Stand in for what is a person's own while the words are rendered; private use, so nobody types them.
NAME_MARK = "\ue000name\ue001"
LINK_MARK = "\ue000link\ue001"
BATCH = 500


def mark_of(name: str) -> str:
    return f"\ue000own-{name}\ue001"


class Letter(NamedTuple):
    """What is one person's own in a mail to many. `sender` is the address of From and Reply-To.

    Of the mails of one `thread` that have not left, only the newest goes out. `own` are further texts of the
    person, by the name under which the template prints them: the same names in each letter.
    """

    key: str
    person: Any
    link: str
    calendar: str = ""
    references: str = ""
    sender: str = ""
    thread: str = ""
    own: Mapping[str, str] = {}


def queue_emails(
    letters: Sequence[Letter],
    *,
    template: str,
    context: dict[str, Any],
    at: dt.datetime,
    edition: Any,
    action_words: Any = "",
    method: str = "",
    sender: tuple[str, str] | None = None,
    reply_to: str = "",
    occasion: str = "",
    by: Any = None,
) -> int:
    """Write one mail for each letter in the transaction of the fact they tell; returns how many letters.

    Everybody gets the template in their own language and on their own clocks, with their own name where it
    prints `recipient.name`, and their own link under `action_words`. A key that exists already sends nothing.
    `occasion` brings together in the log what its keys tell apart.
    """
    wordings: dict[tuple[str, str], tuple[Words, str]] = {}
    shared = written_by(edition, sender, reply_to) | {"template": template, "calendar_method": method}
    shared |= {"due_at": at, "made_at": at, "made_by": by}
    rows = []
    for letter in letters:
        look = (letter.person.language, str(letter.person.timezone))
        if look not in wordings:
            marks = {name: mark_of(name) for name in letter.own}
            facts = {**context, **marks, "edition": edition}
            wordings[look] = _wording(letter.person, template, facts, action_words)
        words, action = wordings[look]
        named = {"occasion": occasion or occasion_of(letter.key)}
        rows.append(Email(**{**shared, **named, **_own(letter, words, action)}))
    if threads := [one.thread for one in letters if one.thread]:
        supersede(threads, keys=[one.key for one in letters if one.thread])
    Email.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
    if rows:
        tasks.ring_after_commit()
    return len(rows)


def _wording(person: Any, template: str, context: dict[str, Any], action_words: Any) -> tuple[Words, str]:
    """The words for everybody with this person's language and clocks, with marks for what is their own."""
    recipient = Recipient("", NAME_MARK, None, person.language, person.timezone)
    with translation.override(person.language):
        action = str(action_words)
    return render(template, context, recipient, action=(action, LINK_MARK) if action else None), action


def _own(letter: Letter, words: Words, action: str) -> dict[str, Any]:
    person, link = letter.person, absolute(letter.link) if letter.link else ""
    name = " ".join(str(person).split())
    sender = {"from_address": letter.sender, "reply_to": letter.sender} if letter.sender else {}
    texts = {NAME_MARK: name, LINK_MARK: link} | {mark_of(one): own for one, own in letter.own.items()}
    text, html = words.text, words.html
    for mark, own in texts.items():
        text, html = text.replace(mark, own), html.replace(mark, escape(own))
    return {
        **sender,
        "key": letter.key,
        "message_id": message_id_of(letter.key),
        "person": person,
        "to_name": person.name,
        "to_address": person.email,
        "subject": words.subject,
        "text": text,
        "html": html,
        "action_words": action,
        "action_url": link,
        "calendar": letter.calendar,
        "references": letter.references,
        "thread": letter.thread,
        "language": person.language,
    }
