"""The two documents: what they say, to whom, and that they are valid files."""

import io
import json
import re
from typing import Any

import openpyxl
import pypdf
import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from members.recruitment import solver
from members.recruitment.actions import files, notes, retention
from members.recruitment.actions.retention import erase_application
from members.recruitment.exports import committee_workbook
from members.recruitment.models import Application, Change, CommitteeFile, Review, Selection
from members.recruitment.queries.documents.committee import committee_file
from members.recruitment.queries.documents.note import SMALL, Count, guarded
from members.recruitment.states import Outcome, ReviewState
from tests.makers import DAY, NOON
from tests.makers.people import make_secretary
from tests.makers.recruitment import (
    make_application,
    make_closed_call,
    make_decided,
    make_finished_review,
    make_quota,
    make_review,
)
from tests.pdf import faults_of
from workinggroup.base.models import Job
from workinggroup.base.pdf import pdf_of
from workinggroup.base.refusals import Refused

HOSTILE = "=HYPERLINK(1) #let x = {score} <b>bold</b> $y$\x07"


def decided(**facts: Any) -> Selection:
    """Two seats; four applications with comments, a conflict, an abstention and a change by hand."""
    call = make_closed_call(seats_max=2, **facts)
    make_quota(call, value="BE", minimum=1)
    for points in (4, 3, 2, 1):
        one = make_application(call, country="DK" if points == 3 else "BE")
        review = make_finished_review(one, points=points)
        comments = {"comment": f"Confidential {points}", "comment_for_applicant": HOSTILE}
        Review.objects.filter(pk=review.pk).update(**comments)
    make_review(one, state=ReviewState.ABSTAINED, abstained_because="Too close to say")
    one.declarations.create(
        person=make_review(one, state=ReviewState.RECUSED).reviewer,
        has_conflict=True, words="Cousin", declared_at=NOON,
    )  # fmt: skip
    selection = make_decided(call)
    Change.objects.create(selection=selection, application=one, place="out", reason="Asked by phone", at=NOON)
    return Selection.objects.select_related("call__edition__group").get(pk=selection.pk)


def file_of(selection: Selection, person: Any = None) -> Any:
    return files.read_file(selection, person)


def main_of(answer: Any) -> str:
    return answer.content.decode().split("<main")[1].split("</main>")[0]


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), max_size=9))
def test_no_number_tells_of_fewer_than_five_refused(pairs: list[tuple[int, int]]) -> None:
    counts = [Count(str(n), refused + seats, seats) for n, (refused, seats) in enumerate(pairs)]
    shown, others = guarded(counts)
    rows = [*shown, *([others] if others else [])]

    assert all(one.refused == 0 or one.refused >= SMALL for one in rows)
    if rows:
        assert sum(one.applied for one in rows) == sum(one.applied for one in counts)
        assert sum(one.seats for one in rows) == sum(one.seats for one in counts)


@pytest.mark.django_db
@pytest.mark.parametrize("profile", ["ua1", "3a"])
@pytest.mark.parametrize("what", ["committee", "note"])
def test_both_documents_are_valid_for_readers_of_every_kind(profile: str, what: str) -> None:
    selection = decided()
    document: Any = (
        committee_file(file_of(selection)) if what == "committee" else notes.written(selection)["en"]
    )

    assert faults_of(pdf_of(document, at=NOON), profile) == []


@pytest.mark.django_db
def test_the_committee_file_holds_everything_and_can_be_replayed() -> None:
    selection = decided()
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(committee_file(file_of(selection)), at=NOON)))
    text = " ".join("".join(sheet.extract_text() for sheet in reader.pages).split())

    for words in ("Confidential 4", "Cousin", "Too close to say", "Asked by phone", str(selection.seed)):
        assert words in text
    assert "#let x = {score} <b>bold</b> $y$" in text
    content = reader.attachments["selection.json"][0]
    assert solver.solve(solver.read(content))["selected"] == selection.result["selected"]


@pytest.mark.django_db
def test_the_workbook_has_its_sheets_and_no_cell_is_a_formula() -> None:
    selection = decided()
    book = openpyxl.load_workbook(io.BytesIO(committee_workbook(file_of(selection))))

    assert book.sheetnames[:5] == ["About", "Applications", "Reviews", "Conflicts", "Changes"]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert any(str(cell.value).startswith("'=HYPERLINK") for cell in cells)
    column = [row[0].value for row in book["Selection file"].iter_rows(min_row=2)]
    assert json.loads("\n".join(column)) == selection.file


