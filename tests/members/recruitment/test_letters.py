"""The words of decision letters: placeholders with types, feedback, drafts that are outdated."""

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from members.recruitment.actions import decisions as offers
from members.recruitment.actions import letters as actions
from members.recruitment.letters import placeholders
from members.recruitment.letters.placeholders import PLACEHOLDERS, Kind, fill, known_to, refuse_words
from members.recruitment.letters.standard import STANDARD
from members.recruitment.models import Decision, Review, Selection
from members.recruitment.queries.decisions.letters import with_letters
from members.recruitment.queries.decisions.outcomes import Board, seen_of
from members.recruitment.states import Outcome
from tests.makers import DAY, HOUR, NOON
from tests.makers.people import make_secretary
from tests.makers.recruitment import (
    make_application,
    make_closed_call,
    make_decided,
    make_finished_review,
)
from workinggroup.base.refusals import Refused
from workinggroup.outbox.actions import change_draft, send_drafts
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

BODY = "Hello {name},\n\nanswer by {offer_until}.\n\n{feedback}"


def decided(**facts: Any) -> Selection:
    call = make_closed_call(seats_max=1, **facts)
    for score in (90, 80):
        make_application(call, score=score)
    make_application(call, score=70).reviews.update(eligible=False)
    return make_decided(call)


def of_outcome(outcome: str) -> Decision:
    found = Decision.objects.select_related("application__call__edition__group", "letter", "selection__call")
    return found.get(outcome=outcome)


def board(selection: Selection, at: dt.datetime = NOON) -> Board:
    return Board(selection, with_letters(selection), set(), at)


@pytest.mark.parametrize(
    ("subject", "body", "outcome", "reason"),
    [
        pytest.param("S", "{naem} {offer_until}", "accepted", r"“{naem}” is not known.*{name}", id="unknown"),
        pytest.param("S", "{offer_until}", "refused", "in the letter “Not selected”", id="misplaced"),
        pytest.param("S", "Your rank {reserve_rank}", "refused", "says nothing", id="rank of the refused"),
        pytest.param("S", "Dear {name", "refused", "stands alone", id="open brace"),
        pytest.param("{feedback}", "x", "refused", "cannot stand in the subject", id="block in the subject"),
        pytest.param("{link}", "x", "refused", "cannot stand in the subject", id="address in the subject"),
        pytest.param("S", "So: {feedback}", "refused", "alone on a line", id="block in a sentence"),
        pytest.param("S", "Hello {name}", "accepted", "must hold “{offer_until}”", id="no end"),
    ],
)  # fmt: skip
def test_a_placeholder_out_of_place_is_refused_by_name(
    subject: str, body: str, outcome: str, reason: str
) -> None:
    said = refuse_words(subject, body, outcome=outcome)

    assert said is not None
    with pytest.raises(Refused, match=reason):
        raise Refused(said)


def test_every_wrong_placeholder_is_told_at_its_field() -> None:
    told = placeholders.wrong_words("{naem}", "{offer_til} {naem}", outcome="accepted")

    assert [(field, words.split("”")[0]) for field, words in told] == [
        ("subject", "“{naem}"), ("body", "“{offer_til}"), ("body", "“{naem}"),
        ("body", "The text must hold “{offer_until}"),
    ]  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("outcome", Outcome)
def test_the_standard_letters_keep_their_own_rules(language: str, outcome: Outcome) -> None:
    words = STANDARD[language][outcome]

    assert refuse_words(words.subject, words.body, outcome=outcome) is None
    assert all(one.meaning and one.kind for one in known_to(outcome))


def test_doubled_braces_print_one_and_are_no_placeholder() -> None:
    assert refuse_words("S", "a {{name}} b", outcome="refused") is None
    assert fill("a {{name}} b", {"name": "Kim"}) == "a {name} b"


@given(st.text(max_size=60))
def test_a_value_is_never_read_again_and_never_breaks_a_line(hostile: str) -> None:
    for value in (hostile, "{score}" + hostile, "- " + hostile, hostile + "\n\n- list\r\nSubject: x"):
        text = fill("Dear {name}!\n\n{name} ok", {"name": value, "score": "99.9"})

        assert "99.9" not in text.replace(hostile, "")
        assert len(text.split("\n")) == 3
        assert not text.split("\n")[2].startswith("- ")


