"""What the script of the desk says, in the reader's language."""

import json

from django.utils.translation import gettext as _


def desk_words() -> str:
    """JSON for `data-words`; %n, %m and %name are filled in by the script."""
    return json.dumps(
        {
            "saved": _("Saved"),
            "saving": _("Saving"),
            "typing": _("Not saved yet"),
            "offline": _("Not saved. Your text is kept on this device; trying again."),
            "both": _("Not saved: somebody else changed this line. Both texts are shown below it."),
            "login": _("Not saved: sign in again in another tab. Your text is kept on this device."),
            "writing": _("%name is writing here"),
            "newer": _("Somebody changed this line meanwhile; you see it when you leave it."),
            "restored": _("Text from this device that was not saved was put back."),
            "elsewhere": _("Text in another item is not saved yet: go there."),
            "stored": _("All lines are stored: %n."),
            "connected": _("Connected: %n, writing: %m."),
            "lines": _("%n lines"),
            "oneLine": _("1 line"),
            "noLines": _("no lines yet"),
        },
        ensure_ascii=False,
    )
