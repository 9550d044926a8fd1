"""Writing the report and saying where it comes from."""

import json

import pytest
from django.db import IntegrityError, transaction

from members.needs.models import Need
from tests.makers import DAY, NOON
from tests.makers.editions import make_edition, make_topic
from tests.makers.minutes import make_line
from tests.makers.people import make_member
from tests.makers.report import make_agreed_lines, make_chapter, make_paragraph, make_report
from workinggroup.base import history
from workinggroup.base.refusals import Refused
from workshops.minutes.states import InsightKind, LineKind
from workshops.report import actions, rules
from workshops.report.document import canonical, digest_of
from workshops.report.models import Paragraph, ReportVersion, Source
from workshops.report.states import ParagraphKind, Record, ReportState

pytestmark = pytest.mark.django_db
GIVEN = {"by": None, "at": NOON}


def test_an_edition_has_one_report():
    report = make_report()

    with pytest.raises(Refused, match="has its report already"):
        make_report(edition=report.edition)


def test_sending_the_same_form_twice_adds_one_chapter_and_one_paragraph():
    chapter = make_chapter()
    again = actions.add_chapter(chapter.report, title="Again", token=chapter.token, **GIVEN)
    paragraph = make_paragraph(chapter=chapter)

    actions.add_paragraph(chapter, text="Again", token=paragraph.token, **GIVEN)

    assert again == chapter
    assert list(Paragraph.objects.all()) == [paragraph]


def test_every_text_that_a_paragraph_had_is_kept():
    paragraph = make_paragraph(text="First.")

    actions.change_paragraph(paragraph, text="Second.", version=1, **GIVEN)

    assert list(paragraph.texts.values_list("version", "text")) == [(1, "First."), (2, "Second.")]


def test_an_older_version_overwrites_nothing():
    paragraph = make_paragraph(text="First.")
    actions.change_paragraph(paragraph, text="Mine.", version=1, **GIVEN)

    with pytest.raises(Refused, match="Both texts"):
        actions.change_paragraph(paragraph, text="Yours.", version=1, **GIVEN)

    paragraph.refresh_from_db()
    assert paragraph.text == "Mine."


def test_a_line_a_need_a_session_and_a_record_can_be_sources():
    paragraph = make_paragraph()
    edition = paragraph.chapter.report.edition
    [line] = make_agreed_lines(edition, "Grades repeat for years.")
    from tests.makers.needs import make_assessment

    need = Need.objects.create(
        assessment=make_assessment(edition=edition), topic=make_topic(edition=edition), n=9
    )

    for source in (line, need, line.minutes.workshop, Record.MEMBERS):
        actions.add_source(paragraph, source=source, **GIVEN)

    assert paragraph.sources.count() == 4


def test_the_same_source_counts_once():
    paragraph = make_paragraph(sources=(Record.MEMBERS,))

    actions.add_source(paragraph, source=Record.MEMBERS, **GIVEN)

    assert paragraph.sources.count() == 1


def test_a_source_of_another_edition_is_refused():
    with pytest.raises(Refused, match="another edition"):
        actions.add_source(make_paragraph(), source=make_line(), **GIVEN)


