"""A table of applications collected elsewhere: what is read of it, and what is wrong with it."""

import io
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from members.recruitment import sent_tables
from members.recruitment.models import Call
from members.recruitment.queries.importing import rows as queries
from tests.connected import connections_of_their_own  # noqa: F401
from tests.makers import NOON
from tests.makers.files import package
from tests.makers.recruitment import (
    make_application,
    make_call,
    make_question,
)
from workinggroup.base.refusals import Refused

pytestmark = pytest.mark.django_db
HEADINGS = [
    "Name",
    "E-mail",
    "Function",
    "Role",
    "Organisation",
    "Country",
    "Level of government",
    "Legal type",
]
ANA = ["Ana", "ana@example.org", "Buyer", "Buys IT", "Town", "BE", "Local", "la"]
BEN = ["Ben", "ben@example.org", "Head", "policy", "City", "Netherlands", "national", "Local authority"]


def csv(*rows: list[str], sign: str = ";") -> str:
    quoted = [sign.join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows]
    return "\r\n".join(quoted) + "\r\n"


def file(content: str | bytes, name: str = "table.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


def read(call: Call, content: Any) -> queries.Preview:
    rows = sent_tables.read(file(content), rate=queries.rater(call))
    return queries.read_lines(call, rows, at=NOON)


def wrong(preview: queries.Preview) -> list[tuple[int, str]]:
    return [(one.line, one.column) for one in preview.wrong]


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_whatever_the_spreadsheet_wrote(sign: str, encoding: str) -> None:
    rows = [HEADINGS, ["Zoë; “Ö, x”", *ANA[1:]]]

    preview = read(make_call(), csv(*rows, sign=sign).encode(encoding))

    assert preview.wrong == []
    assert preview.lines[0].name == "Zoë; “Ö, x”"


def test_a_sheet_is_read_too() -> None:
    book, made = Workbook(), io.BytesIO()
    for row in (HEADINGS, ANA, BEN):
        book.active.append(row)
    book.save(made)

    preview = read(make_call(), made.getvalue())

    assert [line.email for line in preview.good] == ["ana@example.org", "ben@example.org"]


def test_codes_and_words_mean_the_same_in_every_language() -> None:
    french = ["Ana", "ana@example.org", "x", "legal", "Ville", "Allemagne", "regional", "ra"]

    preview = read(make_call(), csv(HEADINGS, ANA, BEN, [french[0], "c@example.org", *french[2:]]))

    facts = [line.facts for line in preview.lines]
    assert [(one["role"], one["country"], one["level"], one["legal_type"]) for one in facts] == [
        ("procurer", "BE", "local", "la"),
        ("policy", "NL", "national", "la"),
        ("legal", "DE", "regional", "ra"),
    ]


def test_every_error_is_named_by_row_and_column_in_words() -> None:
    call = make_call()
    number = make_question(call, label="Buyers", kind="number")
    link = make_question(call, label="Site", kind="link", required=False)
    few = make_question(call, label="Why?", max_words=2)
    bad = [
        "Ana",
        "ana(at)example.org",
        "",
        "King",
        "Town",
        "Belgum",
        "Local",
        "la",
        "many",
        "javascript:x",
        "a b c",
    ]

    preview = read(call, csv([*HEADINGS, number.label, link.label, few.label], bad))

    columns = ["E-mail", "Function", "Role", "Country", "Buyers", "Site", "Why?"]
    assert wrong(preview) == [(2, column) for column in columns]
    words = {one.column: one.words for one in preview.wrong}
    assert words["Country"] == "“Belgum” is no country that we know. Write its two letters."
    assert words["Function"] == "Nothing stands here, and it must be answered."
    assert words["Why?"] == "These are 3 words; at most 2 are read."


def test_answers_of_every_kind_are_read() -> None:
    call = make_call()
    one = make_question(
        call, label="One", kind="choice", choices=["Yes", "No"], translations={"fr": {"choice:Yes": "Oui"}}
    )
    many = make_question(call, label="Many", kind="choices", choices=["A, b", "C"])
    place = make_question(call, label="Partner", kind="organisation")
    make_question(call, label="Plan", kind="file")

    preview = read(
        call, csv([*HEADINGS, "one", "MANY", "Partner"], [*ANA, "oui", "c; a, b", "Stad Foo (NL)"])
    )

    assert preview.wrong == []
    assert preview.lines[0].answers == {
        one.key: "Yes", many.key: ["A, b", "C"], place.key: {"name": "Stad Foo", "country": "NL"},
    }  # fmt: skip


def test_doubles_are_left_out_or_asked_about() -> None:
    call = make_call()
    sent = make_application(call, email="ben@example.org")
    other = ["Ana Maria", *ANA[1:]]

    preview = read(call, csv(HEADINGS, ANA, ANA, BEN, other))

    assert [line.left_out for line in preview.lines[1:3]] == [
        "The same as line 2.",
        f"This address has sent {sent.number} already.",
    ]
    assert wrong(preview) == [(5, "E-mail")]
    assert [line.number for line in preview.good] == [2]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no application in this file"),
        (csv(HEADINGS), "no application in this file"),
        (csv(["Name", "What"], ["Ana", "x"]), "These columns are missing: “E-mail”"),
        (csv([*HEADINGS, "Name"], [*ANA, "Ana"]), "stands there twice"),
        (b"PK\x03\x04 broken", "damaged"),
        (package({"x": b"y"}), "neither a CSV nor an XLSX"),
        (b"\x00\x01\x02\x00" * 50, "neither a CSV nor an XLSX"),
        ('"' + "x" * 200_000, "too long, or a quote"),
    ],
)
def test_a_file_that_is_no_table_of_applications_says_what_it_lacks(content: Any, reason: str) -> None:
    with pytest.raises(Refused, match=re.escape(reason)):
        read(make_call(), content)
