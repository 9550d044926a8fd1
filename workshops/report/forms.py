"""Forms of the report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Form, ModelForm, OnceForm, VersionedForm

from .models import Chapter, ChecklistItem, FollowUp, Paragraph, Report
from .states import ParagraphKind


class StartForm(ModelForm):
    submit_label = _("Start the report")
    form_tag = False

    class Meta:
        model = Report
        fields = ["title", "lead"]
        help_texts = {"lead": _("One sentence that says what readers will find. It stands under the title.")}
        widgets = {"lead": forms.Textarea(attrs={"rows": 3})}


class ReportForm(VersionedForm, StartForm):
    submit_label = _("Save the title")
    form_tag = False


class NewChapterForm(OnceForm, ModelForm):
    submit_label = _("Add the chapter")
    form_tag = False

    class Meta:
        model = Chapter
        fields = ["title", "kind"]


class ChapterForm(VersionedForm, ModelForm):
    submit_label = _("Save the title")
    form_tag = False

    class Meta:
        model = Chapter
        fields = ["title"]


class ParagraphForm(VersionedForm, ModelForm):
    """Words of a paragraph; heading and addressee only where the paragraph is a recommendation."""

    submit_label = _("Save the paragraph")
    form_tag = False

    class Meta:
        model = Paragraph
        fields = ["heading", "text", "addressee"]
        widgets = {"text": forms.Textarea(attrs={"rows": 6})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.kind == ParagraphKind.RECOMMENDATION:
            self.fields["heading"].required = True
        else:
            del self.fields["addressee"]


class NewParagraphForm(OnceForm, ModelForm):
    submit_label = _("Add the paragraph")
    form_tag = False

    class Meta:
        model = Paragraph
        fields = ["kind", "heading", "text", "addressee"]
        help_texts = {
            "heading": _("A recommendation needs one; a paragraph may have one."),
            "addressee": _("Who should do it. Only for a recommendation."),
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 5})}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("kind") == ParagraphKind.RECOMMENDATION and not cleaned.get("heading"):
            self.add_error("heading", _("Give the recommendation a heading that says what to do."))
        return cleaned


class PublishForm(Form):
    submit_label = _("Publish this version")
    form_tag = False
    note = forms.CharField(
        label=_("What changed since the version before"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ItemForm(VersionedForm, ModelForm):
    submit_label = _("Save the item")
    form_tag = False

    class Meta:
        model = ChecklistItem
        fields = ["text", "addressee", "due_on"]
        widgets = {
            "text": forms.Textarea(attrs={"rows": 2}),
            "due_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        }


class NewItemForm(OnceForm, ItemForm):
    submit_label = _("Add the item")
    form_tag = False


class FollowUpForm(ModelForm):
    submit_label = _("Note it")
    form_tag = False

    class Meta:
        model = FollowUp
        fields = ["year", "what", "source"]
        widgets = {"what": forms.Textarea(attrs={"rows": 2})}