def test_a_source_is_one_thing_and_not_two_or_none():
    paragraph, line = make_paragraph(), make_line()

    for facts in ({}, {"line": line, "record": Record.MEMBERS}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Source.objects.create(paragraph=paragraph, **facts)


def test_a_sourced_paragraph_is_not_merely_the_editors_view():
    paragraph = make_paragraph(sources=(Record.EDITION,))

    with pytest.raises(Refused, match="has a source"):
        actions.mark_own_view(paragraph, is_own_view=True, **GIVEN)


def test_a_source_ends_the_mark_of_own_view():
    paragraph = make_paragraph()
    actions.mark_own_view(paragraph, is_own_view=True, **GIVEN)

    actions.add_source(paragraph, source=Record.EDITION, **GIVEN)

    paragraph.refresh_from_db()
    assert not paragraph.is_own_view


def test_a_recommendation_needs_a_heading():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_paragraph(kind=ParagraphKind.RECOMMENDATION)


def test_paragraphs_move_up_and_down_and_to_another_chapter():
    chapter = make_chapter()
    first, second = make_paragraph(chapter=chapter), make_paragraph(chapter=chapter)
    other = make_chapter(report=chapter.report)

    actions.move_paragraph(second, steps=-1, **GIVEN)
    assert list(chapter.paragraphs.all()) == [second, first]

    actions.move_paragraph(first, to=other, **GIVEN)
    assert list(other.paragraphs.all()) == [first]


def test_a_chapter_with_text_is_not_removed():
    chapter = make_paragraph().chapter

    with pytest.raises(Refused, match="still has paragraphs"):
        actions.remove_chapter(chapter, **GIVEN)


def test_a_removed_paragraph_stays_in_the_history():
    paragraph = make_paragraph(text="Away with me.")
    report = paragraph.chapter.report

    actions.remove_paragraph(paragraph, **GIVEN)

    assert history.of_edition(report.edition).first().before == "Away with me."


def test_nothing_is_published_while_a_paragraph_has_no_source():
    report = make_paragraph().chapter.report

    with pytest.raises(Refused, match="1 paragraph has no source"):
        actions.publish_report(report, **GIVEN)

    assert report.versions.count() == 0


def test_what_is_published_is_frozen_with_its_digest():
    report = make_paragraph(text="Sourced.", sources=(Record.EDITION,)).chapter.report

    version = actions.publish_report(report, note="First", by=None, at=NOON)

    document = json.loads(version.document)
    assert document["chapters"][0]["paragraphs"][0]["sources"] == ["Records of the edition"]
    assert version.digest == digest_of(canonical(document))
    assert rules.refuse_writing(report, at=NOON)
    with pytest.raises(TypeError):
        ReportVersion.objects.update(digest="")


def test_a_later_change_is_a_new_version_beside_the_old_one():
    paragraph = make_paragraph(text="Old.", sources=(Record.EDITION,))
    report = paragraph.chapter.report
    first = actions.publish_report(report, **GIVEN)
    actions.start_next_version(report, **GIVEN)
    actions.change_paragraph(paragraph, text="New.", version=1, **GIVEN)

    second = actions.publish_report(report, by=None, at=NOON + DAY)

    assert (first.number, second.number) == (1, 2)
    assert "Old." in ReportVersion.objects.get(pk=first.pk).document
    assert report.state == ReportState.PUBLISHED


def test_the_records_propose_chapters_whose_paragraphs_all_have_sources():
    edition = make_edition(about="Ten years of buying IT.")
    make_member(edition=edition)
    make_agreed_lines(edition, "Ask early.", kind=LineKind.INSIGHT, insight_kind=InsightKind.LESSON)
    make_agreed_lines(
        edition, "Share audits.", kind=LineKind.INSIGHT, insight_kind=InsightKind.RECOMMENDATION
    )
    make_agreed_lines(edition, "We keep one list.", kind=LineKind.DECISION)
    report = make_report(edition=edition)

    actions.propose_chapters(report, **GIVEN)

    texts = set(Paragraph.objects.of_edition(edition).values_list("text", flat=True))
    assert {"Ten years of buying IT.", "Ask early.", "Share audits.", "We keep one list."} <= texts
    assert not Paragraph.objects.torn().exists()


def test_proposing_again_adds_only_what_is_new():
    edition = make_edition()
    make_agreed_lines(edition, "Ask early.", kind=LineKind.INSIGHT, insight_kind=InsightKind.LESSON)
    report = make_report(edition=edition)
    actions.propose_chapters(report, **GIVEN)

    assert actions.propose_chapters(report, **GIVEN) == 0

    make_agreed_lines(edition, "Ask twice.", kind=LineKind.INSIGHT, insight_kind=InsightKind.LESSON)
    assert actions.propose_chapters(report, **GIVEN) == 1


def test_lines_of_minutes_that_are_not_agreed_are_not_proposed():
    edition = make_edition()
    from tests.makers.minutes import make_minutes

    make_line(make_minutes(edition=edition), "Not yet.", kind=LineKind.DECISION)

    actions.propose_chapters(make_report(edition=edition), **GIVEN)

    assert not Paragraph.objects.filter(text="Not yet.").exists()


def test_a_checklist_item_goes_on_through_the_years():
    report = make_report()
    [line] = make_agreed_lines(report.edition, "Collect all devices.")
    item = actions.add_item(report, text="Do you collect all devices?", lines=[line], **GIVEN)

    actions.note_follow_up(item, year=2027, what="Two of three cities do.", **GIVEN)
    actions.note_follow_up(item, year=2027, what="Two of three cities do.", **GIVEN)

    assert list(item.follow_ups.values_list("year", "what")) == [(2027, "Two of three cities do.")]
