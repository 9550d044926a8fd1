"""What a blind call and a conflict of interest hide is met nowhere: no page, export, file or mail has it."""

import datetime as dt
import io
import zipfile
from collections import Counter, deque
from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone

from members.people.models import Person, RoleGrant
from members.recruitment.actions.enquiries import answer_enquiry
from members.recruitment.models import (
    Answer,
    Application,
    Call,
    Change,
    ConflictDeclaration,
    Enquiry,
    Review,
    Score,
    Upload,
)
from members.recruitment.states import ReviewState
from tests.access.crawl import Links, internal, view_of
from tests.access.world import finish
from tests.sample import sample  # noqa: F401
from workinggroup.base.models import Event
from workinggroup.editions.permissions import Role
from workinggroup.outbox.models import Email
from workshops.sample.personas import Persona, person_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]
WORD = "qzxcanary"
# The sample shows all of its mails to whoever tries it out; no installation has those pages.
SAMPLE_PAGES = ("/mail/", "/sample/", "/styleguide/", "/accounts/logout")
MOST_OF_A_KIND = 8


def walk(person: Person, starts: list[str]) -> Iterator[tuple[str, str]]:
    """Every address that a person gets to by links, with all that it answers; exports and files unpacked."""
    client = Client(raise_request_exception=False)
    client.force_login(person)
    waiting, seen, kinds = deque(starts), set(starts), Counter[str]()
    while waiting:
        url = waiting.popleft()
        kinds[view_of(url)] += 1
        if kinds[view_of(url)] > MOST_OF_A_KIND:
            continue
        response = client.get(url)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        finish(response)
        yield url, f"{unquote(str(response.headers))} {words_of(body)}"
        links = Links()
        if response.headers.get("Content-Type", "").startswith("text/html"):
            links.feed(body.decode())
        found = [*links.found, response.headers.get("Location", "")]
        for link in internal(found, url):
            if link not in seen and not link.startswith(SAMPLE_PAGES):
                seen.add(link)
                waiting.append(link)


def words_of(body: bytes) -> str:
    if body[:2] != b"PK":
        return body.decode(errors="replace")
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        return " ".join(package.read(name).decode(errors="replace") for name in package.namelist())


def told(person: Person) -> str:
    """All mails to a person."""
    return " ".join(f"{one.subject} {one.text} {one.html}" for one in Email.objects.filter(person=person))


