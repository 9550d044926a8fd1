"""What a page shows of one mail."""

from django.http import HttpRequest, HttpResponse

from workinggroup.base.logs import masked

from .calendar import invite_of
from .models import Email

# The mail's own styles are inline, as mail programs want them; nothing else of it may run, load or be sent.
FRAME_POLICY = {
    "default-src": ["'none'"],
    "style-src": ["'unsafe-inline'"],
    "img-src": ["data:"],
    "frame-ancestors": ["'self'"],
    "sandbox": ["allow-popups"],
}


# Of a mail on a phone, in pixels: a row of its words, the air around a paragraph, head and foot.
ROW, PARAGRAPH, EDGES, LETTERS_IN_A_ROW = 26, 18, 110, 33


def frame_height(text: str) -> int:
    """How high the frame of a mail stands on a phone, so that its button is in sight.

    The frame runs nothing and tells nothing, so that its height is guessed from the words.
    """
    lines = text.strip().splitlines()
    rows = sum(1 + len(line) // LETTERS_IN_A_ROW for line in lines if line)
    return EDGES + rows * ROW + sum(not line for line in lines) * PARAGRAPH


def facts_of(email: Email, *, whole: bool) -> dict:
    """For a template: text, calendar and its event. Without `whole`, personal links are masked."""
    show = (lambda words: words) if whole else masked
    return {
        "email": email,
        "text": show(email.text),
        "height": frame_height(email.text),
        "invite": invite_of(email.calendar),
        "raw": show(email.calendar),
    }


def html_response(request: HttpRequest, email: Email, *, whole: bool) -> HttpResponse:
    """The HTML of a mail, for a sandboxed frame: its own address, and a policy that allows nothing."""
    html = email.html if whole else masked(email.html)
    response = HttpResponse(html or "<!doctype html><title>-</title>")
    response._csp_replace = FRAME_POLICY
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Cache-Control"] = "private, no-store"
    return response
