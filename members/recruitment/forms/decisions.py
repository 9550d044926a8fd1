"""Forms around decisions: more time for an offer, words of a letter and of the note, a legal hold."""

import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Form, MomentField, VersionedForm

from ..letters.placeholders import wrong_words
from ..models import Decision
from ..rules.notes import refuse_public_words

A_DAY = dt.timedelta(days=1)
REASON = {"max_length": 300, "widget": forms.Textarea(attrs={"rows": 3})}


class MoreTimeForm(Form):
    """A later end of one offer. The clock is that of the call."""

    submit_label = _("Give more time")
    readers = {"reason": _("The secretariat and the committee, in the file for the committee.")}
    until = MomentField(label=_("The offer can be answered until"))
    reason = forms.CharField(label=_("Reason"), **REASON)

    def __init__(self, *args: Any, decision: Decision, **kwargs: Any) -> None:
        kwargs.setdefault("initial", {})
        if decision.offer_until:
            kwargs["initial"].setdefault("until", decision.offer_until + 3 * A_DAY)
        super().__init__(*args, **kwargs)
        self.fields["until"].zone = decision.application.call.timezone


class LetterForm(VersionedForm, Form):
    """The words of one letter in one language."""

    submit_label = None
    form_tag = False
    readers = {"body": _("Everybody who gets this letter, with their own facts in it.")}
    subject = forms.CharField(label=_("Subject"), max_length=200)
    body = forms.CharField(
        label=_("Text"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=_("Plain text. An empty line begins a paragraph. The button is added below it."),
    )

    def __init__(self, *args: Any, outcome: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.outcome = outcome

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        subject, body = self.cleaned_data.get("subject", ""), self.cleaned_data.get("body", "")
        for field, reason in wrong_words(subject, body, outcome=self.outcome) if subject and body else ():
            self.add_error(field, reason)
        return cleaned


class PublicReasonForm(Form):
    """What the note for the public says about a change by hand."""

    submit_label = _("Save these words")
    readers = {"words": _("Everybody: they stand in the note for the public.")}
    words = forms.CharField(
        label=_("Reason in words for the public"),
        help_text=_("Without names, organisations and numbers. Left empty, the note only counts the change."),
        required=False,
        **REASON,
    )

    def __init__(self, *args: Any, call: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call

    def clean_words(self) -> str:
        words = self.cleaned_data["words"].strip()
        if reason := refuse_public_words(self.call, words):
            raise forms.ValidationError(reason)
        return words


class HoldForm(Form):
    """Why nothing of a call may be deleted now."""

    submit_label = _("Stop the deletion")
    readers = {"reason": _("The secretariat.")}
    reason = forms.CharField(
        label=_("Reason"), help_text=_("For example a complaint or an audit that needs the files."), **REASON
    )
