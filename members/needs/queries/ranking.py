"""The page of results: topics ranked by the chosen method, the chart, levels of government, distributions."""

from typing import Any, NamedTuple

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.needs.analysis import FEWEST, Crosshair, crosshair, quadrant, ranks, share
from members.needs.analysis.importance_performance import Quadrant
from members.needs.models import Assessment, Need, WorkPlanItem
from members.needs.states import AssessmentState, Method, QuestionKind
from members.people.states import GovernmentLevel
from workinggroup.base.ui.charts import Part
from workinggroup.base.ui.ipa import IpaPoint
from workinggroup.editions.models import Topic

from . import counts, results

SCALE = (1, 5)


class RankedTopic(NamedTuple):
    """One row of the ranking, its figures in words."""

    rank: int | None
    topic: Topic
    need: Need
    main: str
    rds: str
    borich: str
    wanted: str
    parts: list[Part]
    counts: str
    item: WorkPlanItem | None


def minus(number: float, places: int = 0) -> str:
    """`−74` with a true minus sign, `10.3` in the reader's own writing."""
    rounded = round(number, places)
    words = formats.number_format(abs(rounded), places)
    return f"−{words}" if rounded < 0 else words


def needs_and_figures(assessment: Assessment) -> tuple[list[Need], dict[str, Any]]:
    """The fixed needs and figures of a closed survey; while it is open, as they stand now."""
    if assessment.state == AssessmentState.CLOSED:
        return results.stored_needs(assessment), assessment.results or {}
    tables = counts.pair_tables(assessment)
    found = results.needs_of(assessment, tables)
    topics = Topic.objects.select_related("carried_from__edition").in_bulk([need.topic_id for need in found])
    for need in found:
        need.topic = topics[need.topic_id]
    return found, results.figures_of(assessment, tables)


def wanted_by(need: Need) -> float | None:
    """Interest: how many chose the topic; where nobody was asked to choose, its Borda points."""
    return need.borda if need.chosen is None else need.chosen


def rank_by(needs: list[Need], method: str) -> dict[int, int | None]:
    """topic → rank by a method."""
    scores = {
        Method.RDM: {need.topic_id: need.rds for need in needs},
        Method.BORICH: {need.topic_id: need.mwds for need in needs},
        Method.INTEREST: {need.topic_id: wanted_by(need) for need in needs},
    }[Method(method)]
    return ranks(scores, lowest_first=method == Method.RDM)


def ranked(needs: list[Need], method: str, items: dict[int, WorkPlanItem]) -> list[RankedTopic]:
    """The rows in the order of the method, the unranked last."""
    places = rank_by(needs, method)
    rows = [_row(need, places[need.topic_id], method, items.get(need.topic_id)) for need in needs]
    return sorted(rows, key=lambda row: (row.rank is None, row.rank or 0, row.topic.position))


def _row(need: Need, rank: int | None, method: str, item: WorkPlanItem | None) -> RankedTopic:
    rds = "" if need.rds is None else minus(need.rds)
    borich = "" if need.mwds is None else minus(need.mwds, 1)
    wanted = wanted_by(need)
    wanted_words = "" if wanted is None else minus(wanted, 0 if wanted == int(wanted) else 1)
    main = {Method.RDM: rds, Method.BORICH: borich, Method.INTEREST: wanted_words}[Method(method)]
    parts: list[Part] = []
    if need.below is not None:
        parts = [
            Part(need.below, _("below"), "k1"),
            Part(need.equal, _("equal"), "k3"),
            Part(need.above, _("above"), "no"),
        ]
    counts = ", ".join(f"{part.count} {part.label}" for part in parts)
    return RankedTopic(rank, need.topic, need, main, rds, borich, wanted_words, parts, counts, item)


def say_n(needs: list[Need]) -> str:
    """`n = 23`, or `n = 19 to 23` where some left topics out."""
    found = [need.n for need in needs if need.rds is not None]
    if not found:
        return ""
    low, high = min(found), max(found)
    return f"n = {high}" if low == high else _("n = %(low)d to %(high)d") % {"low": low, "high": high}


def other_order(rows: list[RankedTopic], needs: list[Need]) -> str:
    """Where Borich's score, which runs the other way, would put a topic elsewhere."""
    borich = rank_by(needs, Method.BORICH)
    for row in rows:
        place = borich.get(row.topic.pk)
        if row.rank and place and place < row.rank:
            words = _("Borich’s score runs the other way and would put topic %(topic)d at place %(place)d.")
            return words % {"topic": row.rank, "place": place}
    return _("Borich’s score runs the other way and gives the same order.") if rows else ""


class Chart(NamedTuple):
    """Importance against level. `rows`: (number, topic, importance, level, field of the chart)."""

    points: list[IpaPoint]
    cross: Crosshair
    summary: str
    rows: list[tuple[int, Topic, float, float, str]]
    by_midpoint: bool


