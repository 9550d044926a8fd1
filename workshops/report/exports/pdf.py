"""The report as PDF: PDF/UA-1 for readers of every kind and PDF/A-3a for the archive, in one pass of typst.

The document itself travels inside the file as JSON, so that an archive holds the thread with the text.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import typst

from .words import words_in

TEMPLATE = Path(__file__).with_name("report.typ")
STANDARDS: Any = ["ua-1", "a-3a"]


def pdf_of(document: dict[str, Any], *, version: dict[str, Any] | None = None, at: dt.datetime) -> bytes:
    """The bytes of the PDF. `version` is `{number, digest, published}`; without it the cover says "draft".

    Raises `typst.TypstError` when a standard is not met: a missing text alternative is an error.
    """
    facts = {
        "document": document,
        "version": version,
        "words": words_in(document["language"]),
        "day": _day(at),
    }
    data = json.dumps(facts, ensure_ascii=False)
    return typst.compile(
        str(TEMPLATE),
        root=str(TEMPLATE.parent),
        sys_inputs={"facts": data},
        pdf_standards=STANDARDS,
        timestamp=int(at.timestamp()),
        ignore_system_fonts=True,
    )


def _day(at: dt.datetime) -> dict[str, int]:
    return {"year": at.year, "month": at.month, "day": at.day}