@pytest.mark.django_db
def test_hostile_text_in_an_application_stays_plain_text_in_the_mail() -> None:
    selection = decided()
    one = of_outcome(Outcome.REFUSED).application
    one.name, one.organisation_name = "{score}<script>alert(1)</script>\n\n- x", "{{feedback}}"
    one.save()

    actions.write_letters(selection, by=None, at=NOON)

    letter = Email.objects.get(to_address=one.email)
    assert "Hello {score}<script>alert(1)</script> - x,\n\nthank you" in letter.text
    assert "<script>" not in letter.html
    assert "&lt;script&gt;" in letter.html


@pytest.mark.django_db
def test_feedback_says_what_the_points_mean_and_never_who_gave_them_or_the_committee_comment() -> None:
    call = make_closed_call(seats_max=1)
    one = make_application(call)
    for points in (4, 3):
        review = make_finished_review(one, points=points)
        Review.objects.filter(pk=review.pk).update(
            comment="Only for us.", comment_for_applicant=f"Say more,\n\nplease. {points}"
        )
    title = call.criteria.get().title

    actions.write_letters(make_decided(call), by=None, at=NOON)

    text = Email.objects.get().text
    assert f"- {title}: 3.5 (3: Meaning 3; 4: Meaning 4)" in text
    assert "- Say more, please. 3\n- Say more, please. 4" in text
    assert "Only for us" not in text
    assert not any(review.reviewer.name in text for review in one.reviews.all())


@pytest.mark.django_db
def test_a_letter_speaks_the_language_of_its_applicant() -> None:
    selection = decided()
    one = of_outcome(Outcome.REFUSED).application
    one.language = "fr"
    one.save()

    actions.write_letters(selection, by=None, at=NOON)

    letter = Email.objects.get(to_address=one.email)
    assert letter.text.startswith(f"Bonjour {one.name},")


@pytest.mark.django_db
def test_own_words_take_the_place_of_the_standard_ones_and_a_stale_version_overwrites_nothing() -> None:
    selection = decided()
    facts = {"call": selection.call, "outcome": "accepted", "language": "en", "by": None, "at": NOON}
    actions.word_template(subject="{group}", body=BODY, version=0, **facts)
    with pytest.raises(Refused, match="changed this letter"):
        actions.word_template(subject="Late", body=BODY, version=0, **facts)
    actions.word_template(subject="{group}, {number}", body=BODY, version=1, **facts)
    with pytest.raises(Refused, match="changed this letter"):
        actions.word_template(subject="Late", body=BODY, version=1, **facts)

    actions.write_letters(selection, by=None, at=NOON)

    one = of_outcome(Outcome.ACCEPTED)
    assert one.letter.subject == f"{selection.call.edition.group.short_name}, {one.application.number}"
    assert "answer by" in one.letter.text
    assert one.offer_until == NOON + 7 * DAY


@pytest.mark.django_db
def test_what_is_written_is_what_was_shown_before() -> None:
    selection = decided()
    seen = seen_of(board(selection).unwritten)
    Decision.objects.filter(outcome=Outcome.REFUSED).delete()

    with pytest.raises(Refused, match="list has changed"):
        actions.write_letters(selection, by=None, at=NOON, seen=seen)
    assert not Email.objects.exists()


def change_template(selection: Selection) -> None:
    facts = {"outcome": "refused", "language": "en", "subject": "New", "body": "Dear {name}", "version": 0}
    actions.word_template(selection.call, by=None, at=NOON, **facts)


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["template", "comment", "score", "more time", "lay too long"])
def test_a_draft_is_outdated_when_what_it_says_has_changed(what: str) -> None:
    selection, at = decided(), NOON + HOUR
    actions.write_letters(selection, by=None, at=NOON)
    assert board(selection, at).outdated == []
    accepted = of_outcome(Outcome.ACCEPTED)
    if what == "template":
        change_template(selection)
    elif what == "comment":
        accepted.application.reviews.update(comment_for_applicant="Well done.")
    elif what == "score":
        Decision.objects.filter(pk=accepted.pk).update(score=12)
        facts = {"outcome": "accepted", "language": "en", "subject": "S", "version": 0}
        actions.word_template(selection.call, body="{score} {offer_until}", by=None, at=NOON, **facts)
    elif what == "more time":
        until = accepted.offer_until + 3 * DAY
        offers.extend_offer(accepted, until=until, reason="Ill", by=None, at=NOON)
    else:
        at = NOON + 3 * DAY

    found = board(selection, at).outdated

    assert [one.outcome for one in found] == ["refused" if what == "template" else "accepted"]
    with pytest.raises(Refused, match="outdated .*write it anew"):
        send_drafts([one.letter for one in found], by=None, at=at)

    assert actions.renew_letters(selection, by=None, at=at) == 1
    assert board(selection, at).outdated == []
    assert send_drafts(Email.objects.drafts(), by=None, at=at) == 3


