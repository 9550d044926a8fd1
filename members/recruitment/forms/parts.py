"""The secretariat's forms of what a call consists of: criteria, questions, quotas."""

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Form, ModelForm, Radios, VersionedForm

from ..models import Call, Criterion, Question, Quota
from ..models.parts import POINTS
from ..queries.calls.parts import print_of_part
from ..queries.calls.published import attributes_of, percentages, values_of
from ..states import CriterionKind, QuestionKind, QuotaAttribute
from .calls import bound, text

MOST_CHOICES = 60
HINTS = {
    QuestionKind.TEXT: _("One line, up to 300 letters."),
    QuestionKind.LONG_TEXT: _("A box; give it a limit of words."),
    QuestionKind.CHOICE: _("One of your list. A quota may count it."),
    QuestionKind.CHOICES: _("Any of your list."),
    QuestionKind.NUMBER: _("A whole or a decimal number."),
    QuestionKind.FILE: _("One document or picture. It is checked before it is kept."),
    QuestionKind.LINK: _("An address on the web."),
    QuestionKind.COUNTRY: _("One of all countries."),
    QuestionKind.ORGANISATION: _("Looked up among those known here, or written anew."),
}
KINDS = {
    CriterionKind.SCORED: _("Reviewers give points; the weight says how much they count."),
    CriterionKind.ELIGIBILITY: _("Reviewers say yes or no; without a yes there is no seat."),
}


