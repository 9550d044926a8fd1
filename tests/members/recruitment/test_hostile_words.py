"""Hostile words in every field of an application, shown to all who read it: never markup, never a command."""

import re
from email import message_from_bytes
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from members.recruitment.actions import applications as actions
from members.recruitment.actions.uploads import store_upload
from members.recruitment.models import Answer, Application, Review
from members.recruitment.states import ReviewState
from members.recruitment.templatetags.applying import safe_link
from tests.makers.files import pdf
from tests.makers.people import make_reviewer, make_secretary
from tests.makers.recruitment import make_draft, make_question
from tests.members.recruitment.test_apply_pages import at, open_call, with_link
from workinggroup.outbox.mime import bytes_of
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db
# Each must come out as words: as markup, attribute, template, script, formula, header and link.
NASTY = [
    "<script>hurt()</script>", '"><img src=x onerror=hurt()>', "{{ 7|add:7 }}{% now 'Y' %}", "';hurt();//",
    "=HYPERLINK(0)", "\r\nBcc: all@example.org", "\u202egnp.exe", "]]>--><b>", "javascript:hurt()",
]  # fmt: skip
MARKUP = re.compile(r"<script>hurt|<img src=x|<b>hurt|onerror=hurt\(\)>(?!&)", re.IGNORECASE)
ALL = " ".join(NASTY)


@pytest.fixture(autouse=True)
def media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def sent() -> Application:
    """An application with every nasty word in every field that takes words."""
    call = open_call()
    for kind in ("text", "long_text", "organisation", "file", "link"):
        make_question(call, label=f"{kind} {ALL}"[:200], hint=ALL, kind=kind, required=False)
    own = {"name": ALL[:150], "function": ALL[:150], "organisation_name": ALL[:200]}
    draft = make_draft(call, **own)
    partner = {"name": ALL[:200], "country": "BE"}
    values: dict[str, Any] = {"text": ALL, "long_text": ALL, "organisation": partner, "link": NASTY[-1]}
    for question in call.questions.all():
        if question.kind == "file":
            file = SimpleUploadedFile("x.pdf", pdf())
            file.name = f"{ALL}.pdf"
            store_upload(draft, question=question, file=file, by=None, at=timezone.now())
        else:
            Answer.objects.create(application=draft, question=question, value=values[question.kind])
    return actions.submit_application(draft, by=None, at=timezone.now())


def is_harmless(page: Any) -> bool:
    words = page.content.decode()
    assert page.status_code == 200
    assert "14" not in re.findall(r"\b14\b(?=\{%|2026)", words)
    assert 'href="javascript:' not in words
    return MARKUP.search(words) is None


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_the_applicant_reads_their_own_words_as_words(sent: Application) -> None:
    client = with_link(sent)

    for name, args in (("mine", []), ("step", [1]), ("step", [2]), ("step", [3]), ("withdraw", [])):
        page = client.get(at(name, sent.call, *args))
        assert is_harmless(page), name


def test_the_secretariat_reads_them_as_words_in_every_list(sent: Application) -> None:
    client, slug = signed_in(make_secretary(edition=sent.call.edition)), sent.call.edition.slug
    pages = [
        reverse("recruitment:application", args=[slug, sent.pk]),
        reverse("recruitment:applications", args=[slug, sent.call_id]),
        reverse("recruitment:reviewers", args=[slug, sent.call_id]),
        reverse("recruitment:call", args=[slug, sent.call_id]),
    ]

    assert [address for address in pages if not is_harmless(client.get(address))] == []


def test_a_reviewer_reads_them_as_words(sent: Application) -> None:
    reviewer = make_reviewer(edition=sent.call.edition)
    review = Review.objects.create(
        application=sent, reviewer=reviewer, assigned_at=timezone.now(), state=ReviewState.STARTED
    )
    client, slug = signed_in(reviewer), sent.call.edition.slug

    for name, args in (("my_reviews", []), ("review", [review.pk])):
        assert is_harmless(client.get(reverse(f"recruitment:{name}", args=[slug, *args]))), name


def test_an_export_holds_no_formula(sent: Application) -> None:
    client, slug = signed_in(make_secretary(edition=sent.call.edition)), sent.call.edition.slug
    Application.objects.update(organisation_name="=1+1", name="@SUM(1)")
    address = reverse("recruitment:applications", args=[slug, sent.call_id])

    table = client.get(address, {"format": "csv"}).content.decode()

    assert "'=1+1" in table
    assert not re.search(r"(^|,)[=@+-]", table)


def test_a_mail_has_no_header_and_no_markup_of_theirs(sent: Application) -> None:
    for mail in Email.objects.all():
        assert MARKUP.search(mail.html) is None
        assert message_from_bytes(bytes_of(mail))["Bcc"] is None


def test_a_line_stays_a_line() -> None:
    draft = make_draft(open_call())

    with_link(draft).post(at("step", draft.call, 1), {"name": f"Ana{NASTY[5]}", "version": 1})

    assert Application.objects.get().name == "Ana Bcc: all@example.org"


def test_the_name_of_a_file_stays_a_name(sent: Application) -> None:
    upload = sent.uploads.get()

    answer = with_link(sent).get(at("my_file", sent.call, upload.pk))
    answer.close()

    assert answer["Content-Disposition"].startswith("attachment; filename")
    assert "\n" not in answer["Content-Disposition"]
    assert "\u202e" not in upload.name
    assert "/" not in upload.name


@pytest.mark.parametrize(
    "address", ["javascript:hurt()", "data:text/html,x", "//example.org", "https://[", "x"]
)
def test_what_is_no_web_address_is_never_a_link(address: str) -> None:
    assert "<a" not in safe_link(address)


def test_a_link_tells_its_host_and_tells_the_other_side_nothing() -> None:
    shown = safe_link('https://example.org/?a="b"&c')

    assert 'href="https://example.org/?a=&quot;b&quot;&amp;c"' in shown
    assert ">example.org</a>" in shown
    assert 'rel="noopener noreferrer nofollow"' in shown


def test_more_than_a_form_can_hold_is_refused_with_a_page() -> None:
    draft = make_draft(open_call())
    words = {f"field-{n}": "x" * 1_000_000 for n in range(6)}

    page = with_link(draft).post(at("step", draft.call, 1), {**words, "name": "New", "version": 1})

    assert page.status_code == 400
    assert "too large" in page.content.decode()
    assert Application.objects.get().name == draft.name
