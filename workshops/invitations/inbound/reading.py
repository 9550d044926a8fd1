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
from .limits import MOST_CALENDAR_BYTES, TooMuch, refuse_too_many, refuse_too_much

ANSWERS = {"REPLY": "reply", "COUNTER": "counter", "REFRESH": "refresh"}
# How an absence note begins where its program says nothing better: a person who answers begins with "Re:".
AUTOMATIC = re.compile(
    r"auto(matic|matische|matisk)?[- :]*(submitted|reply|response|antwort|svar)|automatisch antwoord"
    r"|out of (the )?office|abwesen|r[ée]ponse automatique|absence du bureau"
    r"|respuesta autom|risposta automatica",
    re.I,
)
# Servers that write no report (RFC 3464): qmail begins so (QSBMF), old ones of Exim name whom they failed.
FAILED_WITHOUT_REPORT = "Hi. This is the"
MOST_WORDS = 4000


class Bounce(NamedTuple):
    """What a delivery status notification says (RFC 3464): `failed` or not, its status code and words."""

    failed: bool
    status: str
    words: str


class Incoming(NamedTuple):
    """`kind` is reply, counter, refresh, bounce, automatic, words, other or unreadable; `why` goes with the
    last two. An answer may come from a machine, too (`by_machine`): nothing is ever sent because of it."""

    kind: str
    why: str = ""
    by_machine: bool = False
    sender: str = ""
    subject: str = ""
    words: str = ""
    calendar: CalendarWords | None = None
    bounce: Bounce | None = None


def read(raw: bytes) -> Incoming:
    """What a message is. Never raises: what cannot be made out is `unreadable` and says why."""
    told = Incoming("unreadable")
    try:
        refuse_too_much(raw)
        message = BytesParser(policy=email.policy.compat32).parsebytes(raw)
        refuse_too_many(message)
        told = told._replace(sender=_header(message, "From"), subject=_header(message, "Subject"))
        told = told._replace(words=_words(message), by_machine=_is_automatic(message))
        return _told(message, told)
    except TooMuch as error:
        return told._replace(why=f"too much: {error}")
    except Unreadable as error:
        return told._replace(why=str(error))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as error:
        return told._replace(why=type(error).__name__)


def _told(message: Any, told: Incoming) -> Incoming:
    if bounce := _bounce(message, told):
        return told._replace(kind="bounce", bounce=bounce)
    calendar = _calendar(message, told)
    if calendar is None:
        return told._replace(kind="automatic" if told.by_machine else "words")
    kind = ANSWERS.get(calendar.method, "other")
    # Programs that send answers by themselves say so; an answer is one all the same, and nothing else is.
    if told.by_machine and kind in ("other", "refresh"):
        return told._replace(kind="automatic")
    why = "" if kind != "other" else calendar.method or "no METHOD"
    return told._replace(kind=kind, why=why, calendar=calendar)


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


def _calendar(message: Any, told: Incoming) -> CalendarWords | None:
    """The calendar of a message: the part that says so, else the attached copy. One that a machine echoes in
    a note of its own need not be readable."""
    broken: Unreadable | None = None
    for part in _parts(message, "text/calendar", "application/ics"):
        if len(_content(part)) > MOST_CALENDAR_BYTES:
            raise TooMuch("calendar")
        try:
            words = read_calendar(_text(part))
        except Unreadable as error:
            broken = broken or error
            continue
        return words if words.method else words._replace(method=str(part.get_param("method") or "").upper())
    if broken and not told.by_machine:
        raise broken
    return None


def _words(message: Any) -> str:
    """What a person wrote, without what they quoted."""
    for part in _parts(message, "text/plain"):
        lines = [line for line in _text(part).splitlines() if not line.startswith(">")]
        return re.sub(r"[\x00-\x09\x0b-\x1f\x7f]", " ", "\n".join(lines)).strip()[:MOST_WORDS]
    return ""


def _bounce(message: Any, told: Incoming) -> Bounce | None:
    """RFC 3464: that a recipient failed, else what is said of the first; `delayed` is no failure yet."""
    if not _is_report(message):
        failed = told.words.startswith(FAILED_WITHOUT_REPORT) and "mailer-daemon" in told.sender.lower()
        found = failed or message.get("X-Failed-Recipients")
        return Bounce(True, "", " ".join(told.words.split())[:300]) if found else None
    reports = _parts(message, "message/delivery-status")
    blocks = [block for part in reports for block in _blocks(part) if block.get("Action")]
    if blocks:
        block = next((one for one in blocks if _action(one) == "failed"), blocks[0])
        words = _header(block, "Diagnostic-Code")
        return Bounce(_action(block) == "failed", _header(block, "Status")[:12], words)
    if str(message.get_param("report-type")).lower() == "delivery-status":
        raise Unreadable("a report that says nothing")
    return None


def _is_report(message: Any) -> bool:
    return message.get_content_type() == "multipart/report"


def _blocks(part: Any) -> list[Any]:
    blocks = part.get_payload()
    return blocks if isinstance(blocks, list) else []


def _action(block: Any) -> str:
    """`failed`, also where a comment follows."""
    return _header(block, "Action").lower().partition(" ")[0]


def _is_automatic(message: Any) -> bool:
    """RFC 3834, what programs sent before it, and receipts (RFC 8098)."""
    said = _header(message, "Auto-Submitted").lower()
    if said and not re.match(r"no\b", said):
        return True
    if _header(message, "Precedence").lower() in ("bulk", "junk", "auto_reply", "list"):
        return True
    named = ("X-Autoreply", "X-Autorespond", "X-Auto-Response-Suppress", "List-Id")
    empty_sender = str(message.get("Return-Path") or "").strip() == "<>"
    return (
        empty_sender
        or _is_report(message)
        or any(message.get(name) for name in named)
        or bool(AUTOMATIC.match(_header(message, "Subject")))
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