class PartForm(VersionedForm, ModelForm):
    """A part of a draft. Its version is a print of its facts: others may change other parts meanwhile."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {**kwargs.get("initial", {}), "version": print_of_part(kwargs["instance"])}
        super().__init__(*args, **kwargs)
        bound(self.fields)

    @property
    def call(self) -> Call:
        return self.instance.call

    @property
    def seen(self) -> int:
        return self.cleaned_data.get("version") or self.stored_version

    @property
    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


class CriterionForm(PartForm):
    submit_label = _("Save the criterion")

    class Meta:
        model = Criterion
        fields = ["title", "text", "kind", "weight"]
        widgets = {"text": text(2), "kind": Radios(hints=KINDS)}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["weight"].help_text = self._explain_weight()
        known = {one.points: one.meaning for one in self.instance.points.all()} if self.instance.pk else {}
        for n in POINTS:
            label = say("%(n)d points mean") % {"n": n} if n != 1 else say("1 point means")
            self.fields[f"points_{n}"] = forms.CharField(
                label=label, max_length=200, required=False, initial=known.get(n, "")
            )

    def _explain_weight(self) -> str:
        """The sum as it would be: no script needed to know what a weight comes to."""
        others = self.call.criteria.scored().exclude(pk=self.instance.pk).values_list("pk", "weight")
        weights = {**dict(others), 0: self.instance.weight}
        facts = {
            "weight": self.instance.weight,
            "total": sum(weights.values()),
            "percent": percentages(weights).get(0, 0),
            "others": sum(weights.values()) - self.instance.weight,
        }
        now = say(
            "Shares add up to 100 %%. The other criteria weigh %(others)d together: weight %(weight)d of "
            "%(total)d is %(percent)d %%."
        )
        return now % facts

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        title = cleaned.get("title")
        twin = self.call.criteria.filter(title=title).exclude(pk=self.instance.pk)
        if title and twin.exists():
            self.add_error("title", say("There is a criterion of this name already."))
        return cleaned

    @property
    def meanings(self) -> list[tuple[int, str]]:
        if self.cleaned_data["kind"] != CriterionKind.SCORED:
            return []
        return [(n, self.cleaned_data[f"points_{n}"]) for n in POINTS]


class QuestionForm(PartForm):
    submit_label = _("Save the question")
    choices_text = forms.CharField(
        label=_("Choices"),
        required=False,
        widget=text(4),
        help_text=_("One on each line; only for questions with choices."),
    )
    fieldsets = [
        (_("The question"), ["label", "hint", "step", "kind", "choices_text", "max_words", "required"]),
        (_("What becomes of the answer"), ["readers", "criterion", "reveals_identity"]),
    ]

    class Meta:
        model = Question
        fields = [
            "label", "hint", "step", "kind", "required", "max_words", "criterion", "readers",
            "reveals_identity",
        ]  # fmt: skip
        widgets = {
            "kind": Radios(hints=HINTS),
            "hint": forms.Textarea(attrs={"rows": 2, "maxlength": 400}),
            "step": forms.TextInput(attrs={"list": "steps"}),
            "readers": forms.TextInput(attrs={"list": "readers"}),
        }
        help_texts = {
            "step": _("Questions of the same page stand together."),
            "max_words": _("Only for long texts."),
            "readers": _("Stands under the question, for example: the secretariat and your reviewers."),
            "criterion": _(
                "Reviewers see the answer beside this criterion; applicants see how it is scored."
            ),
            "reveals_identity": _("When reviewers do not see who applied, they do not see this answer."),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["criterion"].queryset = self.call.criteria.all()
        self.fields["criterion"].empty_label = say("None: it is only information")
        self.fields["choices_text"].initial = "\n".join(self.instance.choices)
        if not self.instance.pk:
            self.fields["readers"].initial = say("the secretariat and your reviewers")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        self.choices = lines_of(cleaned.get("choices_text", ""))
        kind = cleaned.get("kind")
        has_choices = bool(kind) and QuestionKind(kind).has_choices
        if has_choices and len(self.choices) < 2:
            self.add_error("choices_text", say("Give at least two choices, one on each line."))
        if len(self.choices) > MOST_CHOICES:
            self.add_error("choices_text", say("Give at most %(n)d choices.") % {"n": MOST_CHOICES})
        if not has_choices:
            self.choices = []
        if kind != QuestionKind.LONG_TEXT:
            cleaned["max_words"] = None
        label = cleaned.get("label")
        twin = self.call.questions.filter(label=label).exclude(pk=self.instance.pk)
        if label and twin.exists():
            self.add_error("label", say("This question stands in the form already."))
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        return {**super().facts, "choices": self.choices}

    @property
    def known_steps(self) -> list[str]:
        return list(dict.fromkeys(self.call.questions.values_list("step", flat=True)))

    @property
    def known_readers(self) -> list[str]:
        found = [say("the secretariat"), say("the secretariat and your reviewers")]
        own = self.call.questions.exclude(readers="").values_list("readers", flat=True)
        return list(dict.fromkeys([*found, *own]))


def lines_of(words: str) -> list[str]:
    """The choices, one on each line, each once."""
    lines = (line.strip() for line in words.splitlines())
    return list(dict.fromkeys(line[:200] for line in lines if line))


class QuotaForm(PartForm):
    """First what is counted, then one of its values: two pages without a script, one question each."""

    submit_label = _("Save the quota")

    class Meta:
        model = Quota
        fields = ["value", "minimum", "maximum"]

    def __init__(self, *args: Any, attribute: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.attribute = attribute
        values = values_of(attribute, list(self.call.questions.all()))
        label = dict(attributes_of(self.call)).get(attribute, attribute)
        missing = {"required": say("Choose one.")}
        choices = [("", say("Choose")), *values]
        self.fields["value"] = forms.ChoiceField(label=label, choices=choices, error_messages=missing)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        low, high = cleaned.get("minimum"), cleaned.get("maximum")
        if low is None and high is None:
            self.add_error("minimum", say("Say how many at least or at most."))
        elif low is not None and high is not None and high < low:
            self.add_error("maximum", say("“At most” is smaller than “at least”."))
        if low and low > self.call.seats_max:
            words = say("There are only %(n)d seats.") % {"n": self.call.seats_max}
            self.add_error("minimum", words)
        return cleaned

    @property
    def facts(self) -> dict[str, Any]:
        return {"attribute": self.attribute, **super().facts}


class AttributeForm(Form):
    submit_label = _("Next")
    attribute = forms.ChoiceField(label=_("What does the quota count?"), choices=QuotaAttribute.choices)

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["attribute"].choices = attributes_of(call)
