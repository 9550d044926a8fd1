"""The secretariat's forms: the call, its criteria, questions, quotas, and a later deadline."""

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Form, ModelForm, MomentField, VersionedForm

from ..models import Call, Criterion, Question, Quota
from ..models.parts import POINTS
from ..queries.calls import attributes_of, values_of
from ..states import QuestionKind, QuotaAttribute

MOST_LETTERS = 20_000


def text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "maxlength": MOST_LETTERS})


class CallForm(VersionedForm, ModelForm):
    submit_label = _("Save the call")
    opens_at = MomentField(label=_("Opens"), required=False)
    closes_at = MomentField(label=_("Closes"), required=False)
    reviews_due_at = MomentField(label=_("Reviews are due"), required=False)
    decides_at = MomentField(label=_("The committee decides"), required=False)
    fieldsets = [
        (_("What it says"), ["title", "text", "audience"]),
        (
            _("When"),
            ["timezone", "opens_at", "closes_at", "reviews_due_at", "decides_at", "offer_days"],
        ),
        (_("Seats"), ["seats_min", "seats_max"]),
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
            "retention_days",
        ]  # fmt: skip
        widgets = {"text": text(12), "audience": text(4), "privacy_notice": text(8)}
        help_texts = {
            "text": _("What members would do, in how many days. You can use Markdown."),
            "audience": _("You can use Markdown."),
            "privacy_notice": _(
                "You can use Markdown. Each application keeps the version that it was sent under."
            ),
            "retention_words": _(
                "Stands on the call, for example: “If you are not selected, we delete it after 180 days.”"
            ),
            "retention_days": _("Counted from the decision; then names, addresses and answers are deleted."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is typed is meant on the clocks of the zone chosen in the same form.
        zone = (self.data.get("timezone") if self.is_bound else None) or self.instance.timezone
        for field in self.fields.values():
            if isinstance(field, MomentField):
                field.zone = zone

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        opens, closes = cleaned.get("opens_at"), cleaned.get("closes_at")
        if opens and closes and closes <= opens:
            self.add_error("closes_at", say("The call closes before it opens. Choose a later time."))
        low, high = cleaned.get("seats_min"), cleaned.get("seats_max")
        if low is not None and low < 1:
            self.add_error("seats_min", say("Offer at least one seat."))
        if low and high is not None and high < low:
            self.add_error("seats_max", say("“At most” is smaller than “at least”."))
        return cleaned


class CriterionForm(ModelForm):
    submit_label = _("Save the criterion")

    class Meta:
        model = Criterion
        fields = ["title", "text", "kind", "weight"]
        widgets = {"text": text(2), "kind": forms.RadioSelect}
        help_texts = {
            "weight": _(
                "Weights are shown as shares that add up to 100 %. 3 counts three times as much as 1."
            )
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["weight"].min_value = 1
        known = {one.points: one.meaning for one in self.instance.points.all()} if self.instance.pk else {}
        for n in POINTS:
            label = say("%(n)d points mean") % {"n": n} if n != 1 else say("1 point means")
            self.fields[f"points_{n}"] = forms.CharField(
                label=label, max_length=200, required=False, initial=known.get(n, "")
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("kind") == "scored" and not cleaned.get("weight"):
            self.add_error("weight", say("A scored criterion needs a weight of at least 1."))
        title = cleaned.get("title")
        twin = self.instance.call.criteria.filter(title=title).exclude(pk=self.instance.pk)
        if title and twin.exists():
            self.add_error("title", say("There is a criterion of this name already."))
        return cleaned

    @property
    def meanings(self) -> list[tuple[int, str]]:
        if self.cleaned_data["kind"] != "scored":
            return []
        return [(n, self.cleaned_data[f"points_{n}"]) for n in POINTS]

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class QuestionForm(ModelForm):
    submit_label = _("Save the question")
    choices_text = forms.CharField(
        label=_("Choices"),
        required=False,
        widget=text(4),
        help_text=_("One on each line; only for questions with choices."),
    )

    class Meta:
        model = Question
        fields = ["step", "label", "hint", "kind", "required", "max_words", "criterion", "readers"]
        help_texts = {"step": _("Questions of the same page stand together.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criterion"].queryset = self.instance.call.criteria.all()
        self.fields["choices_text"].initial = "\n".join(self.instance.choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        lines = (line.strip() for line in cleaned.get("choices_text", "").splitlines())
        self.choices = list(dict.fromkeys(line[:200] for line in lines if line))
        kind = cleaned.get("kind")
        if kind and QuestionKind(kind).has_choices and len(self.choices) < 2:
            self.add_error("choices_text", say("Give at least two choices, one on each line."))
        label = cleaned.get("label")
        twin = self.instance.call.questions.filter(label=label).exclude(pk=self.instance.pk)
        if label and twin.exists():
            self.add_error("label", say("This question stands in the form already."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        return {**{name: self.cleaned_data[name] for name in self.Meta.fields}, "choices": self.choices}


class QuotaForm(ModelForm):
    """First what is counted, then one of its values: two pages without a script, one question each."""

    submit_label = _("Save the quota")

    class Meta:
        model = Quota
        fields = ["value", "minimum", "maximum"]

    def __init__(self, *args: Any, attribute: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attribute = attribute
        values = values_of(attribute, list(self.instance.call.questions.all()))
        label = dict(attributes_of(self.instance.call)).get(attribute, attribute)
        self.fields["value"] = forms.ChoiceField(label=label, choices=[("", say("Choose")), *values])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        low, high = cleaned.get("minimum"), cleaned.get("maximum")
        if low is None and high is None:
            self.add_error("minimum", say("Say how many at least or at most."))
        elif low is not None and high is not None and high < low:
            self.add_error("maximum", say("“At most” is smaller than “at least”."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        return {"attribute": self.attribute, **{name: self.cleaned_data[name] for name in self.Meta.fields}}


class AttributeForm(Form):
    submit_label = _("Next")
    attribute = forms.ChoiceField(label=_("What does the quota count?"), choices=QuotaAttribute.choices)

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attribute"].choices = attributes_of(call)


class ExtensionForm(Form):
    submit_label = _("Extend the deadline")
    closes_at = MomentField(label=_("New deadline"))
    reason = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("Stands in the mail to everyone who has a draft.")
    )

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["closes_at"].zone = call.timezone
