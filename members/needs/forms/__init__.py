"""The forms of the survey and of the plan."""

from workinggroup.base.forms import ModelForm


class ReadForm(ModelForm):
    """A form that reads and checks; the action writes. The row stays as it was read."""

    def _post_clean(self) -> None:
        pass
