"""A table of applications: the file first, then what its preview showed."""

import uuid
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from workinggroup.base.forms import Form

from ..actions.importing import Row
from ..models import Call
from ..queries.importing.rows import Preview

SALT = "members.recruitment.import"
HOURS = 12 * 3600


class TableForm(Form):
    submit_label = _("Look at the file")
    table = forms.FileField(
        label=_("The file"),
        help_text=_("CSV or XLSX, with the headings of the template. Nothing is stored yet."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    privacy_version = forms.CharField(
        label=_("Version of the privacy notice that these people were shown"),
        max_length=20,
        widget=forms.TextInput(attrs={"class": "w-short"}),
    )
    send_receipts = forms.BooleanField(
        label=_("Send each of them a receipt with a link to the application"), required=False
    )


def sealed(call: Call, preview: Preview, *, privacy_version: str, send_receipts: bool, by: int) -> str:
    """What the preview showed, so that exactly this is imported and nothing has to be stored before."""
    rows = [
        [line.facts, {key.rpartition("-")[2]: value for key, value in line.answers.items()}]
        for line in preview.good
    ]
    facts = {"privacy_version": privacy_version, "send_receipts": send_receipts}
    content = {"call": call.pk, "by": by, "token": str(uuid.uuid4()), "rows": rows, **facts}
    return signing.dumps(content, salt=SALT, compress=True)


def opened(words: str, *, call: Call, by: int) -> dict[str, Any] | None:
    """The preview again; None when it is too old, of another call, or not ours."""
    try:
        content = signing.loads(words, salt=SALT, max_age=HOURS)
    except signing.BadSignature:
        return None
    if (content["call"], content["by"]) != (call.pk, by):
        return None
    rows = [Row(facts, answers) for facts, answers in content["rows"]]
    keep = ("privacy_version", "send_receipts")
    return {"rows": rows, "token": uuid.UUID(content["token"]), **{name: content[name] for name in keep}}
