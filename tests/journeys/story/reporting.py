"""The report comes from the records, is published, and shows everybody what became of their words."""

import io
import re
import zipfile
from pathlib import Path

from playwright.sync_api import expect

from tests.journeys.story.cast import APPLICANT, Story
from tests.journeys.story.minutes import LESSON, RECOMMENDATION
from tests.journeys.story.needs import QUOTE
from tests.journeys.visitor import PATIENCE, Visitor
from tests.pdf import faults_of

VIEW = "Cities want contracts that they can copy."


def start_the_report(story: Story) -> None:
    desk = story.desk
    desk.go(story.path("report/")).write({"Title": "Buying together: what we learned"})
    desk.press("Start the report").reads("The report is started")
    desk.press("Propose what the records add").reads("came from the records", "every paragraph says where")


def close_a_gap(story: Story) -> None:
    """A paragraph without a source keeps the report from being published, until it has one."""
    desk = story.desk
    desk.page.get_by_role("navigation", name="Outline").get_by_role(
        "link", name="Framework agreements"
    ).click()
    desk.page.get_by_text("Add a paragraph").click()
    desk.write({"Text": VIEW}).press("Add the paragraph").reads("No source. Add one")
    refused = desk.page.get_by_text("1 paragraph has no source.").first
    expect(refused).to_be_visible()
    lesson = desk.page.get_by_role("listitem").filter(has_text=LESSON).last
    desk.press("Add to 3.1", inside=lesson).reads("every paragraph says where")


def publish(story: Story) -> None:
    desk = story.desk.follow("Publish version 1").reads("Everybody can read it, without signing in")
    desk.press("Publish this version").stands_at("/reports/").reads("Published.")


def read_in_public(story: Story) -> None:
    """Without signing in: the page, and the three files."""
    reader = story.enter("anybody")
    address = story.desk.page.url
    for _try in range(60):
        reader.go(address)
        if reader.page.get_by_role("link", name=re.compile("^ODT, [0-9]")).count():
            break
        reader.page.wait_for_timeout(500)
    reader.reads("Version 1", VIEW, LESSON, RECOMMENDATION)
    pdf = download(reader, "PDF")
    assert pdf.startswith(b"%PDF-")
    for profile in ("ua1", "3a"):
        check_pdf(pdf, profile)
    assert "word/document.xml" in zipfile.ZipFile(io.BytesIO(download(reader, "DOCX"))).namelist()
    assert "content.xml" in zipfile.ZipFile(io.BytesIO(download(reader, "ODT"))).namelist()


def download(who: Visitor, kind: str) -> bytes:
    with who.page.expect_download(timeout=PATIENCE) as coming:
        who.page.get_by_role("link", name=re.compile(f"^{kind}")).first.click()
    return Path(coming.value.path()).read_bytes()


def check_pdf(content: bytes, profile: str) -> None:
    assert faults_of(content, profile) == []


def see_what_became_of_it(story: Story) -> None:
    """The member's own page: the remarks of the city, and the report that they led to."""
    mara = story.enter(APPLICANT)
    mara.sign_in()
    mara.go("/me/").reads(
        "What became of what we said", QUOTE, "Held on", LESSON, "Report, “Lessons learned”"
    )
    mara.reads(RECOMMENDATION, "Report, “Recommendations”", "(published)")
