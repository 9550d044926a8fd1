"""The ranking as a table to take away."""

from typing import Any

from django.utils.translation import gettext as _

from members.people.states import GovernmentLevel

from .models import Need
from .queries.ranking import rank_by
from .states import Method


def headings(level_codes: list[str]) -> list[str]:
    return [
        _("Rank (RDM)"), _("Topic"), _("n"), _("Importance, mean of 1 to 5"), _("Level, mean of 1 to 5"),
        _("Level below importance"), _("Level equal to importance"), _("Level above importance"),
        _("RDS, −100 is the greatest need"), _("MWDS (Borich), highest is the greatest need"),
        _("Rank (Borich)"), _("Chosen by"), _("Borda points"),
        *(_("RDS, %(level)s") % {"level": GovernmentLevel(code).label} for code in level_codes),
    ]  # fmt: skip


def rows(needs: list[Need], figures: dict[str, Any], level_codes: list[str]) -> list[list[Any]]:
    """One row for each topic, in the order of the Ranked Discrepancy Model; figures with two decimals."""
    by_rdm, by_borich = rank_by(needs, Method.RDM), rank_by(needs, Method.BORICH)
    ordered = sorted(needs, key=lambda need: (by_rdm[need.topic_id] is None, by_rdm[need.topic_id] or 0))
    table = []
    for need in ordered:
        shown = figures.get("levels", {}).get(str(need.topic_id), {})
        cells = [
            by_rdm[need.topic_id], need.topic.title, need.n, need.importance, need.level,
            need.below, need.equal, need.above, need.rds, need.mwds,
            by_borich[need.topic_id], need.chosen, need.borda,
            *(shown.get(code) for code in level_codes),
        ]  # fmt: skip
        table.append([round(cell, 2) if isinstance(cell, float) else cell for cell in cells])
    return table


def level_codes(figures: dict[str, Any]) -> list[str]:
    """The levels of government of which anything may be shown."""
    found = {code for shown in figures.get("levels", {}).values() for code in shown}
    return [code for code in GovernmentLevel.values if code in found]
