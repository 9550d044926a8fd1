"""Forms of reviewers: the declaration, the scores, abstaining, and a question to the applicant."""

from typing import Any

from django import forms
from django.utils.translation import gettext as say
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Form, OnceForm, Radios

from ..models import Criterion
from ..models.parts import POINTS

LONGEST = 10_000
SHORT = 300


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
        max_length=SHORT,
        required=False,
        help_text=_("For example: we work together, we are related, my organisation applies too."),
    )
    readers = {"words": _("the secretariat and the committee")}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("has_conflict") == "yes" and not cleaned.get("words", "").strip():
            self.add_error("words", say("Say in a few words which conflict it is."))
        return cleaned


class OwnConflictForm(Form):
    """For somebody of the secretariat who was not given the file to score."""

    submit_label = _("Close this file to me")
    words = forms.CharField(label=_("Which conflict of interest"), max_length=SHORT)
    readers = {"words": _("the secretariat and the committee")}


class AbstainForm(Form):
    submit_label = _("Abstain")
    because = forms.CharField(
        label=_("Why you do not score this application"),
        max_length=SHORT,
        help_text=_(
            "For example: I cannot judge this field. With a conflict of interest, declare it instead."
        ),
    )
    readers = {"because": _("the secretariat and the committee")}


class AskForm(OnceForm, Form):
    submit_label = _("Send the question")
    text = forms.CharField(
        label=_("Your question"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )
    days = forms.IntegerField(label=_("Days to answer"), min_value=1, max_value=60, initial=7)
    readers = {
        "text": _("the applicant, who does not see who asks, and all who read this application"),
    }


class AnswerForm(Form):
    submit_label = _("Send my answer")
    answer = forms.CharField(
        label=_("Your answer"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 8})
    )
    readers = {"answer": _("the secretariat, the committee and those who score your application")}


class ScoreForm(forms.Form):
    """Points and reasons as the scoring page sends them; each field may still be empty."""

    version = forms.IntegerField(required=False)
    comment = forms.CharField(required=False, max_length=LONGEST)
    comment_for_applicant = forms.CharField(required=False, max_length=LONGEST)
    because = forms.CharField(required=False, max_length=SHORT)

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

    @property
    def words(self) -> dict[str, Any]:
        """What an action takes beside the scores."""
        names = ("comment", "comment_for_applicant", "because")
        return {name: self.cleaned_data[name] for name in names} | {
            "version": self.cleaned_data["version"] or 0
        }

    @property
    def what_is_wrong(self) -> str:
        """One sentence for a page that has no place for errors of its own."""
        if any(name.startswith("points-") for name in self.errors):
            return say("Choose one of the points that are offered.")
        return say("A text is too long: at most %(n)d characters each.") % {"n": LONGEST}
