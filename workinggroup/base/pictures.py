"""Photos without what they tell beside the picture: where and when they were taken, and by which device."""

import struct
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .files import JPEG, PNG, Kind
from .refusals import Refused

PNG_START = b"\x89PNG\r\n\x1a\n"
# Of a PNG what draws it; of a JPEG all but application data and comments stays.
DRAWS = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"sBIT", b"iCCP"}
JPEG_TOLD = {*range(0xE1, 0xF0), 0xFE} - {0xEE}
START_OF_SCAN, END = 0xDA, 0xD9


def bare(content: bytes, kind: Kind) -> bytes:
    """The same picture without its metadata, and without anything that hangs on behind it."""
    try:
        if kind == PNG:
            return PNG_START + b"".join(_chunks(content))
        if kind == JPEG:
            return b"\xff\xd8" + b"".join(_segments(content))
    except (struct.error, IndexError, ValueError) as broken:
        raise Refused(_("This picture is damaged. Save it again as JPEG or PNG.")) from broken
    raise Refused(_("A photo is a JPEG or a PNG."))


def _chunks(content: bytes) -> Iterator[bytes]:
    place = len(PNG_START)
    while True:
        (length,) = struct.unpack_from(">I", content, place)
        name, whole = content[place + 4 : place + 8], content[place : place + 12 + length]
        if len(whole) != 12 + length:
            raise ValueError(name)
        if name in DRAWS:
            yield whole
        if name == b"IEND":
            return
        place += 12 + length


def _segments(content: bytes) -> Iterator[bytes]:
    place = 2
    while True:
        if content[place] != 0xFF:
            raise ValueError(place)
        mark = content[place + 1]
        if mark == START_OF_SCAN:
            end = content.rindex(b"\xff\xd9")
            yield content[place : end + 2]
            return
        (length,) = struct.unpack_from(">H", content, place + 2)
        if mark == END or length < 2 or place + 2 + length > len(content):
            raise ValueError(mark)
        if mark not in JPEG_TOLD:
            yield content[place : place + 2 + length]
        place += 2 + length
