"""A message as it came, and what it is: an answer, a counter-proposal, a failure notice, an absence note.

Nothing here knows a database or a person, so that `sandbox` can run it in a process of its own.
"""

import email.errors
import email.header
import email.policy
import json
import re
from email.parser import BytesParser
from typing import Any, NamedTuple

from .calendars import CalendarWords, Guest, Unreadable, decoded, read_calendar
from .limits import MOST_CALENDAR_BYTES, TooMuch, refuse_too_much

ANSWERS = {"REPLY": "reply", "COUNTER": "counter", "REFRESH": "refresh"}
AUTOMATIC = re.compile(r"auto[- ]?(submitted|reply|response)|out of office|abwesen|absence du bureau", re.I)
MOST_WORDS = 4000


class Bounce(NamedTuple):
    """What a delivery status notification says (RFC 3464): `failed` or not, its status code and words."""

    failed: bool
    status: str
    words: str


class Incoming(NamedTuple):
    """`kind` is reply, counter, refresh, bounce, automatic, words, other or unreadable; `why` goes with the
    last two."""

    kind: str
    why: str = ""
    sender: str = ""
    subject: str = ""
    words: str = ""
    calendar: CalendarWords | None = None
    bounce: Bounce | None = None


def read(raw: bytes) -> Incoming:
    """What a message is. Never raises: what cannot be made out is `unreadable` and says why."""
    try:
        refuse_too_much(raw)
        message = BytesParser(policy=email.policy.compat32).parsebytes(raw)
        return _told(message)
    except TooMuch as error:
        return Incoming("unreadable", f"too much: {error}")
    except Unreadable as error:
        return Incoming("unreadable", str(error))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        return Incoming("unreadable", type(error).__name__)


def _told(message: Any) -> Incoming:
    read_so_far = Incoming("words", sender=_header(message, "From"), subject=_header(message, "Subject"))
    if bounce := _bounce(message):
        return read_so_far._replace(kind="bounce", bounce=bounce)
    calendar = _calendar(message)
    read_so_far = read_so_far._replace(words=_words(message))
    # Programs that send answers by themselves say so; an answer is one all the same.
    if calendar is None:
        return read_so_far._replace(kind="automatic") if _is_automatic(message) else read_so_far
    kind = ANSWERS.get(calendar.method, "other")
    why = "" if kind != "other" else calendar.method or "no METHOD"
    return read_so_far._replace(kind=kind, why=why, calendar=calendar)


def _header(message: Any, name: str) -> str:
    """A header in readable letters, on one line."""
    try:
        pieces = email.header.decode_header(str(message.get(name) or ""))
        words = "".join(
            piece if isinstance(piece, str) else decoded(piece, charset or "utf-8")
            for piece, charset in pieces
        )
    except (ValueError, email.errors.HeaderParseError):
        words = ""
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f]", " ", words).split())[:300]


def _parts(message: Any, *types: str) -> list[Any]:
    found = [part for part in message.walk() if part.get_content_type() in types]
    return sorted(found, key=lambda part: types.index(part.get_content_type()))


def _content(part: Any) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _text(part: Any) -> str:
    return decoded(_content(part), str(part.get_content_charset() or "utf-8"))


def _calendar(message: Any) -> CalendarWords | None:
    """The calendar of a message: the part that says so, else the attached copy."""
    for part in _parts(message, "text/calendar", "application/ics"):
        if len(_content(part)) > MOST_CALENDAR_BYTES:
            raise TooMuch("calendar")
        words = read_calendar(_text(part))
        return words if words.method else words._replace(method=str(part.get_param("method") or "").upper())
    return None


def _words(message: Any) -> str:
    """What a person wrote, without what they quoted."""
    for part in _parts(message, "text/plain"):
        lines = [line for line in _text(part).splitlines() if not line.startswith(">")]
        return re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", "\n".join(lines)).strip()[:MOST_WORDS]
    return ""


def _bounce(message: Any) -> Bounce | None:
    """RFC 3464: the fields of the first recipient; `delayed` is no failure yet."""
    if message.get_content_type() != "multipart/report":
        return None
    for part in _parts(message, "message/delivery-status"):
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            if action := _header(block, "Action").lower():
                words = _header(block, "Diagnostic-Code")
                return Bounce(action == "failed", _header(block, "Status")[:12], words)
    return None


def _is_automatic(message: Any) -> bool:
    """RFC 3834, and what programs sent before it."""
    said = _header(message, "Auto-Submitted").lower()
    if said and said != "no":
        return True
    if _header(message, "Precedence").lower() in ("bulk", "junk", "auto_reply", "list"):
        return True
    named = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "List-Id")
    empty_sender = str(message.get("Return-Path") or "").strip() == "<>"
    return (
        empty_sender
        or any(message.get(name) for name in named)
        or bool(AUTOMATIC.search(_header(message, "Subject")))
    )


def as_json(incoming: Incoming) -> str:
    calendar = incoming.calendar and incoming.calendar._asdict()
    bounce = incoming.bounce and incoming.bounce._asdict()
    return json.dumps({**incoming._asdict(), "calendar": calendar, "bounce": bounce})


def from_json(text: str) -> Incoming:
    facts = json.loads(text)
    if calendar := facts["calendar"]:
        calendar["guests"] = [Guest(*guest) for guest in calendar["guests"]]
        facts["calendar"] = CalendarWords(**calendar)
    if bounce := facts["bounce"]:
        facts["bounce"] = Bounce(**bounce)
    return Incoming(**facts)
