"""What an uploaded file is found to be, by its content."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.makers.files import docx, jpeg, odt, package, pdf, png
from workinggroup.base import files
from workinggroup.base.refusals import Refused


def upload(content: bytes, name: str = "Notes.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="text/html")


@pytest.mark.parametrize(
    ("content", "word"),
    [(pdf(), "PDF"), (png(), "PNG"), (jpeg(), "JPEG"), (docx(), "DOCX"), (odt(), "ODT")],
)
def test_the_type_is_told_by_the_content_and_not_by_the_name(content: bytes, word: str) -> None:
    good = files.inspect(upload(content, "page.html"))

    assert good.kind.word == word
    assert good.name == f"page.html.{good.kind.extension}"


@pytest.mark.parametrize(
    "content",
    [
        b"<html><script>alert(1)</script>", b"MZ\x90\x00 program", b"#!/bin/sh", b"<svg xmlns='x'/>",
        b"  %PDF-1.7 not at the beginning", b"GIF89a", package({"a.txt": b"only a ZIP"}),
    ],
)  # fmt: skip
def test_other_content_is_refused_with_what_is_taken(content: bytes) -> None:
    with pytest.raises(Refused, match="PDF, PNG, JPEG, DOCX"):
        files.inspect(upload(content))


def test_an_empty_and_a_large_file_are_refused() -> None:
    with pytest.raises(Refused, match="empty"):
        files.inspect(upload(b""))
    with pytest.raises(Refused, match="10 MB"):
        files.inspect(upload(pdf() + b" " * files.LARGEST))


def test_a_file_that_grows_when_it_is_unpacked_is_refused() -> None:
    bomb = docx(**{"word/media/zeros": b"\0" * (files.LARGEST_UNPACKED + 1)})

    assert len(bomb) < files.LARGEST
    with pytest.raises(Refused, match="Unpacked"):
        files.inspect(upload(bomb))


def test_a_bomb_that_lies_about_its_size_is_refused() -> None:
    bomb = bytearray(docx(zeros=b"\0" * 5_000_000))
    for place in (i for i in range(len(bomb) - 4) if bomb[i : i + 4] in (b"PK\x01\x02",)):
        size = place + 24
        if int.from_bytes(bomb[size : size + 4], "little") == 5_000_000:
            bomb[size : size + 4] = (10).to_bytes(4, "little")

    with pytest.raises(Refused, match="damaged"):
        files.inspect(upload(bytes(bomb)))


def test_thousands_of_parts_macros_and_damage_are_refused() -> None:
    many = docx(**{f"part{n}": b"" for n in range(files.MOST_PARTS)})
    with pytest.raises(Refused, match="Unpacked"):
        files.inspect(upload(many))
    with pytest.raises(Refused, match="macros"):
        files.inspect(upload(docx(**{"word/vbaProject.bin": b"x"})))
    with pytest.raises(Refused, match="damaged"):
        files.inspect(upload(docx()[:200]))


def test_a_locked_document_is_refused_with_a_way_out() -> None:
    content = bytearray(docx())
    with zipfile.ZipFile(io.BytesIO(docx())) as whole:
        offsets = [part.header_offset for part in whole.infolist()]
    for offset in offsets:
        content[offset + 6] |= 1
    central = bytes(content).find(b"PK\x01\x02")
    while central != -1:
        content[central + 8] |= 1
        central = bytes(content).find(b"PK\x01\x02", central + 4)

    with pytest.raises(Refused, match="locked"):
        files.inspect(upload(bytes(content)))


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\me\\Report 2026.PDF", "Report 2026.pdf"),
        ("a\u202efdp.exe", "afdp.exe.pdf"),
        ("line\nbreak\x00.pdf", "line break.pdf"),
        ("...", "document.pdf"),
        ("é" * 300 + ".pdf", "é" * 120 + ".pdf"),
        ('<b>"x"|?*.pdf', "_b__x____.pdf"),
    ],
)
def test_a_name_steers_neither_the_screen_nor_the_disk(name: str, clean: str) -> None:
    assert files.clean_name(name, files.PDF) == clean