@pytest.mark.django_db
def test_words_by_hand_are_not_overwritten_before_somebody_has_seen_both() -> None:
    selection = decided()
    actions.write_letters(selection, by=None, at=NOON)
    letter = of_outcome(Outcome.REFUSED).letter
    change_draft(letter, subject="Mine", text="By hand.", version=letter.version, by=None, at=NOON)
    change_template(selection)

    assert [one.was_edited for one in board(selection).outdated] == [True]
    with pytest.raises(Refused, match="No letter is outdated"):
        actions.renew_letters(selection, by=None, at=NOON)

    actions.keep_letter(of_outcome(Outcome.REFUSED), version=letter.version, by=None, at=NOON)
    assert board(selection).outdated == []
    assert of_outcome(Outcome.REFUSED).letter.subject == "Mine"
    actions.renew_letter(of_outcome(Outcome.REFUSED), version=letter.version, by=None, at=NOON)
    assert of_outcome(Outcome.REFUSED).letter.subject == "New"
    with pytest.raises(Refused, match="changed this draft"):
        actions.renew_letter(of_outcome(Outcome.REFUSED), version=letter.version, by=None, at=NOON)


@pytest.mark.django_db
def test_a_letter_that_was_sent_never_changes() -> None:
    selection = decided()
    actions.write_letters(selection, by=None, at=NOON)
    send_drafts(Email.objects.drafts(), by=None, at=NOON)
    before = of_outcome(Outcome.REFUSED).letter.text
    change_template(selection)

    assert board(selection).outdated == []
    with pytest.raises(Refused, match="no longer a draft"):
        actions.renew_letter(of_outcome(Outcome.REFUSED), version=1, by=None, at=NOON)
    assert of_outcome(Outcome.REFUSED).letter.text == before


@pytest.mark.django_db
def test_a_discarded_letter_can_be_written_again_under_a_new_key() -> None:
    selection = decided()
    actions.write_letters(selection, by=None, at=NOON)
    Email.objects.filter(pk=of_outcome(Outcome.REFUSED).letter_id).update(state=EmailState.DISCARDED)

    assert actions.write_letters(selection, by=None, at=NOON) == 1

    keys = Email.objects.filter(template__endswith="refused").order_by("pk").values_list("key", flat=True)
    assert [key.rsplit(":", 1)[1] for key in keys] == ["1", "2"]


@pytest.mark.django_db
def test_the_pages_show_names_before_they_act_and_fill_in_a_real_recipient(client: Client) -> None:
    selection = decided()
    edition = selection.call.edition
    client.force_login(make_secretary(edition=edition))
    url = reverse("recruitment:letters", args=[edition.slug, selection.pk])
    page = client.get(url).content.decode()
    names = list(selection.decisions.values_list("application__name", flat=True))
    assert all(name in page for name in names)
    assert "Write 3 letters as drafts" in page
    assert not Email.objects.exists()

    seen = page.split('name="seen" value="')[1].split('"')[0]
    client.post(url, {"seen": seen})
    assert Email.objects.drafts().count() == 3

    one = of_outcome(Outcome.REFUSED)
    words = reverse("recruitment:letter_template", args=[edition.slug, selection.call_id, "refused", "en"])
    shown = client.post(words, {"subject": "S", "body": "Dear {name}!", "version": 0, "show": "1"})
    assert f"Dear {one.application.name}!" in shown.content.decode()
    assert not selection.call.letter_templates.exists()
    refused = client.post(words, {"subject": "S", "body": "Dear {nmae}!", "version": 0})
    assert refused.status_code == 422
    assert "{nmae}" in refused.content.decode()


def test_every_placeholder_has_a_type_that_says_where_it_may_stand() -> None:
    assert {one.kind for one in PLACEHOLDERS.values()} == set(Kind)
