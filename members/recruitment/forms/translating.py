"""The page of one language: each text of a call beside its original."""

from typing import Any

from django import forms

from workinggroup.base.forms import Form

from ..queries.calls.translating import Text

SHORT = 2000


class TranslationForm(Form):
    """One field for each text. What is left empty is read in the first language."""

    form_tag = False
    submit_label = None

    def __init__(self, *args: Any, texts: list[Text], seen: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.texts = texts
        for text in texts:
            most = max(SHORT, 3 * len(text.original))
            attrs = {"rows": text.rows, "maxlength": most}
            widget = (
                forms.Textarea(attrs=attrs) if text.is_long else forms.TextInput(attrs={"maxlength": most})
            )
            self.fields[text.key] = forms.CharField(
                label=f"{text.group}: {text.label}", required=False, initial=text.words, max_length=most,
                widget=widget,
            )  # fmt: skip
        self.fields["seen"] = forms.IntegerField(widget=forms.HiddenInput, required=False, initial=seen)

    @property
    def rows(self) -> list[tuple[Text, Any, bool]]:
        """(text, field, whether its group begins here)."""
        found, group = [], ""
        for text in self.texts:
            found.append((text, self[text.key], text.group != group))
            group = text.group
        return found

    @property
    def words(self) -> dict[str, str]:
        return {text.key: self.cleaned_data.get(text.key, "") for text in self.texts}
