"""A call in several languages: words side by side, what is missing, what the reader sees."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from members.recruitment.actions import calls, translating
from members.recruitment.models import Call, Question
from members.recruitment.models.translated import speaking
from members.recruitment.queries.calls.translating import progress_in, texts_of
from members.recruitment.rules.opening import points, refuse_opening
from tests.makers import NOON
from tests.makers.people import make_secretary
from tests.makers.recruitment import make_draft_call, make_question, publish
from workinggroup.base.refusals import Refused

pytestmark = pytest.mark.django_db


def french(call: Call, **words: str) -> int:
    keys = {one.key: one for one in texts_of(call, "fr")}
    wanted = {key: words.get(key.replace("-", "_"), one.words) for key, one in keys.items()}
    return translating.translate(call, language="fr", words=wanted, by=None, at=NOON)


def bilingual(**facts: Any) -> Call:
    return make_draft_call(languages=["fr"], **facts)


def test_a_call_is_read_in_the_language_asked_for_and_else_in_its_first(client: Client) -> None:
    call = bilingual(title="Join us")
    french(call, call_title="Rejoignez-nous")
    publish(call)
    url = reverse("recruitment:public_call", args=[call.pk])

    assert '<h1 lang="fr">Rejoignez-nous</h1>' in client.get(url, {"language": "fr"}).content.decode()
    assert "<h1>Join us</h1>" in client.get(url).content.decode()
    assert "<h1>Join us</h1>" in client.get(url, {"language": "xx"}).content.decode()


def test_the_answer_of_a_choice_keeps_the_words_of_the_first_language() -> None:
    call = bilingual()
    question = make_question(call, kind="choice", choices=["yes", "no"])
    translating.translate(
        call, language="fr", words={f"question-{question.pk}-choice-0": "oui"}, by=None, at=NOON
    )
    question = Question.objects.get()

    with speaking("fr"):
        assert question.choice_pairs() == [("yes", "oui"), ("no", "no")]


def test_progress_counts_what_is_said_and_what_is_outdated() -> None:
    call = bilingual(title="Join us")
    french(call, call_title="Rejoignez-nous")
    before = progress_in(call, "fr")
    calls.change_call(call, version=call.version, by=None, at=NOON, title="Join")

    after = progress_in(Call.objects.get(), "fr")

    assert (before.done, before.outdated) == (1, 0)
    assert (after.done, after.outdated, after.all) == (1, 1, before.all)


def test_missing_words_are_listed_before_the_opening_and_do_not_prevent_it() -> None:
    call = bilingual()

    listed = [point for point in points(call, at=NOON) if point.part == "fr"]

    assert [one.kind for one in listed] == ["look"]
    assert "French: 0 of" in listed[0].words
    assert refuse_opening(call, at=NOON) is None


def test_points_keep_their_translation_when_their_criterion_is_saved() -> None:
    call = bilingual()
    criterion = call.criteria.get()
    point = criterion.points.get(points=2)
    translating.translate(call, language="fr", words={f"point-{point.pk}-meaning": "Deux"}, by=None, at=NOON)
    meanings = [(one.points, one.meaning) for one in criterion.points.all()]

    calls.save_criterion(call, criterion=criterion, meanings=meanings, by=None, at=NOON)

    assert criterion.points.get(points=2).said("meaning", "fr") == "Deux"


def test_two_translators_do_not_overwrite_each_other() -> None:
    call = bilingual()
    seen = translating.print_of_words(texts_of(call, "fr"))
    french(call, call_title="Premier")

    with pytest.raises(Refused, match="Somebody translated"):
        translating.translate(
            call, language="fr", words={"call-title": "Second"}, seen=seen, by=None, at=NOON
        )


def test_a_language_that_is_taken_away_takes_its_words_with_it() -> None:
    call = bilingual()
    french(call, call_title="Rejoignez-nous")

    translating.choose_languages(call, language="en", languages=["de"], by=None, at=NOON)

    call = Call.objects.get()
    assert call.offered == ["en", "de"]
    assert "fr" not in call.translations


def test_a_translation_of_an_open_call_is_a_new_version_and_writes_to_nobody(client: Client) -> None:
    call = publish(bilingual(title="Join us"))
    client.force_login(make_secretary(edition=call.edition))
    url = reverse("recruitment:translation", args=[call.edition.slug, call.pk, "fr"])
    seen = client.get(url).context["print_now"]

    client.post(url, {"call-title": "Rejoignez-nous", "seen": seen})

    assert call.versions.last().changes == ["The translation changed: French."]
    assert Call.objects.get().said("title", "fr") == "Rejoignez-nous"


def test_a_page_that_is_too_old_shows_both_and_stores_nothing(client: Client) -> None:
    call = bilingual(title="Join us")
    client.force_login(make_secretary(edition=call.edition))
    url = reverse("recruitment:translation", args=[call.edition.slug, call.pk, "fr"])
    seen = client.get(url).context["print_now"]
    french(call, call_title="Premier")

    page = client.post(url, {"call-title": "Second", "seen": seen}).content.decode()

    assert "Somebody translated while you wrote" in page
    assert "Premier" in page
    assert "Second" in page
    assert Call.objects.get().said("title", "fr") == "Premier"


def test_a_language_that_the_call_does_not_speak_has_no_page(client: Client) -> None:
    call = bilingual()
    client.force_login(make_secretary(edition=call.edition))

    answer = client.get(reverse("recruitment:translation", args=[call.edition.slug, call.pk, "de"]))

    assert answer.status_code == 404


def test_hostile_words_stay_words(client: Client) -> None:
    call = bilingual(title="Join us")
    french(call, call_title="<script>alert(1)</script>")
    publish(call)

    page = client.get(reverse("recruitment:public_call", args=[call.pk]), {"language": "fr"}).content.decode()

    assert "<script>alert" not in page
