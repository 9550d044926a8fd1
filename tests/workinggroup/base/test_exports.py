"""Tables as files, with cells that no spreadsheet runs."""

import datetime as dt
import io

import pytest
import tablib
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from workinggroup.base import exports


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "＝"])
def test_a_cell_that_would_be_a_formula_is_made_text(start):
    assert exports.harmless(f"{start}cmd|'/C calc'!A0").startswith("'")


@given(st.text())
def test_no_text_whatever_starts_a_formula(text):
    assert not exports.harmless(text).startswith(exports.FORMULA_STARTS)


@pytest.mark.parametrize("value", [3, -2.5, True, dt.date(2026, 3, 3)])
def test_numbers_and_days_stay_what_they_are(value):
    assert exports.harmless(value) == value


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_a_table_reads_back_from_every_format(kind):
    content = exports.table_file(kind, ["Name", "Score"], [["Łódź, “A”", 71.5], ["=1+1", None]])

    if kind == "csv":
        assert content.decode("utf-8-sig").splitlines()[1:] == ['"Łódź, “A”",71.5', "'=1+1,"]
    elif kind == "xlsx":
        assert tablib.Dataset().load(io.BytesIO(content), kind)[1][0] == "'=1+1"
    else:
        assert content[:2] == b"PK"


def test_an_unknown_format_is_not_found():
    with pytest.raises(Http404):
        exports.table_response("exe", "list", [], [])


def test_a_download_is_an_attachment_with_a_plain_name():
    response = exports.table_response("csv", 'Ranking "2026"\r\n', ["a"], [])

    assert response["Content-Disposition"] == 'attachment; filename="ranking-2026.csv"'
    assert response["X-Content-Type-Options"] == "nosniff"
