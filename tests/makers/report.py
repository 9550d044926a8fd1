"""Makers for reports, chapters, paragraphs and their sources."""

from itertools import count
from typing import Any

from workinggroup.editions.models import Edition
from workshops.minutes.models import Line
from workshops.report import actions
from workshops.report.models import Chapter, Paragraph, Report

from . import NOON
from .editions import make_edition
from .minutes import make_agreed, make_line, make_minutes

_numbers = count(1)


def make_report(*, edition: Edition | None = None, **facts: Any) -> Report:
    defaults = {"title": f"Report {next(_numbers)}", "lead": "What we learned."}
    return actions.start_report(edition or make_edition(), **defaults | facts, by=None, at=NOON)


def make_chapter(*, report: Report | None = None, **facts: Any) -> Chapter:
    defaults = {"title": f"Chapter {next(_numbers)}"}
    return actions.add_chapter(report or make_report(), **defaults | facts, by=None, at=NOON)


def make_paragraph(*, chapter: Chapter | None = None, **facts: Any) -> Paragraph:
    defaults = {"text": f"Paragraph {next(_numbers)} says something."}
    return actions.add_paragraph(chapter or make_chapter(), **defaults | facts, by=None, at=NOON)


def make_agreed_lines(edition: Edition, *texts: str, **facts: Any) -> list[Line]:
    """Lines of minutes that were agreed."""
    minutes = make_minutes(edition=edition)
    lines = [make_line(minutes, text, **facts) for text in texts]
    make_agreed(minutes)
    return lines
