"""Solves a selection file again, with the same code that proposed it. Needs no database."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from members.recruitment import solver


class Command(BaseCommand):
    help = "Solve a selection file again and print the result as JSON."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", help="the selection file (JSON); - reads standard input")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            problem = solver.read(_content(options["file"]))
        except solver.FileError as error:
            self.stderr.write(" ".join(str(error).split()))
            sys.exit(2)
        self.stdout.write(json.dumps(solver.solve(problem), ensure_ascii=False))


def _content(name: str) -> str:
    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise solver.FileError(f"file: {error}") from error
