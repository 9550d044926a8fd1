"""The report as files: checked by an independent validator, and read back."""

import io
import zipfile

import pypdf
import pytest

from tests.makers import NOON
from tests.pdf import faults_of
from workshops.report.exports import docx_of, odt_of, pdf_of

VERSION = {"number": 1, "digest": "ab" * 32, "published": "Tue 3 March 2026"}


PARAGRAPH = {
    "number": "1.1",
    "kind": "text",
    "heading": "",
    "text": "Buyers pay #for *audits* | they $may not <discuss> “openly”: ∑ Ελληνικά łódź.",
    "addressee": "",
    "own_view": False,
    "sources": ["Workshop 1, Tue 3 March 2026, line 14 (challenge)"],
    "follow_up": [],
}
RECOMMENDATION = PARAGRAPH | {
    "number": "1.2",
    "kind": "recommendation",
    "heading": "Write the right to share into the clause",
    "addressee": "Central purchasing bodies",
    "follow_up": [{"year": 2027, "what": "Adopted."}],
}
OWN_VIEW = PARAGRAPH | {"number": "1.3", "sources": [], "own_view": True}
ROW = {"topic": "Labels", "n": 23, "importance": "4.20", "level": "2.10", "rds": -74}
FIGURE = {
    "title": "Gaps",
    "summary": "Widest for labels.",
    "method": "RDM.",
    "rows": [ROW, ROW | {"topic": "Batteries", "rds": -10}, ROW | {"topic": "Chemicals", "rds": 5}],
}
TABLE = {
    "title": "Members",
    "headings": ["Organisation", "Country", "Level", "Persons"],
    "rows": [["Sample City of Nordhavn", "Denmark", "Local", 2]],
}
CHAPTER = {
    "number": "1",
    "title": "Human rights & due diligence",
    "kind": "needs",
    "paragraphs": [PARAGRAPH, RECOMMENDATION, OWN_VIEW],
    "figure": FIGURE,
    "table": TABLE,
}
ITEM = {
    "number": 1,
    "text": "Do you collect all devices?",
    "addressee": "Buyers",
    "due": "Thu 1 October 2026",
    "state": "Open",
    "sources": ["Workshop 2, line 3 (lesson)"],
    "follow_up": [{"year": 2027, "what": "Two of three do."}],
}


def make_document(**facts):
    """A document with every kind of part, and text that would be markup elsewhere."""
    document = {
        "title": "From criteria to practice",
        "lead": "What 27 officers learned.",
        "language": "en",
        "edition": 2026,
        "group": "Ethics in Public Procurement for IT",
        "hosts": ["Institute (Secretariat)"],
        "period": "2026",
        "numbers": [{"number": 27, "words": "members"}],
        "chapters": [CHAPTER],
        "checklist": [ITEM],
    }
    return document | facts


@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("version", [None, VERSION], ids=["draft", "published"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_pdf_meets_its_standards(profile, version, language):
    content = pdf_of(make_document(language=language), version=version, at=NOON)

    assert faults_of(content, profile) == []


def test_an_empty_report_is_a_valid_pdf_too():
    document = make_document(chapters=[], checklist=[], numbers=[], hosts=[], lead="")

    assert faults_of(pdf_of(document, at=NOON), "ua1") == []


def test_the_pdf_has_language_title_bookmarks_and_the_document_inside():
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(make_document(), version=VERSION, at=NOON)))

    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert reader.metadata.title == "From criteria to practice"
    assert "1. Human rights & due diligence" in [
        item.title for item in reader.outline if not isinstance(item, list)
    ]
    assert list(reader.attachments) == ["report.json"]


def test_the_same_version_always_gives_the_same_pdf():
    first, second = (pdf_of(make_document(), version=VERSION, at=NOON) for _ in range(2))

    assert first == second


def test_text_in_the_pdf_is_never_read_as_markup():
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(make_document(), at=NOON)))

    text = " ".join(sheet.extract_text() for sheet in reader.pages)

    assert "#for *audits* | they $may not <discuss>" in text


@pytest.mark.parametrize(("make", "part"), [(docx_of, "word/document.xml"), (odt_of, "content.xml")])
def test_word_processors_get_the_text_as_it_is_and_the_sources_as_notes(make, part):
    content = make(make_document(), version=VERSION, at=NOON)

    archive = zipfile.ZipFile(io.BytesIO(content))
    text = archive.read(part).decode()
    notes = (
        archive.read("word/footnotes.xml").decode() if "word/footnotes.xml" in archive.namelist() else text
    )
    assert "#for *audits* | they $may not &lt;discuss&gt;" in text
    assert "line 14" in notes
