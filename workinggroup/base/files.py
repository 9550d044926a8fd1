"""What an uploaded file really is: told by its content, never by its name or by what the browser says."""

import hashlib
import unicodedata
import zipfile
import zlib
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from workinggroup.base.refusals import Refused

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
LARGEST_UNPACKED = 60 * MEGABYTE
MOST_PARTS = 2_000
LONGEST_NAME = 120
CHUNK = 64 * 1024
OFFICE = "application/vnd.openxmlformats-officedocument"
DOCUMENT = "application/vnd.oasis.opendocument"


class Kind(NamedTuple):
    """A type of file that is taken."""

    extension: str
    content_type: str
    word: str


PDF = Kind("pdf", "application/pdf", "PDF")
PNG = Kind("png", "image/png", "PNG")
JPEG = Kind("jpg", "image/jpeg", "JPEG")
BEGINNINGS = [(b"%PDF-", PDF), (b"\x89PNG\r\n\x1a\n", PNG), (b"\xff\xd8\xff", JPEG)]
PPTX = Kind("pptx", f"{OFFICE}.presentationml.presentation", "PPTX")
ODP = Kind("odp", f"{DOCUMENT}.presentation", "ODP")
TXT = Kind("txt", "text/plain", "TXT")
# The part that only a file of this type has.
IN_OFFICE = {
    "word/document.xml": Kind("docx", f"{OFFICE}.wordprocessingml.document", "DOCX"),
    "ppt/presentation.xml": PPTX,
    "xl/workbook.xml": Kind("xlsx", f"{OFFICE}.spreadsheetml.sheet", "XLSX"),
}
IN_DOCUMENT = {
    ODP.content_type: ODP,
    f"{DOCUMENT}.text": Kind("odt", f"{DOCUMENT}.text", "ODT"),
    f"{DOCUMENT}.spreadsheet": Kind("ods", f"{DOCUMENT}.spreadsheet", "ODS"),
}
KINDS = [
    PDF, PNG, JPEG, *(kind for kind in IN_OFFICE.values() if kind != PPTX),
    *(kind for kind in IN_DOCUMENT.values() if kind != ODP),
]  # fmt: skip
SLIDES = [PDF, PPTX, ODP]
EXTENSIONS = {kind.extension: kind for kind in [*KINDS, PPTX, ODP, TXT]} | {"jpeg": JPEG}
MACROS = ("vbaproject.bin", "basic/script-lc.xml")


class Inspected(NamedTuple):
    """A file that was found to be good."""

    kind: Kind
    name: str
    size: int
    sha256: str


def accept(kinds: Sequence[Kind] = KINDS) -> str:
    """What a browser offers first when somebody chooses a file."""
    endings = [kind.extension for kind in kinds] + (["jpeg"] if JPEG in kinds else [])
    return ",".join(f".{ending}" for ending in endings)


def inspect(file: Any, *, kinds: Sequence[Kind] = KINDS, largest: int = 0) -> Inspected:
    """The type, clean name, size and hash of an upload. Raises `Refused` in words for whoever sent it."""
    largest = largest or LARGEST
    if file.size > largest:
        facts = {"size": say_size(file.size), "most": say_size(largest)}
        raise Refused(_("This file has %(size)s; at most %(most)s are taken. Choose a smaller one.") % facts)
    if not file.size:
        raise Refused(_("This file is empty. Choose another one."))
    kind = _kind_of(file, kinds)
    digest = hashlib.sha256()
    file.seek(0)
    for chunk in iter(lambda: file.read(CHUNK), b""):
        digest.update(chunk)
    file.seek(0)
    return Inspected(kind, clean_name(file.name, kind), file.size, digest.hexdigest())


def _kind_of(file: Any, kinds: Sequence[Kind]) -> Kind:
    file.seek(0)
    beginning = file.read(16)
    found = next((kind for start, kind in BEGINNINGS if beginning.startswith(start)), None)
    if found is None and beginning.startswith(b"PK\x03\x04"):
        found = kind_of_package(file)
    if found is None and TXT in kinds and is_text(file):
        found = TXT
    if found not in kinds:
        words = ", ".join(kind.word for kind in kinds)
        raise Refused(_("The content of this file is none of these: %(kinds)s.") % {"kinds": words})
    return found


def is_text(file: Any) -> bool:
    """Whether the content is plain text in UTF-8, without signs that steer a screen."""
    file.seek(0)
    try:
        words = file.read().decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return not any(letter < " " and letter not in "\t\r\n" for letter in words)


def kind_of_package(file: Any) -> Kind | None:
    """The type of a file that is a ZIP inside; it is unpacked into nothing, to see that it can be."""
    try:
        with zipfile.ZipFile(file) as package:
            _refuse_dangerous(package)
            names = set(package.namelist())
            if "mimetype" in names:
                words = package.read("mimetype")[:100].decode("ascii", "replace").strip()
                return IN_DOCUMENT.get(words)
            if "[Content_Types].xml" not in names:
                return None
            return next((kind for part, kind in IN_OFFICE.items() if part in names), None)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as broken:
        raise Refused(_("This file is damaged or locked. Save it again, or send it as PDF.")) from broken


def _refuse_dangerous(package: zipfile.ZipFile) -> None:
    """Counts what really comes out: what the ZIP says about itself may be a lie."""
    parts = package.infolist()
    if any(part.filename.lower().endswith(MACROS) for part in parts):
        raise Refused(_("This file contains macros. Save it without them, or send it as PDF."))
    too_large = Refused(_("Unpacked, this file is too large. Send it as PDF."))
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise too_large
    left = LARGEST_UNPACKED
    for part in parts:
        with package.open(part) as opened:
            for chunk in iter(lambda opened=opened: opened.read(CHUNK), b""):
                left -= len(chunk)
                if left < 0:
                    raise too_large


def clean_name(name: str, kind: Kind) -> str:
    """The last part of a name, without what could steer a screen or a disk, and with its true ending."""
    last = unicodedata.normalize("NFC", name or "").replace("\\", "/").rpartition("/")[2]
    shown = "".join(" " if letter.isspace() else letter for letter in last)
    shown = "".join(letter for letter in shown if unicodedata.category(letter)[0] != "C")
    shown = "".join("_" if letter in '<>:"|?*' else letter for letter in shown)
    stem, dot, ending = " ".join(shown.split()).strip(". ").rpartition(".")
    if not dot or EXTENSIONS.get(ending.lower()) is None:
        stem = f"{stem}{dot}{ending}"
    stem = stem.strip(". ")[:LONGEST_NAME] or _("document")
    return f"{stem}.{kind.extension}"


def say_size(size: int) -> str:
    """`3.4 MB`, in the round numbers in which people know files."""
    if size >= MEGABYTE:
        return _("%(n)s MB") % {"n": f"{size / MEGABYTE:.1f}".removesuffix(".0")}
    return _("%(n)d KB") % {"n": max(1, round(size / 1024))}


def taken(kinds: Sequence[Kind] = KINDS, *, largest: int = 0) -> str:
    """What a file may be, in words for the hint."""
    words = ", ".join(kind.word for kind in kinds)
    return _("%(kinds)s; at most %(most)s.") % {"kinds": words, "most": say_size(largest or LARGEST)}
