"""A machine whose time zones have other rules: as after an update of its tz database.

with new_rules("Africa/Cairo", hours=2): …
"""

import contextlib
import struct
import tempfile
import zoneinfo
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def new_rules(zone: str, *, hours: int) -> Iterator[None]:
    """The zone stands at so many hours from UTC all year, for every process-wide reader of zones."""
    before = zoneinfo.TZPATH
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / zone
        file.parent.mkdir(parents=True)
        file.write_bytes(fixed(hours))
        zoneinfo.reset_tzpath(to=[folder, *before])
        zoneinfo.ZoneInfo.clear_cache()
        try:
            yield
        finally:
            zoneinfo.reset_tzpath(to=before)
            zoneinfo.ZoneInfo.clear_cache()


def fixed(hours: int) -> bytes:
    """A file of RFC 8536, version 2: one kind of time, no change."""
    name = b"NEW\0"
    head = b"TZif2" + bytes(15) + struct.pack(">6l", 0, 0, 0, 0, 1, len(name))
    block = head + struct.pack(">lbb", hours * 3600, 0, 0) + name
    return block + block + f"\nNEW{-hours}\n".encode()
