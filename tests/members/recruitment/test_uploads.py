"""Files in the form: chosen, kept, replaced, taken away, served to their owner, gone when they should be."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.recruitment.actions import applications, retention, uploads
from members.recruitment.models import Answer, Application, Question, Upload
from tests.makers import DAY, HOUR
from tests.makers.files import docx, pdf
from tests.makers.recruitment import make_application, make_draft, make_question
from tests.members.recruitment.test_apply_pages import at, open_call, with_link
from workinggroup.base.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def on_disk(media: Path) -> int:
    return sum(path.is_file() for path in media.rglob("*"))


def file(content: bytes = b"", name: str = "Notes.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content or pdf(), content_type="application/pdf")


def asked(**facts: Any) -> tuple[Application, Question, Question]:
    """A draft whose one page asks for a text and for a file."""
    draft = make_draft(open_call())
    text = make_question(draft.call, label="Why?", required=False)
    document = make_question(draft.call, label="Your plan", kind="file", **{"required": False} | facts)
    return draft, text, document


def send(draft: Application, **data: Any) -> Any:
    return with_link(draft).post(at("step", draft.call, 3), data)


def test_a_file_is_kept_under_a_random_name_beside_the_text_that_came_with_it(media: Path) -> None:
    draft, text, document = asked()

    answer = send(draft, **{text.key: "Because", document.key: file(name="../My plan.pdf"), "version": 1})

    upload = Upload.objects.get()
    assert answer.status_code == 302
    assert (upload.name, upload.content_type, upload.size) == ("My plan.pdf", "application/pdf", len(pdf()))
    assert "plan" not in upload.file.name
    assert {one.words for one in Answer.objects.all()} == {"Because", "My plan.pdf"}
    assert on_disk(media) == 1


def test_a_refused_file_loses_no_typed_text_and_no_earlier_file() -> None:
    draft, text, document = asked()
    send(draft, **{document.key: file(name="First.pdf"), "version": 1})

    bad = file(b"<script>", name="Second.pdf")
    page = send(draft, **{text.key: "Because", document.key: bad, "version": 2})

    assert page.status_code == 422
    words = page.content.decode()
    assert "The content of this file is none of these" in words
    assert "Because" in words
    assert "First.pdf" in words
    assert Upload.objects.get().name == "First.pdf"
    assert Answer.objects.get(question=text).value == "Because"


def test_what_is_sent_after_a_refused_file_is_no_edit_of_another_window() -> None:
    draft, text, document = asked()
    page = send(draft, **{text.key: "Because", document.key: file(b"no"), "version": 1})

    again = {text.key: "Because", document.key: file(), "version": page.context["form"].data["version"]}

    assert send(draft, **again).status_code == 302


def test_a_stale_page_still_keeps_the_file_that_came_with_it() -> None:
    draft, text, document = asked()
    applications.save_application(draft, version=1, at=timezone.now(), answers={text: "Other"})

    page = send(draft, **{text.key: "Mine", document.key: file(), "version": 1})

    assert page.status_code == 409
    assert Upload.objects.get().name == "Notes.pdf"


def test_another_file_takes_the_place_of_the_first_which_leaves_the_disk(
    media: Path, django_capture_on_commit_callbacks: Any
) -> None:
    draft, _text, document = asked()
    send(draft, **{document.key: file(), "version": 1})

    with django_capture_on_commit_callbacks(execute=True):
        send(draft, **{document.key: file(docx(), name="Plan.docx"), "version": 2})

    assert Upload.objects.get().name == "Plan.docx"
    assert on_disk(media) == 1


def test_a_box_takes_the_file_away(media: Path, django_capture_on_commit_callbacks: Any) -> None:
    draft, _text, document = asked()
    send(draft, **{document.key: file(), "version": 1})

    with django_capture_on_commit_callbacks(execute=True):
        send(draft, **{f"{document.key}-remove": "1", "version": 2})

    assert not Upload.objects.exists()
    assert not Answer.objects.filter(question=document).exists()
    assert on_disk(media) == 0


def test_what_was_sent_keeps_a_file_that_must_be_there() -> None:
    sent = make_application(open_call())
    document = make_question(sent.call, kind="file", required=True)
    uploads.store_upload(sent, question=document, file=file(), by=None, at=timezone.now())

    with pytest.raises(Refused, match="must be there"):
        uploads.remove_upload(sent, question=document, by=None, at=timezone.now())


def test_a_required_file_is_missing_until_it_is_there() -> None:
    draft, _text, document = asked(required=True)
    check = at("check", draft.call)

    assert [gap.label for gap in with_link(draft).get(check).context["gaps"]] == ["Your plan"]
    send(draft, **{document.key: file(), "version": 1})
    page = with_link(draft).get(check)

    assert page.context["gaps"] == []
    assert "Notes.pdf" in page.content.decode()


def test_a_file_is_served_to_its_owner_only_and_never_opens_in_the_browser() -> None:
    draft, _text, document = asked()
    upload = uploads.store_upload(draft, question=document, file=file(), by=None, at=timezone.now())
    mine = at("my_file", draft.call, upload.pk)

    answer = with_link(draft).get(mine)

    assert b"".join(answer.streaming_content) == pdf()
    assert answer["Content-Disposition"] == 'attachment; filename="Notes.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Type"] == "application/pdf"
    assert Client().get(mine).status_code == 302
    other = make_draft(draft.call)
    assert with_link(other).get(mine).status_code == 404


def test_no_address_leads_into_the_folder_of_files() -> None:
    draft, _text, document = asked()
    upload = uploads.store_upload(draft, question=document, file=file(), by=None, at=timezone.now())

    for start in ("/media/", "/static/", "/"):
        assert Client().get(f"{start}{upload.file.name}").status_code == 404


@pytest.mark.parametrize("how", ["discard", "erase"])
def test_files_go_with_their_application(
    how: str, media: Path, django_capture_on_commit_callbacks: Any
) -> None:
    draft, _text, document = asked()
    uploads.store_upload(draft, question=document, file=file(), by=None, at=timezone.now())

    with django_capture_on_commit_callbacks(execute=True):
        if how == "discard":
            applications.discard_draft(draft, at=timezone.now())
        else:
            retention.erase_application(draft, call=draft.call, at=timezone.now())

    assert on_disk(media) == 0


def test_a_file_without_an_application_is_removed_after_a_while(media: Path) -> None:
    draft, _text, document = asked()
    now = timezone.now()
    uploads.store_upload(draft, question=document, file=file(), by=None, at=now)
    left = media / "applications" / str(draft.call_id) / "left-behind"
    left.write_bytes(b"x")

    assert uploads.remove_orphans(at=now) == 0
    assert uploads.remove_orphans(at=now + 3 * HOUR) == 1
    assert on_disk(media) == 1


def test_after_the_deadline_no_file_is_taken(media: Path) -> None:
    draft, _text, document = asked()
    late = draft.call.closes_at + DAY

    with pytest.raises(Refused, match="closed"):
        uploads.store_upload(draft, question=document, file=file(), by=None, at=late)

    assert on_disk(media) == 0


def test_a_file_is_chosen_without_a_script_in_the_same_form() -> None:
    draft, _text, document = asked()

    page = with_link(draft).get(at("step", draft.call, 3)).content.decode()

    assert 'enctype="multipart/form-data"' in page
    assert f'type="file" name="{document.key}"' in page
    assert reverse("recruitment:autosave", args=[draft.call_id, 3]) in page
