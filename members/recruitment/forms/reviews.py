"""Forms of reviewing and of giving out files."""

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from members.people.models import Person
from workinggroup.base.forms import Checks, Form, Radios

from ..models import Call, Criterion
from ..models.parts import POINTS

LONGEST = 10_000


class DeclarationForm(Form):
    submit_label = _("Save my declaration")
    has_conflict = forms.ChoiceField(
        label=_("Do you have a conflict of interest?"),
        choices=[
            ("no", _("No. I know of nothing that could sway me.")),
            ("yes", _("Yes, or it could look like one.")),
        ],
        widget=Radios,
    )
    words = forms.CharField(
        label=_("If yes, which one"),
        max_length=300,
        required=False,
        help_text=_("For example: we work together, we are related, my organisation applies too."),
    )
    readers = {"words": _("the secretariat and the committee")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("has_conflict") == "yes" and not cleaned.get("words", "").strip():
            self.add_error("words", say("Say in a few words which conflict it is."))
        return cleaned


class ScoreForm(forms.Form):
    """Points and reasons as the scoring page sends them; each field may still be empty."""

    version = forms.IntegerField(required=False)
    comment = forms.CharField(required=False, max_length=LONGEST)

    def __init__(self, *args: Any, criteria: list[Criterion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.criteria = criteria
        for one in criteria:
            points = POINTS if one.is_scored else range(2)
            choices = [(str(n), str(n)) for n in points]
            self.fields[f"points-{one.pk}"] = forms.TypedChoiceField(
                choices=choices, coerce=int, required=False, empty_value=None
            )
            self.fields[f"reason-{one.pk}"] = forms.CharField(required=False, max_length=LONGEST)

    @property
    def scores(self) -> dict[Criterion, tuple[int | None, str]]:
        data = self.cleaned_data
        return {one: (data[f"points-{one.pk}"], data[f"reason-{one.pk}"]) for one in self.criteria}


class BalancedForm(Form):
    form_tag = False
    submit_label = None
    each = forms.IntegerField(label=_("Reviewers for each application"), min_value=1, max_value=9, initial=2)
    reviewers = forms.ModelMultipleChoiceField(
        label=_("From these reviewers"), queryset=Person.objects.none(), widget=Checks
    )

    def __init__(self, *args: Any, people: list[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pks = [person.pk for person in people]
        self.fields["reviewers"].queryset = Person.objects.filter(pk__in=pks).order_by("name")


class ByHandForm(BalancedForm):
    applications = forms.CharField(
        label=_("Applications"),
        required=False,
        help_text=_("Numbers such as A001, A007. Leave empty for all."),
    )
    field_order = ["applications", "reviewers"]

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        # Both forms stand on one page, and each label must find its own field.
        super().__init__(*args, auto_id="hand_%s", **kwargs)
        self.call = call
        del self.fields["each"]

    def clean_applications(self) -> list[Any]:
        """The applications that the numbers name; all submitted ones when none is named."""
        found = list(self.call.applications.submitted().order_by("number"))
        wanted = {word.upper() for word in self.cleaned_data["applications"].replace(",", " ").split()}
        unknown = wanted - {one.number for one in found}
        if unknown:
            raise forms.ValidationError(
                say("There is no application %(n)s.") % {"n": ", ".join(sorted(unknown))}
            )
        return [one for one in found if one.number in wanted] if wanted else found
