"""PDF by typst: PDF/UA-1 for readers of every kind and PDF/A-3a for the archive, in one pass.

The facts travel as JSON and are never read as markup. Only typst's own fonts are used, and the time is given,
so that equal facts always make equal bytes.
"""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import typst

from .documents import Document

STANDARDS: Any = ["ua-1", "a-3a"]
DOCUMENT = Path(__file__).with_name("document.typ")


def compile_pdf(template: Path, facts: dict[str, Any], *, at: dt.datetime) -> bytes:
    """The bytes of `template` with `facts`, which it reads from `sys.inputs.facts`.

    Raises `typst.TypstError` when a standard is not met: a missing text alternative is an error.
    """
    return typst.compile(
        str(template),
        root=str(template.parent),
        sys_inputs={"facts": json.dumps(facts, ensure_ascii=False)},
        pdf_standards=STANDARDS,
        timestamp=int(at.timestamp()),
        ignore_system_fonts=True,
    )


def day_of(at: dt.datetime) -> dict[str, int]:
    """A day as typst wants it."""
    return {"year": at.year, "month": at.month, "day": at.day}


def pdf_of(document: Document | dict[str, Any], *, at: dt.datetime) -> bytes:
    """A document of sections, texts, lists and tables, or what `facts_for_print` gave of one."""
    facts = document if isinstance(document, dict) else document.facts_for_print()
    return compile_pdf(DOCUMENT, {"document": facts, "day": day_of(at)}, at=at)
