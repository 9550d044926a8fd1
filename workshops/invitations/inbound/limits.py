"""What a message may hold, found by looking at its lines before any parser sees it."""

import re
from itertools import islice
from typing import Any

MOST_BYTES = 1024 * 1024
MOST_CALENDAR_BYTES = 256 * 1024
MOST_PARTS = 50
MOST_DEPTH = 10

HEADER_OF_TYPE = re.compile(rb"(?:^|\n)content-type:\s*(multipart|message)/[^\n]*", re.IGNORECASE)
FOLD = re.compile(rb"\n[ \t]+")
BOUNDARY = re.compile(rb'boundary\s*=\s*(?:"([^"\r\n]{1,100})"|([^\s;"]{1,100}))', re.IGNORECASE)


class TooMuch(Exception):
    """A message is larger, longer or deeper than anything a calendar program sends."""


def refuse_too_much(raw: bytes) -> None:
    """Raise `TooMuch` for more than 1 MiB, 50 parts or depth 10. One pass over the lines."""
    if len(raw) > MOST_BYTES:
        raise TooMuch("size")
    shape = _Shape()
    for line in raw.splitlines():
        shape.feed(line)
        if shape.parts > MOST_PARTS:
            raise TooMuch("parts")
        if shape.depth > MOST_DEPTH:
            raise TooMuch("depth")


def refuse_too_many(message: Any) -> None:
    """The same once more of a parsed message: whatever was hidden from the lines is not read on."""
    if len(list(islice(message.walk(), MOST_PARTS + 1))) > MOST_PARTS:
        raise TooMuch("parts")


class _Shape:
    """How many parts were met, and how deep the current one lies."""

    def __init__(self) -> None:
        self.parts = 1
        self.open: list[bytes] = []  # the boundaries around this line; empty for a message within a message
        self.headers: list[bytes] | None = []

    @property
    def depth(self) -> int:
        return len(self.open)

    def feed(self, line: bytes) -> None:
        if self.headers is None:
            self._body(line)
        elif line.strip():
            self.headers.append(line)
        else:
            self._enter(FOLD.sub(b" ", b"\n".join(self.headers)))

    def _body(self, line: bytes) -> None:
        if not line.startswith(b"--"):
            return
        mark = line[2:].rstrip()
        for level in range(len(self.open) - 1, -1, -1):
            if self.open[level] and mark in (self.open[level], self.open[level] + b"--"):
                ends = mark != self.open[level]
                del self.open[level + (0 if ends else 1) :]
                self.headers = None if ends else []
                self.parts += not ends
                return

    def _enter(self, headers: bytes) -> None:
        """The headers are over: what follows is text, parts, or a message with headers of its own."""
        found = HEADER_OF_TYPE.search(headers)
        self.headers = None
        if found is None:
            return
        if found[1].lower() == b"message":
            self.open.append(b"")
            self.parts += 1
            self.headers = []
        elif mark := BOUNDARY.search(found[0]):
            self.open.append((mark[1] or mark[2]).rstrip())