@pytest.fixture(autouse=True)
def _files(tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path


def name_everywhere(call: Call, reader: Person) -> None:
    """Put the name of the organisation wherever a person may have written it."""
    named = f"We are {WORD} Town, says {WORD} Doe."
    for number, one in enumerate(call.applications.submitted()):
        one.name, one.organisation_name = f"{WORD} Doe", f"{WORD} Town"
        one.email, one.function = f"head{number}@{WORD}.example.org", f"{WORD} officer"
        one.save()
        answers = list(one.answers.select_related("question"))
        answers[0].value = named
        answers[0].save()
        question = call.questions.exclude(pk=answers[0].question_id).order_by("pk").last()
        facts = {
            "name": f"{WORD}.pdf", "content_type": "application/pdf", "size": 6, "sha256": "0" * 64,
            "file": ContentFile(b"%PDF-1", name="x"), "uploaded_at": timezone.now(),
        }  # fmt: skip
        upload, _made = Upload.objects.update_or_create(application=one, question=question, defaults=facts)
        Answer.objects.update_or_create(application=one, question=question, defaults={"value": upload.value})
    others = Review.objects.filter(application__call=call).exclude(reviewer=reader)
    Score.objects.filter(review__in=others).update(reason=named)
    others.update(comment=named, comment_for_applicant=named)
    revealing = call.questions.order_by("pk")[1]
    revealing.reveals_identity = True
    revealing.save()
    Answer.objects.filter(question=revealing).update(value=f"the {WORD}ish office")


@pytest.mark.parametrize("phase", ["independent", "calibration"])
def test_a_reviewer_of_a_blind_call_meets_no_name_at_any_address(phase: str) -> None:
    call = Call.objects.get(state="open")
    reviewer, at = person_of(Persona.REVIEWER), timezone.now()
    name_everywhere(call, reviewer)
    Call.objects.filter(pk=call.pk).update(is_blind=True, review_phase=phase)
    started = Review.objects.filter(reviewer=reviewer, application__call=call, state="started").first()
    file = Application.objects.select_related("call__edition").get(pk=started.application_id)
    Upload.objects.update(cleared_at=at)  # somebody has looked at each file, and released it
    asked = Enquiry.objects.create(
        application=file, asked_by=reviewer, text=f"Does {WORD} Town buy?", asked_at=at,
        answer_by=at + dt.timedelta(days=2),
    )  # fmt: skip
    answer_enquiry(asked, text=f"{WORD} Town does.", by=None, at=at)
    base = f"/editions/{call.edition.slug}/recruitment/reviews/"

    pages = dict(walk(reviewer, ["/me/", "/me/data/", base, f"{base}?format=csv", f"{base}?format=xlsx"]))
    typed = Client()
    typed.force_login(reviewer)
    refused = typed.post(f"{base}{started.pk}/save/", {"version": 0, "comment": "Typed"})

    assert f"{base}{started.pk}/" in pages
    assert f"{base}{started.pk}/ask/" in pages
    assert sum("/files/" in url for url in pages) >= 3
    assert any("attachment%201.pdf" in text or "attachment 1.pdf" in text for text in pages.values())
    assert [url for url, text in pages.items() if WORD in text] == []
    assert (refused.status_code, WORD in refused.content.decode()) == (409, False)
    assert WORD not in told(reviewer)


@pytest.fixture
def recused() -> tuple[Person, Application]:
    """Somebody of the secretariat, and a decided file with a letter that they declared a conflict about."""
    call = Call.objects.filter(state="decided").order_by("-pk").first()
    secretary = RoleGrant.objects.filter(edition=call.edition, role=Role.SECRETARIAT).first().person
    files = call.applications.submitted().exclude(applicant=secretary).order_by("number")
    changed = Change.objects.filter(selection__call=call).values("application")
    file = files.filter(pk__in=changed).first() or files.last()
    mark(file)
    ConflictDeclaration.objects.update_or_create(
        application=file, person=secretary,
        defaults={"has_conflict": True, "words": "We are related.", "declared_at": timezone.now()},
    )  # fmt: skip
    return secretary, file


def mark(file: Application) -> None:
    """The word in everything that belongs to one file, its number too."""
    address = f"head@{WORD}.example.org"
    Email.objects.filter(to_address=file.email, template__startswith="members/recruitment/").update(
        to_address=address, to_name=WORD, subject=WORD, text=WORD, html=WORD
    )
    Application.objects.filter(pk=file.pk).update(
        number="Aqzx", name=f"{WORD} Doe", organisation_name=f"{WORD} Town", email=address, function=WORD
    )
    file.answers.update(value=WORD)
    file.reviews.update(comment=WORD, comment_for_applicant=WORD)
    Score.objects.filter(review__application=file).update(reason=WORD)
    file.changes.update(reason=WORD)
    # History cannot be changed: it is written anew here as it would be for this file.
    Event.objects.create(
        verb="recruitment.application_submitted", about_type="recruitment.Application", at=timezone.now(),
        about_id=str(file.pk), about_words=f"Aqzx {WORD}", edition_key=str(file.call.edition_id),
    )  # fmt: skip
    Enquiry.objects.create(application=file, text=WORD, asked_at=timezone.now(), answer_by=timezone.now())


def test_who_has_a_conflict_meets_nothing_of_the_file_at_any_address(recused) -> None:
    secretary, file = recused
    slug = file.call.edition.slug
    base = f"/editions/{slug}/recruitment/"
    starts = [
        f"/editions/{slug}/", base, "/me/", f"{base}calls/{file.call_id}/applications/",
        f"/editions/{slug}/search/?q={WORD}", f"/editions/{slug}/search/?q=Aqzx",
        f"/editions/{slug}/history/?q=Aqzx", f"/editions/{slug}/history/?format=csv",
        f"/editions/{slug}/mail/?q={WORD}", f"/editions/{slug}/mail/",
    ]  # fmt: skip
    closed = [
        f"{base}applications/{file.pk}/", f"{base}applications/{file.pk}/ask/",
        *(f"{base}reviews/{one.pk}/off/" for one in file.reviews.all()),
        *(
            f"/editions/{slug}/mail/{pk}/{what}"
            for pk in Email.objects.filter(to_name=WORD).values_list("pk", flat=True)
            for what in ("", "html/", "change/")
        ),
    ]  # fmt: skip

    pages = dict(walk(secretary, starts))
    met = [url for url, text in pages.items() if meets(text, url)]
    client = Client(raise_request_exception=False)
    client.force_login(secretary)

    assert {url: client.get(url).status_code for url in closed} == dict.fromkeys(closed, 404)
    assert any(url.endswith("/committee/") for url in pages)
    assert any(url.endswith("/decisions/") for url in pages)
    assert met == []


def meets(text: str, url: str) -> bool:
    """What was searched for stands on the page that searched."""
    for asked in (f'value="{WORD}"', 'value="Aqzx"', f"q={WORD}", "q=Aqzx", f"“{WORD}”", "“Aqzx”"):
        text = text.replace(asked, "")
    return WORD in text or "Aqzx" in text


def test_the_others_of_the_secretariat_do_meet_the_word(recused) -> None:
    _secretary, file = recused
    other = person_of(Persona.SECRETARIAT)
    ConflictDeclaration.objects.filter(person=other).delete()
    slug = file.call.edition.slug
    base = f"/editions/{slug}/recruitment/"
    pages = [
        f"{base}calls/{file.call_id}/applications/", f"{base}applications/{file.pk}/",
        f"/editions/{slug}/history/?q=Aqzx", f"/editions/{slug}/mail/?q={WORD}",
        f"/editions/{slug}/search/?q={WORD}",
    ]  # fmt: skip
    client = Client()
    client.force_login(other)

    blind = [url for url in pages if "Aqzx" not in client.get(url).content.decode()]

    assert [url for url in blind if "/mail/" not in url] == []
    assert WORD in client.get(pages[3]).content.decode()
    assert ReviewState.RECUSED not in file.reviews.values_list("state", flat=True)
