"""Reviews: given out, declared, scored; then the selection with its changes by hand, letters and answers."""

import datetime as dt
from collections import defaultdict
from typing import Any

from members.recruitment.actions import decisions, letters, notes, reviews, selections, trying
from members.recruitment.queries.selections.counted import quota_name
from members.recruitment.states import Place, QuotaAttribute
from workinggroup.outbox.actions import send_drafts
from workinggroup.outbox.queries import drafts_by_occasion
from workshops.sample.content import call_texts, recruitment
from workshops.sample.content.shapes import Call, Conflict, ManualChange, Review

from .loader import Loader

PLACES = {"seat": Place.SEAT, "release": Place.OUT}
DAY = dt.timedelta(days=1)


def review(
    loader: Loader,
    name: str,
    files: dict[str, Any],
    contents: tuple[Review, ...],
    conflicts: tuple[Conflict, ...],
    *,
    start: dt.datetime,
    end: dt.datetime,
) -> None:
    """Give out the files, hear the conflicts, and let the reviewers score between two instants."""
    call = loader.calls[name]
    _give(loader, call, files, contents, conflicts, at=start)
    criteria = {one.title: one for one in call.criteria.all()}
    titles = {one.key: one.title for one in (*recruitment.CRITERIA_2022, *recruitment.CRITERIA_RUNNING)}
    rows = {
        (row.application_id, row.reviewer_id): row for file in files.values() for row in file.reviews.all()
    }
    for conflict in conflicts:
        row = rows[files[conflict.application].pk, loader.person(conflict.reviewer).pk]
        reviews.declare_conflict(
            row, has_conflict=True, words=conflict.reason, by=row.reviewer, at=start + dt.timedelta(hours=3)
        )
    for place, content in enumerate(contents):
        row = rows[files[content.application].pk, loader.person(content.reviewer).pk]
        scores = {
            criteria[titles[key]]: (n, content.comments.get(key, "")) for key, n in content.points.items()
        }
        scores[criteria[recruitment.ELIGIBLE.title]] = (int(content.eligible), "")
        at = loader.between(start + DAY, end, place, len(contents))
        _score(row, content, scores, by=loader.person(content.reviewer), at=at)


def _score(row: Any, content: Review, scores: dict[Any, Any], *, by: Any, at: dt.datetime) -> None:
    reviews.declare_conflict(row, has_conflict=False, by=by, at=at - dt.timedelta(minutes=25))
    saved = reviews.save_review(row, scores=scores, comment="", version=row.version, by=by, at=at)
    if content.finished:
        reviews.finish_review(saved, by=by, at=at)


def _give(
    loader: Loader,
    call: Any,
    files: dict[str, Any],
    contents: tuple[Review, ...],
    conflicts: tuple[Conflict, ...],
    *,
    at: dt.datetime,
) -> None:
    """Each pair of reviewers gets its files at once; who has a conflict says so afterwards."""
    readers = defaultdict(set)
    for content in contents:
        readers[content.application].add(content.reviewer)
    for conflict in conflicts:
        readers[conflict.application].add(conflict.reviewer)
    piles = defaultdict(list)
    for number, people in readers.items():
        piles[tuple(sorted(people))].append(files[number])
    for keys, pile in piles.items():
        reviewers = [loader.person(key) for key in keys]
        reviews.assign_reviewers(call, applications=pile, reviewers=reviewers, by=loader.secretary, at=at)


def select(
    loader: Loader, name: str, files: dict[str, Any], content: Call, changes: tuple[ManualChange, ...]
) -> Any:
    """Propose the best set, change it by hand with reasons, decide, write."""
    at, by = loader.at(content.decision), loader.secretary
    selection = selections.start_selection(loader.calls[name], by=by, at=at)
    selection = selections.propose(
        selection, version=selection.version, by=by, at=at + dt.timedelta(minutes=10)
    )
    # Releases come first: a seat must be free before somebody takes it.
    for place, change in enumerate(sorted(changes, key=lambda one: one.change), start=1):
        selection = selections.move(
            selection,
            application=files[change.application],
            place=PLACES[change.change],
            reason=change.reason,
            version=selection.version,
            by=by,
            at=at + dt.timedelta(minutes=30 + 5 * place),
        )
    _try_out(selection, by=by, at=at + dt.timedelta(hours=1))
    selection = selections.decide(selection, version=selection.version, by=by, at=at + dt.timedelta(hours=2))
    _write_letters(loader, selection, at=at + DAY)
    _publish_note(loader, selection, changes, at=at + 2 * DAY)
    return selection


def _publish_note(
    loader: Loader, selection: Any, changes: tuple[ManualChange, ...], *, at: dt.datetime
) -> None:
    """Once everybody has their letter, the public may read how the group was chosen."""
    public = {change.application: change.public for change in changes}
    for change in selection.changes.filter(undone_at=None).select_related("application", "selection__call"):
        if words := public.get(change.application.number):
            notes.word_change(change, words=words, by=loader.secretary, at=at)
    notes.publish_note(selection, by=loader.secretary, at=at + dt.timedelta(minutes=20))


def _try_out(selection: Any, *, by: Any, at: dt.datetime) -> None:
    """What the committee asked before it decided: who would sit without the rule for newcomers."""
    quota = selection.call.quotas.filter(attribute=QuotaAttribute.NEWCOMER).first()
    if quota is None:
        return
    copy = trying.copy_selection(selection, title=call_texts.TRIED_OUT, by=by, at=at)
    dropped: trying.Bounds = {quota_name(quota.attribute, quota.value): (None, None)}
    trying.try_quotas(copy, bounds=dropped, version=copy.version, by=by, at=at)
    selections.propose(copy, version=copy.version, by=by, at=at + dt.timedelta(minutes=5))


def _write_letters(loader: Loader, selection: Any, *, at: dt.datetime) -> None:
    """Letters are drafts first; read, sent, and answered within the week."""
    letters.write_letters(selection, by=loader.secretary, at=at)
    for _occasion, drafts in drafts_by_occasion(selection.call.edition):
        send_drafts(drafts, by=loader.secretary, at=at + dt.timedelta(hours=1))
    offers = selection.decisions.filter(outcome="accepted").select_related(
        "application__applicant", "application__organisation", "application__call__edition__group", "letter"
    )
    for place, decision in enumerate(offers.order_by("application__number")):
        when = loader.between(at + dt.timedelta(hours=2), at + 6 * DAY, place, 27)
        decisions.accept_offer(decision, by=decision.application.applicant, at=when)