def chart(rows: list[RankedTopic], *, by_midpoint: bool) -> Chart | None:
    """The chart of the topics that have figures, its lines at the grand means or the middle of the scale."""
    known = [row for row in rows if row.need.importance is not None]
    # Their own numbers: two topics that share a rank are still two dots.
    numbered = list(enumerate(known, 1))
    cross = crosshair(
        [(row.need.importance, row.need.level) for row in known], scale=SCALE if by_midpoint else None
    )
    if not known or cross is None:
        return None
    points = [
        IpaPoint(number, short(row.topic.title), row.need.level, row.need.importance)
        for number, row in numbered
    ]
    fields = {row.topic.pk: quadrant(row.need.importance, row.need.level, cross) for row in known}
    table = [
        (number, row.topic, row.need.importance, row.need.level, field_words(fields[row.topic.pk]))
        for number, row in numbered
    ]
    concentrate = [field for field in fields.values() if field == Quadrant.CONCENTRATE]
    summary = _summary(len(concentrate), cross, by_midpoint, say_n([row.need for row in known]))
    return Chart(points, cross, summary, table, by_midpoint)


def short(title: str, most: int = 30) -> str:
    """The title, cut between words where it is too long for the chart."""
    if len(title) <= most:
        return title
    return f"{title[:most].rpartition(' ')[0].rstrip(',;:')}…"


def field_words(field: Quadrant) -> str:
    return {
        Quadrant.CONCENTRATE: _("Concentrate here"),
        Quadrant.KEEP_UP: _("Keep up the good work"),
        Quadrant.LOW_PRIORITY: _("Low priority"),
        Quadrant.OVERKILL: _("Possible overkill"),
    }[field]


def _summary(count: int, cross: Crosshair, by_midpoint: bool, n: str) -> str:
    if by_midpoint:
        head = ngettext(
            "%(count)d topic is important and done less well than the middle of the scale.",
            "%(count)d topics are important and done less well than the middle of the scale.",
            count,
        )
        lines = _("The dotted lines stand at the middle of the scale, %(middle)s.")
    else:
        head = ngettext(
            "%(count)d topic matters more than average and is done less well than average.",
            "%(count)d topics matter more than average and are done less well than average.",
            count,
        )
        lines = _(
            "The dotted lines stand at the means of all topics: importance %(importance)s, level %(level)s."
        )
    facts = {
        "count": count,
        "middle": formats.number_format(cross.level, 0),
        "importance": formats.number_format(cross.importance, 2),
        "level": formats.number_format(cross.level, 2),
    }
    source = _("Importance–performance analysis (Martilla and James 1977), %(n)s.") % {"n": n}
    return f"{head % facts} {lines % facts} {source}"


class Levels(NamedTuple):
    """Topics × levels of government. `heads`: (name, n); `rows`: (topic, (name, value)…); `hidden`: names."""

    heads: list[tuple[str, int | None]]
    rows: list[tuple[Topic, list[tuple[str, str | None]]]]
    hidden: list[str]


def levels(figures: dict[str, Any], rows: list[RankedTopic]) -> Levels | None:
    """The need by level of government, only of groups that may be shown; None where there are not two."""
    known, shown = figures.get("level_n", {}), figures.get("levels", {})
    order = [level for level in GovernmentLevel.values if level in known]
    columns = [level for level in order if any(level in cells for cells in shown.values())]
    table = []
    for row in rows:
        cells = shown.get(str(row.topic.pk), {})
        if cells:
            said = [(_level(level), minus(cells[level]) if level in cells else None) for level in columns]
            table.append((row.topic, said))
    if not table or len(columns) < 2:
        return None
    heads = [(_level(level), known[level]) for level in columns]
    return Levels(heads, table, [_level(level) for level in order if level not in columns])


def _level(code: str) -> str:
    return str(GovernmentLevel(code).label)


class Distribution(NamedTuple):
    """One question's answers. `rows`: (words, count, share of 1, words of the share)."""

    text: str
    n: int | None
    rows: list[tuple[str, str, float, str]]
    is_ranking: bool


def distributions(figures: dict[str, Any]) -> list[Distribution]:
    """The other questions, with `n`; what fewer than five answered has no rows."""
    found = []
    for entry in figures.get("questions", []):
        is_ranking = entry["kind"] == QuestionKind.RANKING
        n = entry["n"] or 0
        most = max((count for _words, count in entry["parts"]), default=0)
        whole = most if is_ranking else n
        rows = [
            (words, minus(count), count / whole if whole else 0, f"{round(share(count, n) or 0)} %")
            for words, count in entry["parts"]
        ]
        found.append(Distribution(entry["text"], entry["n"], rows, is_ranking))
    return found


def has_enough(figures: dict[str, Any]) -> bool:
    return figures.get("n", 0) >= FEWEST
