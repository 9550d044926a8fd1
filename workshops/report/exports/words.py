"""The fixed words of the exported report, in its own language."""

from django.utils import translation
from django.utils.translation import gettext as _


def words_in(language: str) -> dict[str, str]:
    """What typst and pandoc put around the document's own text."""
    with translation.override(language):
        return {
            "contents": _("Contents"),
            "report": _("Final report"),
            "edition": _("Edition"),
            "version": _("Version"),
            "draft": _("Draft, not yet published"),
            "hosts": _("Host bodies"),
            "source": _("Comes from"),
            "own_view": _("The editors’ own view."),
            "recommendation": _("Recommendation"),
            "addressee": _("For"),
            "follow_up": _("What happened since"),
            "checklist": _("Follow-up checklist"),
            "item": _("What to check"),
            "due": _("By when"),
            "state": _("State"),
            "figure": _("Figure"),
            "table": _("Table"),
            "topic": _("Topic"),
            "importance": _("Importance"),
            "level": _("Level"),
            "discrepancy": _("Ranked discrepancy"),
            "answers": _("Answers"),
            "digest": _("SHA-256 of this version"),
            "made_of": _("How this report was made"),
            "origins": _("Where each paragraph comes from"),
            "paragraph": _("Paragraph"),
        }
