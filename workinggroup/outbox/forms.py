"""The form of a draft."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Form, VersionedForm


class DraftForm(VersionedForm, Form):
    """Other words for a draft. The button and its address stay as they are."""

    submit_label = _("Save the draft")
    subject = forms.CharField(label=_("Subject"), max_length=250)
    text = forms.CharField(
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text=_("Plain text. An empty line begins a paragraph; lines that begin with “- ” make a list."),
    )
