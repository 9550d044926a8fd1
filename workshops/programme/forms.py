"""What a speaker says, slides, and materials."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workinggroup.base import files
from workinggroup.base.forms import Form, ModelForm, OnceForm, Radios, VersionedForm
from workshops.scheduling.models import AgendaItem, Workshop
from workshops.scheduling.states import Answer

from . import rules
from .models import Material, Speaker

READS_PAGE = _("those who may read this session; the public too, if you say so below")


def file_input(kinds: list[files.Kind]) -> forms.FileInput:
    return forms.FileInput(attrs={"accept": files.accept(kinds)})


class SpeakerForm(VersionedForm, ModelForm):
    """My words, my photo, and what I agree to."""

    submit_label = _("Save")
    submit_name = "save"
    readers = {"function": READS_PAGE, "bio_short": READS_PAGE, "bio_long": READS_PAGE}
    fieldsets = [
        (_("About me"), ["function", "bio_short", "bio_long"]),
        (_("Photo, if you like"), ["photo", "shows_photo"]),
        (_("What I agree to"), ["is_public", "may_record", "may_publish"]),
        (_("When I could speak"), ["could_speak"]),
    ]
    photo = forms.FileField(label=_("Photo"), required=False, widget=file_input(rules.PHOTOS))

    class Meta:
        model = Speaker
        fields = [
            "function", "bio_short", "bio_long", "photo", "shows_photo", "is_public", "may_record",
            "may_publish", "could_speak",
        ]  # fmt: skip
        widgets = {
            "bio_short": forms.Textarea(attrs={"rows": 2}),
            "bio_long": forms.Textarea(attrs={"rows": 6}),
            "could_speak": forms.Textarea(attrs={"rows": 2}),
            "may_record": Radios,
            "may_publish": Radios,
        }
        help_texts = {
            "may_record": _("You can change your mind until 30 days after the session."),
            "may_publish": _(
                "Without your yes, slides are only for those who take part, and no recording is public."
            ),
            "shows_photo": _("Without this tick only you and the secretariat see it."),
            "could_speak": _("Days and hours that suit you, on your own clock."),
        }

    def __init__(self, *args: Any, asks_when: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        most = files.say_size(rules.LARGEST_PHOTO)
        words = _("JPEG or PNG, at most %(most)s. Place and camera are taken out before it is stored.")
        self.fields["photo"].help_text = words % {"most": most}
        self.initial.pop("photo", None)
        if not asks_when:
            del self.fields["could_speak"]
            self.fieldsets = self.fieldsets[:-1]

    def _post_clean(self) -> None:
        """What is typed goes to the action, which stores it whole: the row here stays as it was read."""

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields if name in self.cleaned_data}


class SlidesForm(Form):
    """Slides to hand in."""

    submit_label = _("Hand in the slides")
    file = forms.FileField(label=_("Slides"), widget=file_input(rules.HANDED_IN))
    agenda_item = forms.ModelChoiceField(
        label=_("For which point"), queryset=AgendaItem.objects.none(), required=False
    )

    def __init__(self, *args: Any, workshop: Workshop, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].help_text = files.taken(rules.HANDED_IN, largest=rules.LARGEST_SLIDES)
        mine = workshop.agenda.filter(presenters=person)
        self.fields["agenda_item"].queryset = mine
        if mine.count() < 2:
            self.fields["agenda_item"].widget = forms.HiddenInput()
            self.fields["agenda_item"].initial = mine.first()


class WhenForm(Form):
    """What a speaker says about the dates of the poll."""

    submit_label = _("Save when I can")
    form_attrs = {"class": "wg-when"}

    def __init__(self, *args: Any, slots: list[Any], said: dict[int, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for slot, words in slots:
            self.fields[f"slot-{slot.pk}"] = forms.ChoiceField(
                label=words, choices=Answer.choices, widget=Radios, required=False, initial=said.get(slot.pk)
            )

    def answers(self) -> dict[int, str]:
        """Primary key of the slot to what was said; what was not said is left out."""
        data = self.cleaned_data.items()
        return {int(name.removeprefix("slot-")): answer for name, answer in data if answer}


class ReturnForm(Form):
    submit_label = _("Return the slides")
    words = forms.CharField(
        label=_("What to change"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The speaker reads it in a mail and on their page."),
    )


OF_FEW = ["rights_words", "expires_on", "agenda_item"]


class MaterialFields(ModelForm):
    """A file or a link, for whom, and with which rights."""

    fieldsets = [
        (_("What it is"), ["title", "kind", "file", "url"]),
        (_("Who may see it, and with which rights"), ["audience", "rights"]),
    ]
    folded = [(_("Rights in words, last day, point of the agenda"), OF_FEW)]
    url = forms.URLField(label=_("Or a link"), max_length=500, required=False, assume_scheme="https")

    class Meta:
        model = Material
        fields = [
            "title", "kind", "file", "url", "agenda_item", "audience", "rights", "rights_words", "expires_on",
        ]  # fmt: skip
        widgets = {
            "audience": Radios,
            "file": file_input(rules.MATERIALS),
            "expires_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }
        help_texts = {
            "rights_words": _("Whose consent there is, or how to name the author."),
            "expires_on": _("For example for a recording: after this day only the secretariat sees it."),
        }

    def __init__(self, *args: Any, workshop: Workshop, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["agenda_item"].queryset = workshop.agenda.all()
        if "file" in self.fields:
            self.fields["file"].required = False
            self.fields["file"].help_text = files.taken(rules.MATERIALS, largest=rules.LARGEST_MATERIAL)

    def _post_clean(self) -> None:
        """What is typed goes to the action, which checks and stores it whole."""

    def facts(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields if name in self.Meta.fields}


class NewMaterialForm(OnceForm, MaterialFields):
    submit_label = _("Add this material")


class MaterialForm(VersionedForm, MaterialFields):
    """A material that is there: its file stays, and a link stays a link."""

    submit_label = _("Save the material")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["file"]
        if self.instance.file:
            del self.fields["url"]
        self.fieldsets = [
            (legend, [name for name in names if name in self.fields]) for legend, names in self.fieldsets
        ]
