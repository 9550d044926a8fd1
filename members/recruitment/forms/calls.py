"""The secretariat's forms of a call: words and dates, languages, a later deadline, an earlier call."""

import datetime as dt
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from workinggroup.base import clock
from workinggroup.base.forms import Checks, Form, ModelForm, MomentField, VersionedForm
from workinggroup.base.refusals import Refused

from .. import languages
from ..models import Call

MOST_LETTERS = 20_000
BOUNDS = {
    "seats_min": (1, 1000),
    "seats_max": (1, 1000),
    "offer_days": (1, 365),
    "retention_days": (1, 3650),
    "weight": (1, 1000),
    "max_words": (1, 5000),
    "minimum": (0, 1000),
    "maximum": (0, 1000),
}


def text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": MOST_LETTERS})


def bound(fields: dict[str, Any]) -> None:
    """No number and no text of a call is larger than anybody needs."""
    for name, field in fields.items():
        if name in BOUNDS:
            low, high = BOUNDS[name]
            field.min_value, field.max_value = low, high
            field.widget.attrs |= {"min": low, "max": high}
            field.validators += [MinValueValidator(low), MaxValueValidator(high)]
        if isinstance(field.widget, forms.Textarea) and field.max_length is None:
            field.max_length = MOST_LETTERS
            field.validators.append(_not_endless)


def _not_endless(value: str) -> None:
    if len(value) > MOST_LETTERS:
        facts = {"n": len(value), "most": MOST_LETTERS}
        raise ValidationError(say("These are %(n)d letters; at most %(most)d are kept. Shorten it.") % facts)


class SureMomentField(MomentField):
    """A deadline must be one instant: an hour that the clock shows twice is refused, like one it skips."""

    def compress(self, data_list: list[Any]) -> dt.datetime | None:
        if not data_list:
            return None
        day, time = data_list
        try:
            return clock.instant(day, time, self.zone)
        except Refused as refusal:
            raise ValidationError(str(refusal), code="skipped") from refusal
        except OverflowError as far:
            raise ValidationError(say("Choose a day that calendars know."), code="skipped") from far


class CallForm(VersionedForm, ModelForm):
    form_tag = False
    submit_label = None
    opens_at = SureMomentField(label=_("Opens"), required=False)
    closes_at = SureMomentField(label=_("Closes"), required=False)
    reviews_due_at = SureMomentField(label=_("Reviews are due"), required=False)
    decides_at = SureMomentField(label=_("The committee decides"), required=False)
    fieldsets = [
        (_("What it says"), ["title", "text", "audience"]),
        (
            _("When"),
            ["timezone", "opens_at", "closes_at", "reviews_due_at", "decides_at", "offer_days"],
        ),
        (_("Seats"), ["seats_min", "seats_max"]),
        (_("Scores"), ["score_method"]),
        (
            _("What becomes of the data"),
            ["privacy_notice", "privacy_version", "retention_words", "retention_days"],
        ),
    ]

    class Meta:
        model = Call
        fields = [
            "title", "text", "audience", "timezone", "opens_at", "closes_at", "reviews_due_at", "decides_at",
            "offer_days", "seats_min", "seats_max", "privacy_notice", "privacy_version", "retention_words",
            "retention_days", "score_method",
        ]  # fmt: skip
        widgets = {
            "text": text(12), "audience": text(4), "privacy_notice": text(8),
            "retention_words": forms.Textarea(attrs={"rows": 2, "maxlength": 400}),
        }  # fmt: skip
        help_texts = {
            "text": _(
                "What members would do, in how many days. Markdown: **bold**, a line “## Heading”, a line "
                "“- item”, [words](https://…)."
            ),
            "audience": _("You can use Markdown."),
            "timezone": _("All times of the call are meant on these clocks."),
            "seats_min": _("With fewer than these the group does not begin."),
            "privacy_notice": _(
                "You can use Markdown. Each application keeps the version that it was sent under."
            ),
            "privacy_version": _("Give it a new one whenever the notice changes."),
            "retention_words": _(
                "Stands on the call, for example: “If you are not selected, we delete it after 180 days.”"
            ),
            "retention_days": _("Counted from the decision; then names, addresses and answers are deleted."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bound(self.fields)
        # What is typed is meant on the clocks of the zone chosen in the same form.
        zone = (self.data.get("timezone") if self.is_bound else None) or self.instance.timezone
        known = {str(value) for value, _label in self.fields["timezone"].choices}
        for field in self.fields.values():
            if isinstance(field, MomentField):
                field.zone = zone if str(zone) in known else self.instance.timezone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self._clean_order(cleaned)
        low, high = cleaned.get("seats_min"), cleaned.get("seats_max")
        if low and high is not None and high < low:
            self.add_error("seats_max", say("“At most” is smaller than “at least”."))
        return cleaned

    def _clean_order(self, cleaned: dict[str, Any]) -> None:
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        due, decides = cleaned.get("reviews_due_at"), cleaned.get("decides_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", say("The call closes before it opens. Choose a later time."))
        clean_later(self, closes, due, decides)


def clean_later(form: Any, closes: Any, due: Any, decides: Any) -> None:
    """What comes after the deadline comes in its order."""
    if closes and due and due <= closes:
        words = say("The reviews are due before the call closes. Choose a later time.")
        form.add_error("reviews_due_at", words)
    if closes and decides and decides <= closes:
        form.add_error(
            "decides_at", say("The committee decides before the call closes. Choose a later time.")
        )
    elif due and decides and decides < due:
        words = say("The committee decides before the reviews are due. Choose a later time.")
        form.add_error("decides_at", words)


class LanguagesForm(Form):
    submit_label = _("Save the languages")
    language = forms.ChoiceField(
        label=_("First language"),
        help_text=_("The one in which you write the call. What is not translated is read in it."),
    )
    languages = forms.MultipleChoiceField(label=_("Further languages"), required=False, widget=Checks)

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"language": call.language, "languages": call.offered[1:]})
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = self.fields["languages"].choices = languages.choices()


class ExtensionForm(Form):
    """The new deadline and why, and what must move with it."""

    submit_label = _("Go on: see who is told")
    closes_at = SureMomentField(label=_("New deadline"))
    reason = forms.CharField(
        label=_("Reason"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
        help_text=_("Stands on the public page, and in the mail to everyone who has a draft."),
    )
    reviews_due_at = SureMomentField(label=_("Reviews are due"), required=False)
    decides_at = SureMomentField(label=_("The committee decides"), required=False)

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {"reviews_due_at": call.reviews_due_at, "decides_at": call.decides_at})
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            if isinstance(field, MomentField):
                field.zone = call.timezone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        clean_later(self, *(cleaned.get(name) for name in ("closes_at", "reviews_due_at", "decides_at")))
        return cleaned


class CopyForm(Form):
    submit_label = _("Take them over")
    source = forms.ModelChoiceField(
        label=_("Take criteria, questions, quotas, languages and letters from"),
        queryset=Call.objects.none(),
        empty_label=_("Choose"),
    )
    with_words = forms.BooleanField(
        label=_("Also the texts that this draft has not got yet, the seats and the rules of the review"),
        required=False,
        initial=True,
    )

    def __init__(self, *args: Any, sources: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["source"].queryset = sources
        self.fields["source"].label_from_instance = lambda one: f"{one.title} ({one.edition.short})"
