"""Forms of a copy: its name, and the bounds that are tried out in it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Form

from ..models import Selection
from ..queries.calls.published import attributes_of, values_of
from ..queries.selections.counted import lines_of, quota_name, quotas_of
from ..states import QuotaAttribute
from .selections import WithVersion

MOST = 500


class CopyForm(Form):
    submit_label = _("Copy the selection")
    title = forms.CharField(
        label=_("What is tried out"),
        max_length=120,
        help_text=_("For example “without the rule on regions”. The copy begins with the same seats."),
    )


def number(label: str, initial: int | None = None) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        initial=initial,
        min_value=0,
        max_value=MOST,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "w-short num"}),
    )


class QuotasForm(WithVersion):
    """Two fields for each quota, and one more quota. Both fields empty: the rule is dropped in this copy."""

    submit_label = _("Try these quotas")

    def __init__(self, *args: Any, selection: Selection, **kwargs: Any) -> None:
        super().__init__(*args, selection=selection, **kwargs)
        self.names = _every_quota(selection)
        self.fieldsets = []
        for place, (line, low, high) in enumerate(self.names.values()):
            names = [f"low{place}", f"high{place}"]
            self.fields[names[0]] = number(say("At least"), low)
            self.fields[names[1]] = number(say("At most"), high)
            self.fieldsets.append((line.label, names))
        self.fields["what"] = forms.ChoiceField(
            label=_("One more rule"), required=False, choices=[("", "–"), *_what_counts(selection)]
        )
        self.fields["low"], self.fields["high"] = number(say("At least")), number(say("At most"))
        self.fieldsets.append((_("One more rule"), ["what", "low", "high"]))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        pairs = [(f"low{place}", f"high{place}") for place in range(len(self.names))] + [("low", "high")]
        for low, high in pairs:
            least, most = cleaned.get(low), cleaned.get(high)
            if least is not None and most is not None and least > most:
                self.add_error(high, say("“At most” is smaller than “at least”."))
        if cleaned.get("what") and cleaned.get("low") is None and cleaned.get("high") is None:
            self.add_error("low", say("Say how many at least or at most."))
        return cleaned

    @property
    def bounds(self) -> dict[str, tuple[int | None, int | None]]:
        typed = self.cleaned_data
        found = {name: (typed[f"low{place}"], typed[f"high{place}"]) for place, name in enumerate(self.names)}
        if typed["what"]:
            found[typed["what"]] = (typed["low"], typed["high"])
        return found


def _every_quota(selection: Selection) -> dict[str, Any]:
    """Name of a quota → its words and the bounds it has in this copy; published first, dropped ones too."""
    tried = {
        quota_name(one.attribute, one.value): (one.minimum, one.maximum)
        for one in quotas_of(selection, tried=True)
    }
    both = {
        quota_name(one.attribute, one.value): one
        for tried_out in (False, True)
        for one in quotas_of(selection, tried=tried_out)
    }
    lines = lines_of(both.values())
    return {name: (line, *tried.get(name, (None, None))) for name, line in zip(both, lines, strict=True)}


def _what_counts(selection: Selection) -> list[tuple[str, list[tuple[str, str]]]]:
    """What one more quota may count: only countries that somebody applied from."""
    call = selection.call
    questions = list(call.questions.all())
    applied = set(call.applications.submitted().values_list("country", flat=True))
    found = []
    for attribute, label in attributes_of(call):
        values = values_of(attribute, questions)
        if attribute == QuotaAttribute.COUNTRY:
            values = [pair for pair in values if pair[0] in applied]
        found.append((label, [(quota_name(attribute, value), words) for value, words in values]))
    return found
