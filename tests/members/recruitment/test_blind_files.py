"""In a blind call an attachment opens to reviewers only after the secretariat has looked at it."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from members.recruitment.actions.uploads import clear_upload, withhold_upload
from members.recruitment.models import Answer, Application, Review, Upload
from members.recruitment.queries.reviewing.visibility import Seen, uploads_waiting
from members.recruitment.states import ReviewState
from tests.access.world import finish
from tests.makers import NOON
from tests.makers.people import make_person, make_reviewer, make_secretary
from tests.makers.recruitment import make_application, make_draft_call, make_question, make_review, publish
from workinggroup.base.refusals import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


def with_file(*, is_blind: bool = True, **question) -> Upload:
    call = make_draft_call(is_blind=is_blind)
    asked = make_question(call, kind="file", label="Paper", **question)
    one = make_application(publish(call), number="A007", name="Ada Brandt")
    upload = Upload.objects.create(
        application=one, question=asked, name="brandt.pdf", content_type="application/pdf",
        file=ContentFile(b"%PDF-1", name="x"), size=6, sha256="0" * 64, uploaded_at=NOON,
    )  # fmt: skip
    Answer.objects.create(application=one, question=asked, value=upload.value)
    return upload


def seen_by_reviewers(upload: Upload) -> bool:
    one = Application.objects.get(pk=upload.application_id)
    return Seen(one).file(one.uploads.select_related("question"), upload.pk) is not None


def reading(upload: Upload) -> tuple[Client, Review]:
    one = upload.application
    review = make_review(one, reviewer=make_reviewer(edition=one.call.edition), state=ReviewState.STARTED)
    client = Client()
    client.force_login(review.reviewer)
    return client, review


def test_a_file_of_a_blind_call_is_shut_until_somebody_has_looked() -> None:
    upload = with_file()
    client, review = reading(upload)
    slug = upload.application.call.edition.slug
    page = reverse("recruitment:review", args=[slug, review.pk])
    file = reverse("recruitment:review_attachment", args=[slug, review.pk, upload.pk])

    before = client.get(page).content.decode()
    assert "A007, attachment 1.pdf" not in before or file not in before
    assert "until the secretariat has looked" in before
    assert client.get(file).status_code == 404

    clear_upload(upload, by=None, at=NOON)

    assert file in client.get(page).content.decode()
    answer = client.get(file)
    finish(answer)
    assert answer.status_code == 200


def test_a_file_that_replaces_another_is_shut_again() -> None:
    upload = with_file()
    clear_upload(upload, by=None, at=NOON)
    assert seen_by_reviewers(upload)

    upload.delete()
    fresh = Upload.objects.create(
        application=upload.application, question=upload.question, name="new.pdf", uploaded_at=NOON,
        content_type="application/pdf", file="y", size=1, sha256="1" * 64,
    )  # fmt: skip

    assert not seen_by_reviewers(fresh)


def test_a_file_can_be_hidden_again() -> None:
    upload = with_file()
    clear_upload(upload, by=None, at=NOON)
    upload.refresh_from_db()

    withhold_upload(upload, by=None, at=NOON)

    assert not seen_by_reviewers(upload)


def test_in_a_call_that_is_not_blind_nothing_is_withheld() -> None:
    upload = with_file(is_blind=False)

    assert seen_by_reviewers(upload)
    assert uploads_waiting(upload.application.call, reader=make_person()) == []
    with pytest.raises(Refused, match="see who applied"):
        clear_upload(upload, by=None, at=NOON)


def test_a_file_that_answers_who_applies_is_never_shown() -> None:
    upload = with_file(reveals_identity=True)

    with pytest.raises(Refused, match="stays hidden"):
        clear_upload(upload, by=None, at=NOON)


def test_the_secretariat_is_told_what_waits_and_opens_it_by_one_button(client: Client) -> None:
    upload = with_file()
    one, call = upload.application, upload.application.call
    client.force_login(make_secretary(edition=call.edition))
    slug = call.edition.slug

    reviewers = client.get(reverse("recruitment:reviewers", args=[slug, call.pk])).content.decode()
    page = client.get(one.get_absolute_url()).content.decode()
    url = reverse("recruitment:clear_attachment", args=[slug, one.pk, upload.pk])
    client.post(url)

    assert "1 application has a file that reviewers cannot open" in reviewers
    assert "It tells nothing: show it to reviewers" in page
    assert seen_by_reviewers(upload)
    assert uploads_waiting(call, reader=make_person()) == []
    client.post(url, {"hide": "1"})
    assert not seen_by_reviewers(upload)


def test_who_has_a_conflict_neither_hears_of_the_file_nor_opens_it(client: Client) -> None:
    upload = with_file()
    one, call = upload.application, upload.application.call
    secretary = make_secretary(edition=call.edition)
    one.declarations.create(person=secretary, has_conflict=True, words="kin", declared_at=NOON)
    client.force_login(secretary)

    assert uploads_waiting(call, reader=secretary) == []
    url = reverse("recruitment:clear_attachment", args=[call.edition.slug, one.pk, upload.pk])
    assert client.post(url).status_code == 404
    assert not seen_by_reviewers(upload)
