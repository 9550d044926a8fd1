"""The forms of the house: order, words, both texts of a stale edit, moments of a zone."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest
from django import forms
from django.http import QueryDict
from django.template import Context, Template

from workinggroup.base.forms import Checks, Form, MomentField, OnceForm, Radios, ScaleWidget, VersionedForm

LEVELS = [("local", "Local"), ("regional", "Regional")]


class CallForm(Form):
    submit_label = "Save the call"
    cancel_url = "/calls/"
    readers = {"title": "the secretariat"}
    fieldsets = [("Dates", ["closes_at"])]

    title = forms.CharField(label="Title", help_text="As on the public page.")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    closes_at = MomentField(label="Closes", zone="Europe/Brussels")
    levels = forms.MultipleChoiceField(
        label="Levels", choices=LEVELS, widget=Checks(hints={"local": "towns"})
    )
    way = forms.ChoiceField(label="Which?", choices=LEVELS, widget=Radios)
    points = forms.ChoiceField(label="Points", choices=[("0", "0"), ("1", "1")], widget=ScaleWidget)


class NoteForm(VersionedForm, Form):
    text = forms.CharField(label="Text")
    level = forms.ChoiceField(label="Level", choices=LEVELS, required=False)


class MakeForm(OnceForm, Form):
    pass


def draw(form: forms.BaseForm) -> str:
    source = "{% load crispy_forms_tags %}{% crispy form %}"
    return Template(source).render(Context({"form": form, "csrf_token": "T"}))


def sent(**values: Any) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(values)
    return data


def test_a_field_is_label_hint_error_input_readers() -> None:
    drawn = draw(CallForm({}))
    part = drawn[drawn.index('id="div_id_title"') :]

    order = ["Title", "As on the public page.", "Fill this in.", "<input", "Who reads this: the secretariat"]
    places = [part.index(words) for words in order]
    assert places == sorted(places)


def test_the_input_is_described_by_hint_error_and_readers() -> None:
    assert 'aria-describedby="id_title_helptext id_title_error id_title_readers"' in draw(CallForm({}))


def test_an_optional_field_says_so_in_words_and_no_star_is_needed() -> None:
    drawn = draw(CallForm())

    assert re.search(r"Note\s*<span class=\"wg-optional\">\(optional\)</span>", drawn)
    assert drawn.count("(optional)") == 1
    assert "*" not in drawn


def test_groups_are_fieldsets_with_a_legend() -> None:
    drawn = draw(CallForm())

    for label in ("Dates", "Closes", "Levels", "Which?", "Points"):
        assert re.search(rf"<legend>{re.escape(label)}\s*</legend>", drawn)


class PointForm(Form):
    folded = [("More", ["begins", "room"])]
    title = forms.CharField()
    begins = forms.TimeField(required=False)
    room = forms.CharField(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked"] = forms.CharField()


def test_what_few_need_is_folded_until_it_is_filled_or_wrong() -> None:
    closed, *opened = (
        draw(form) for form in (PointForm(), PointForm(initial={"room": "2"}), PointForm({"begins": "noon"}))
    )

    assert '<details class="wg-fold wg-more"><summary>More</summary>' in closed
    assert closed.index('name="title"') < closed.index("<details") < closed.index('name="room"')
    assert all('<details class="wg-fold wg-more" open>' in page for page in opened)


def test_a_field_that_a_form_adds_by_itself_says_plainly_what_is_missing() -> None:
    assert PointForm({"title": "x"}).errors == {"asked": ["Fill this in."]}


def test_the_summary_takes_focus_and_leads_into_each_field() -> None:
    drawn = draw(CallForm({}))

    assert 'role="alert" tabindex="-1" data-errors' in drawn
    for target in re.findall(r'<a href="#([^"]+)">', drawn.partition("</ul>")[0]):
        assert f'id="{target}"' in drawn
    assert "5 things to correct" in drawn
    assert ">Which? Choose one.</a>" in drawn


def test_what_was_typed_stays() -> None:
    assert 'value="Join &amp; win"' in draw(CallForm({"title": "Join & win"}))


def test_the_button_has_a_verb_and_a_quiet_way_out() -> None:
    drawn = draw(CallForm())

    assert '<button class="btn btn-primary" type="submit">Save the call</button>' in drawn
    assert '<a class="btn btn-quiet" href="/calls/">Cancel</a>' in drawn


def test_every_input_has_a_name_that_a_label_or_legend_gives() -> None:
    drawn = draw(CallForm())

    for field in re.findall(r'<(?:input|textarea|select)[^>]* id="([^"]+)"', drawn):
        assert f'for="{field}"' in drawn


def test_a_moment_is_an_instant_of_its_zone() -> None:
    field = MomentField(zone="Europe/Brussels")

    assert field.clean(["2026-07-01", "10:00"]) == dt.datetime(2026, 7, 1, 8, tzinfo=dt.UTC)
    assert field.widget.decompress(dt.datetime(2026, 7, 1, 8, tzinfo=dt.UTC)) == [
        dt.date(2026, 7, 1),
        dt.time(10),
    ]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (["2026-03-29", "02:30"], "skips"),
        (["2026-03-29", ""], "both the day and the time"),
        (["", ""], "Enter the day"),
    ],
    ids=["an hour that the clock skips", "half", "nothing"],
)
def test_a_moment_that_cannot_be_is_refused_with_a_reason(typed: list[str], words: str) -> None:
    with pytest.raises(forms.ValidationError, match=words):
        MomentField(zone="Europe/Brussels").clean(typed)


def test_the_zone_of_a_moment_can_be_set_when_the_form_is_made() -> None:
    form = CallForm()
    form.fields["closes_at"].zone = "Asia/Manila"

    assert '<span class="zone">Manila</span>' in draw(form)


def test_a_stale_form_shows_both_texts_and_saves_nothing() -> None:
    form = NoteForm(sent(version="2", text="mine", level="local"), initial={"version": 3, "text": "theirs"})

    assert not form.is_valid()
    assert form.stale
    assert form.both_texts == [("Text", "theirs", "mine"), ("Level", "", "Local")]


def test_who_has_seen_both_texts_can_send_again() -> None:
    stale = NoteForm(sent(version="2", text="mine"), initial={"version": 3, "text": "theirs"})
    stale.is_valid()

    assert 'name="version" value="3"' in draw(stale)


def test_a_fresh_form_is_not_stale() -> None:
    form = NoteForm(sent(version="3", text="mine"), initial={"version": 3, "text": "theirs"})

    assert form.is_valid()
    assert form.both_texts == []


def test_a_creating_form_carries_a_token_of_its_own() -> None:
    first, second = draw(MakeForm()), draw(MakeForm())
    token = re.search(r'name="token" value="([^"]+)"', first)

    assert token
    assert uuid.UUID(token[1])
    assert token[1] not in second


def test_a_sent_token_is_kept_and_a_missing_one_made() -> None:
    mine = uuid.uuid4()
    form, without = MakeForm(sent(token=str(mine))), MakeForm(sent())

    assert form.is_valid()
    assert form.cleaned_data["token"] == mine
    assert without.is_valid()


def test_a_form_inside_the_form_of_its_page_has_its_button_all_the_same() -> None:
    form = CallForm()
    form.form_tag = False

    drawn = draw(form)

    assert "<form" not in drawn
    assert '<button class="btn btn-primary" type="submit">Save the call</button>' in drawn
    form.submit_label = None
    assert "<button" not in draw(form)
