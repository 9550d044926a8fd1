"""Forms of invitations."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Form


class CancelForm(Form):
    """Why a session does not take place; the page has two buttons of its own."""

    form_tag = False
    submit_label = None
    reason = forms.CharField(
        label=_("Why does it not take place?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One or two sentences. Everybody who is invited reads them."),
    )


class FeedForm(Form):
    """A new calendar address."""

    submit_label = _("Make an address")
    name = forms.CharField(
        label=_("Where will you use it?"),
        max_length=80,
        required=False,
        help_text=_("For example: phone, or Outlook at work. One for each lets you end one alone."),
    )
