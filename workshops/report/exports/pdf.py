"""The report as PDF/UA-1 and PDF/A-3a.

The document itself travels inside the file as JSON, so that an archive holds the thread with the text.
"""

import datetime as dt
from pathlib import Path
from typing import Any

from workinggroup.base.pdf import compile_pdf, day_of

from .words import words_in

TEMPLATE = Path(__file__).with_name("report.typ")


def pdf_of(document: dict[str, Any], *, version: dict[str, Any] | None = None, at: dt.datetime) -> bytes:
    """The bytes of the PDF. `version` is `{number, digest, published}`; without it the cover says "draft"."""
    words = words_in(document["language"])
    facts = {"document": document, "version": version, "words": words, "day": day_of(at)}
    return compile_pdf(TEMPLATE, facts, at=at)
