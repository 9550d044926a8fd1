"""Writing mail, drafts, sending again."""

import pytest

from tests.makers import DAY, NOON
from tests.makers.editions import make_edition
from tests.makers.outbox import make_email
from tests.makers.people import make_person
from workinggroup.base import history
from workinggroup.base.refusals import Refused
from workinggroup.outbox import actions, queries
from workinggroup.outbox.models import Email
from workinggroup.outbox.states import EmailState

pytestmark = pytest.mark.django_db


def test_saying_the_same_thing_twice_sends_it_once():
    first = make_email(key="receipt:7:1")

    again = make_email(key="receipt:7:1", context={"topic": "Batteries"})

    assert again == first
    assert Email.objects.count() == 1


def test_the_message_id_follows_from_the_key_and_names_nobody():
    email = make_email(key="receipt:7:1", to="aino@example.org")

    assert email.message_id == actions.message_id_of("receipt:7:1")
    assert "aino" not in email.message_id


def test_a_person_is_written_to_in_their_own_language():
    person = make_person(language="fr", name="Léa")

    email = make_email(to=person)

    assert (email.language, email.person, email.to_address) == ("fr", person, person.email)


def test_text_of_a_user_becomes_neither_a_header_nor_markup():
    email = make_email(context={"topic": "<b>Labels</b>\r\nBcc: all@example.org"})

    assert email.subject.startswith("<b>Labels</b> Bcc: all@example.org: hello")
    assert "&lt;b&gt;Labels&lt;/b&gt;" in email.html


def test_the_button_stands_in_both_bodies():
    email = make_email(action=("Read the agenda", "/editions/x/"))

    assert "Read the agenda:\nhttp://testserver/editions/x/" in email.text
    assert 'href="http://testserver/editions/x/"' in email.html


def test_a_list_in_the_text_is_a_list_in_the_html():
    assert "<li>one</li>" in make_email().html


def test_a_draft_waits():
    email = make_email(draft=True)

    assert email.state == EmailState.DRAFT
    assert not Email.objects.due(NOON + DAY).exists()


def test_a_draft_gets_other_words_in_text_and_html():
    email, editor = make_email(draft=True), make_person()

    actions.change_draft(email, subject="New", text="Other words", version=1, by=editor, at=NOON)

    assert (email.subject, email.text, email.version) == ("New", "Other words\n", 2)
    assert "Other words" in email.html
    assert history.of(email).get().by == editor


def test_an_older_version_of_a_draft_overwrites_nothing():
    email = make_email(draft=True)
    actions.change_draft(email, subject="Mine", text="Mine", version=1, by=None, at=NOON)

    with pytest.raises(Refused, match="changed this draft"):
        actions.change_draft(email, subject="Yours", text="Yours", version=1, by=None, at=NOON)

    email.refresh_from_db()
    assert email.subject == "Mine"


def test_only_the_chosen_drafts_go_out():
    chosen, left = make_email(draft=True), make_email(draft=True)

    assert actions.send_drafts([chosen], by=None, at=NOON) == 1

    left.refresh_from_db()
    assert (chosen.state, left.state) == (EmailState.QUEUED, EmailState.DRAFT)


def test_an_empty_choice_sends_to_nobody():
    with pytest.raises(Refused, match="Nobody is chosen"):
        actions.send_drafts([], by=None, at=NOON)


def test_a_discarded_draft_never_goes_out():
    email = make_email(draft=True)
    actions.discard_drafts([email], by=None, at=NOON)

    with pytest.raises(Refused, match="no longer drafts"):
        actions.send_drafts([email], by=None, at=NOON)


def test_a_failed_mail_goes_back_into_the_queue():
    email = make_email()
    Email.objects.update(state=EmailState.FAILED, attempts=12)
    email.refresh_from_db()

    actions.resend(email, by=None, at=NOON + DAY)

    email.refresh_from_db()
    assert (email.state, email.attempts, email.due_at) == (EmailState.QUEUED, 0, NOON + DAY)


def test_a_sent_mail_goes_out_again_as_a_message_of_its_own():
    email = make_email(edition=make_edition())
    Email.objects.update(state=EmailState.SENT, sent_at=NOON)
    email.refresh_from_db()

    copy = actions.resend(email, by=None, at=NOON + DAY)

    assert (copy.resend_of, copy.state, copy.text) == (email, EmailState.QUEUED, email.text)
    assert copy.message_id != email.message_id
    assert Email.objects.get(pk=email.pk).state == EmailState.SENT


def test_a_draft_cannot_be_sent_again():
    with pytest.raises(Refused, match="Only a mail that was sent"):
        actions.resend(make_email(draft=True), by=None, at=NOON)


def test_the_backlog_tells_how_much_waits_and_for_how_long():
    make_email(at=NOON - DAY)

    part = queries.backlog(at=NOON)

    assert (part["ok"], part["backlog"], part["oldest_seconds"]) == (False, 1, DAY.total_seconds())