@pytest.mark.django_db
def test_a_reader_with_a_conflict_gets_the_file_without_that_application(client: Client) -> None:
    selection = decided()
    one = Application.objects.get(declarations__has_conflict=True)
    edition = selection.call.edition
    person = make_secretary(edition=edition)
    one.declarations.create(person=person, has_conflict=True, words="Mine", declared_at=NOON)
    client.force_login(person)
    url = reverse("recruitment:committee", args=[edition.slug, selection.pk])

    shown = client.get(url).content.decode()
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{url}?format=xlsx").content))
    reader = pypdf.PdfReader(io.BytesIO(client.get(f"{url}?format=pdf").content))
    printed = "".join(sheet.extract_text() for sheet in reader.pages)
    words = " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)

    for text in (shown, words, printed, client.get(f"{url}?format=csv").content.decode()):
        assert one.organisation_name not in text
        assert not re.search(rf"\b{one.number}\b", text)
    assert "1 application is left out" in shown
    assert not reader.attachments
    assert "Selection file" not in book.sheetnames


@pytest.mark.django_db
def test_after_the_deletion_the_file_has_numbers_without_names() -> None:
    selection = decided()
    refused = Application.objects.filter(decision__outcome=Outcome.REFUSED) | Application.objects.filter(
        decision__outcome=Outcome.RESERVE
    )
    gone = [(one.name, one.organisation_name, one.email) for one in refused]
    for one in refused:
        erase_application(one, call=selection.call, at=NOON)

    document = str(committee_file(file_of(selection)))

    assert gone
    assert not [words for names in gone for words in names if words in document]
    assert "Confidential 1" not in document
    assert all(one.number in document for one in refused)


@pytest.mark.django_db
def test_the_note_names_nobody_and_stays_as_it_was_published(client: Client) -> None:
    selection = decided()
    url = reverse("recruitment:public_note", args=[selection.call_id])
    assert client.get(url).status_code == 404

    notes.publish_note(selection, by=None, at=NOON)

    before = main_of(client.get(url))
    for one in Application.objects.all():
        assert not [words for words in (one.name, one.organisation_name, one.number) if words in before]
    assert "Asked by phone" not in before
    assert str(selection.seed) in before
    assert selection.call.frozen_hash in before
    with pytest.raises(Refused, match="published as it stands"):
        notes.publish_note(selection, by=None, at=NOON)
    notes.word_change(selection.changes.get(), words="Took a seat elsewhere", by=None, at=NOON)
    assert main_of(client.get(url)) == before
    assert notes.publish_note(selection, by=None, at=NOON).number == 2
    assert client.get(f"{url}?format=pdf").content.startswith(b"%PDF")


@pytest.mark.django_db
def test_words_for_the_public_name_nobody() -> None:
    selection = decided()
    change = selection.changes.get()
    one = change.application
    for named in (one.number, one.organisation_name, one.name, f"x{one.email}".removeprefix("x")):
        with pytest.raises(Refused, match="tells who is meant"):
            notes.word_change(change, words=f"Because {named} asked", by=None, at=NOON)

    notes.word_change(change, words="Took a seat elsewhere", by=None, at=NOON)

    assert "Seat not given: Took a seat elsewhere" in str(notes.written(selection)["en"])


@pytest.mark.django_db
def test_a_note_that_explains_a_gap_with_a_name_is_not_published() -> None:
    selection = decided()
    one = Application.objects.first()
    Selection.objects.filter(pk=selection.pk).update(gap_note=f"Only {one.organisation_name} could.")
    selection.refresh_from_db()

    with pytest.raises(Refused, match="tells who is meant"):
        notes.publish_note(selection, by=None, at=NOON)


@pytest.mark.django_db
def test_a_long_file_is_made_by_a_job_for_its_reader_alone(
    client: Client, settings: Any, tmp_path: Any, monkeypatch: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("members.recruitment.views.documents.LONG", 1)
    selection = decided()
    edition = selection.call.edition
    client.force_login(make_secretary(edition=edition))
    url = reverse("recruitment:make_committee_file", args=[edition.slug, selection.pk])
    assert "Make the PDF" in client.get(url.replace("make/", "")).content.decode()

    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(url, {"what": "xlsx"})

    job = Job.objects.get()
    assert answer.url == reverse("base:job", args=[job.pk])
    made = CommitteeFile.objects.get()
    files.fill_file(made, at=NOON, progress=lambda done, total: None)
    assert client.get(job.leads_to).content.startswith(b"PK")
    other = Client()
    other.force_login(make_secretary(edition=edition))
    assert other.get(job.leads_to).status_code == 404
    assert files.remove_old_files(at=made.made_at + DAY) == 1
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]


@pytest.mark.django_db
def test_a_made_file_goes_with_the_data_in_it(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    selection = decided(retention_days=0)
    facts = {"by": make_secretary(edition=selection.call.edition), "language": "en", "at": NOON}
    files.fill_file(files.order_file(selection, kind="pdf", **facts), at=NOON, progress=lambda *_: None)

    retention.erase_due(at=NOON)

    assert not CommitteeFile.objects.exists()
    assert not [one for one in tmp_path.rglob("*") if one.is_file()]
