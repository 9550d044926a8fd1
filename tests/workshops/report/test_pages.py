"""The pages of the report as people meet them."""

import pytest
from django.urls import reverse

from tests.makers import NOON
from tests.makers.editions import make_edition
from tests.makers.people import make_member, make_secretary
from tests.makers.report import make_agreed_lines, make_chapter, make_paragraph, make_report
from workshops.report import actions
from workshops.report.models import Paragraph, Report
from workshops.report.states import Record

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client):
    """A report with a chapter, and somebody who writes it."""
    edition = make_edition()
    client.force_login(make_secretary(edition=edition))
    return make_chapter(report=make_report(edition=edition))


def url(name, edition, *args):
    return reverse(f"report:{name}", args=[edition.slug, *args])


def published(text="Sourced."):
    report = make_paragraph(text=text, sources=(Record.EDITION,)).chapter.report
    return actions.publish_report(report, by=None, at=NOON)


def test_the_secretariat_starts_the_report_and_lands_at_its_outline(client):
    edition = make_edition()
    client.force_login(make_secretary(edition=edition))

    client.post(url("start", edition), {"title": "Final report", "lead": ""})
    response = client.get(url("page", edition), follow=True)

    assert Report.objects.get().title == "Final report"
    assert "Propose what the records add" in response.content.decode()


def test_every_form_of_the_desk_has_a_button_that_sends_it(client, desk):
    edition = desk.report.edition
    paragraph = make_paragraph(chapter=desk, text="Sourced.", sources=(Record.MEMBERS,))
    places = {
        url("outline", edition): ["Save the title", "Add the chapter"],
        f"{desk.get_absolute_url()}?paragraph={paragraph.pk}&edit=1": [
            "Save the paragraph",
            "Add the paragraph",
        ],
        url("publish", edition): ["Publish this version"],
    }

    for place, words in places.items():
        page = client.get(place).content.decode()
        assert [word for word in words if f'type="submit">{word}</button>' not in page] == []


def test_a_chapter_shows_its_paragraphs_sources_and_gaps(client, desk):
    make_paragraph(chapter=desk, text="With a source.", sources=(Record.MEMBERS,))
    make_paragraph(chapter=desk, text="Without one.")

    page = client.get(desk.get_absolute_url()).content.decode()

    assert "No source. Add one" in page
    assert "1.2 has no source" in page


def test_a_line_of_the_minutes_is_added_as_a_source_by_one_button(client, desk):
    paragraph = make_paragraph(chapter=desk)
    [line] = make_agreed_lines(desk.report.edition, "Grades repeat for years.")

    client.post(url("source_add", desk.report.edition, paragraph.pk), {"source": f"line:{line.pk}"})

    assert paragraph.sources.get().line == line


def test_a_line_of_another_edition_is_not_found(client, desk):
    paragraph = make_paragraph(chapter=desk)
    [line] = make_agreed_lines(make_edition(), "Theirs.")

    response = client.post(
        url("source_add", desk.report.edition, paragraph.pk), {"source": f"line:{line.pk}"}
    )

    assert response.status_code == 404


def test_autosave_answers_with_the_new_version_once_it_is_stored(client, desk):
    paragraph = make_paragraph(chapter=desk)
    address = url("paragraph_change", desk.report.edition, paragraph.pk)

    response = client.post(address, {"text": "Typed.", "version": 1}, headers={"X-Autosave": "1"})

    assert response.json() == {"version": 2}
    assert Paragraph.objects.get().text == "Typed."


def test_a_stale_autosave_is_told_so_and_overwrites_nothing(client, desk):
    paragraph = make_paragraph(chapter=desk, text="First.")
    actions.change_paragraph(paragraph, text="Second.", version=1, by=None, at=NOON)
    address = url("paragraph_change", desk.report.edition, paragraph.pk)

    response = client.post(address, {"text": "Mine.", "version": 1}, headers={"X-Autosave": "1"})

    assert response.status_code == 409
    assert Paragraph.objects.get().text == "Second."


def test_a_stale_form_shows_both_texts(client, desk):
    paragraph = make_paragraph(chapter=desk, text="First.")
    actions.change_paragraph(paragraph, text="Second.", version=1, by=None, at=NOON)

    page = client.post(
        url("paragraph_change", desk.report.edition, paragraph.pk), {"text": "Mine.", "version": 1}
    ).content.decode()

    assert "Second." in page
    assert "Mine." in page


def test_members_read_the_draft_and_cannot_write(client):
    paragraph = make_paragraph(text="Draft words.")
    edition = paragraph.chapter.report.edition
    client.force_login(make_member(edition=edition))

    page = client.get(url("page", edition), follow=True).content.decode()

    assert "Draft words." in page
    assert client.get(paragraph.chapter.get_absolute_url()).status_code == 403


def test_the_public_reads_only_what_is_published(client):
    paragraph = make_paragraph(text="Draft words.")
    edition = paragraph.chapter.report.edition

    assert client.get(url("public", edition)).status_code == 404
    assert client.get(url("preview", edition)).status_code == 302


def test_the_public_page_names_the_source_of_each_paragraph(client):
    version = published("Ask early.")

    page = client.get(url("public", version.report.edition)).content.decode()

    assert "Ask early." in page
    assert "Records of the edition" in page
    assert version.digest in page


def test_reading_a_file_writes_nothing_and_gives_the_kept_one(client):
    version = published()
    edition = version.report.edition
    before = client.get(url("public_file", edition, 1, "pdf")).content
    assert version.files.count() == 0

    actions.make_file(version, "pdf", at=NOON)

    assert client.get(url("public_file", edition, 1, "pdf")).content == before


@pytest.mark.parametrize("kind", ["exe", "html"])
def test_an_unknown_format_is_not_found(client, kind):
    version = published()

    assert client.get(url("public_file", version.report.edition, 1, kind)).status_code == 404


def test_the_checklist_is_filled_and_followed(client, desk):
    edition = desk.report.edition
    [line] = make_agreed_lines(edition, "Collect all devices.")
    form = client.get(url("checklist", edition)).context["form"]

    facts = {
        "text": "Do you collect?",
        "token": form.fields["token"].initial(),
        "line": line.pk,
        "version": 1,
    }
    client.post(url("item_add", edition), facts)
    item = desk.report.checklist.get()
    client.post(url("item_step", edition, item.pk), {"step": "done"})
    client.post(url("item_follow_up", edition, item.pk), {"year": 2027, "what": "Two of three do."})

    page = client.get(url("checklist", edition)).content.decode()
    assert list(item.lines.all()) == [line]
    assert "Two of three do." in page


@pytest.mark.parametrize("number", [1, 3])
def test_a_chapter_costs_the_same_queries_for_any_number_of_paragraphs(
    client, desk, number, django_assert_max_num_queries
):
    for _ in range(number):
        make_paragraph(chapter=desk, sources=(Record.MEMBERS,))
    client.get(desk.get_absolute_url())

    with django_assert_max_num_queries(32) as found:
        client.get(desk.get_absolute_url())
    desk_queries.add(len(found))
    assert len(desk_queries) == 1


desk_queries: set[int] = set()


@pytest.mark.parametrize("number", [1, 3])
def test_the_public_page_costs_few_queries(client, number, django_assert_max_num_queries):
    chapter = make_chapter()
    for _ in range(number):
        make_paragraph(chapter=chapter, sources=(Record.MEMBERS,))
    actions.publish_report(chapter.report, by=None, at=NOON)

    with django_assert_max_num_queries(6):
        client.get(url("public", chapter.report.edition))
