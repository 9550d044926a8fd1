"""What the pages of the outbox show."""

import datetime as dt
from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import Case, Count, Max, Min, Q, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from workinggroup.base.prepared import prepared
from workinggroup.base.states import Look

from .models import Email
from .rendering import text_with_action
from .states import EmailState

BACKLOG_TOO_OLD = dt.timedelta(minutes=30)


def backlog(*, at: dt.datetime) -> dict[str, Any]:
    """How much waits, and for how long: broken when the oldest row that should have gone waits too long."""
    found = Email.objects.waiting().filter(due_at__lte=at).aggregate(count=Count("pk"), oldest=Min("made_at"))
    age = (at - found["oldest"]).total_seconds() if found["oldest"] else 0.0
    return {
        "ok": age < BACKLOG_TOO_OLD.total_seconds(),
        "backlog": found["count"],
        "oldest_seconds": round(age, 1),
        "relay": "smtp" if settings.EMAIL_HOST else "files",
    }


class Outgoing(NamedTuple):
    """Mails of one occasion in one state: who does not look at single mails looks at these."""

    occasion: str
    state: EmailState
    subject: str
    number: int
    due_at: dt.datetime
    last_error: str
    attempts: int

    @property
    def look(self) -> Look:
        return self.state.look


# What waits for a person, what goes by itself, and what did not arrive.
ORDER = [EmailState.DRAFT, EmailState.QUEUED, EmailState.SENDING, EmailState.FAILED]


def outgoing(
    editions: list[Any], *, reader: Any = None, shown: Callable[[Any], Iterable[Q]] | None = None
) -> dict[int, list[Outgoing]]:
    """What is about to go out, waits to be read, or has failed: for each edition by occasion.

    `shown` gives the conditions under which the reader is shown a mail.
    """
    found: dict[int, list[Outgoing]] = {edition.pk: [] for edition in editions}
    for edition, occasion, state, *facts in _coming(editions, reader, shown=shown):
        found[edition].append(Outgoing(occasion, EmailState(state), *facts))
    for groups in found.values():
        groups.sort(key=lambda group: (ORDER.index(group.state), group.due_at))
    return found


@prepared
def _coming(editions: list[Any], reader: Any, *, shown: Any) -> QuerySet:
    conditions = shown(reader) if shown and reader is not None else ()
    found = Email.objects.filter(*conditions, edition__in=editions, state__in=ORDER).order_by()
    counted = [Min("subject"), Count("pk"), Min("due_at"), Max("last_error"), Max("attempts")]
    return found.values_list("edition", "occasion", "state").annotate(*counted)


def log(
    edition: Any, *, shown: Iterable[Q] = (), state: str = "", words: str = "", occasion: str = ""
) -> Any:
    """The mail log of an edition, of what its reader is shown: what failed first, then the newest."""
    found = Email.objects.filter(*shown, edition=edition).for_log()
    if state in EmailState.values:
        found = found.filter(state=state)
    if occasion:
        found = found.filter(occasion=occasion)
    if words:
        found = found.filter(
            Q(subject__icontains=words) | Q(to_name__icontains=words) | Q(to_address__icontains=words)
        )
    failed_first = Case(When(state=EmailState.FAILED, then=0), default=1)
    return found.order_by(failed_first, "-made_at", "-pk")


def counts_by_state(edition: Any, *, shown: Iterable[Q] = ()) -> dict[str, int]:
    """How many mails of an edition stand in each state."""
    found = Email.objects.filter(*shown, edition=edition)
    return dict(found.order_by().values_list("state").annotate(Count("pk")))


def words_of(email: Email) -> str:
    """The words that a person may change: the text without the address of its button."""
    return (
        email.text.removesuffix(text_with_action("", (email.action_words, email.action_url))).rstrip() + "\n"
    )


def by_subject(edition: Any, *, shown: Iterable[Q] = ()) -> list[Any]:
    """The log's summary: occasions, in the reader's language, with how many mails were sent and failed."""
    mine = Min("subject", filter=Q(language=get_language()))
    failed, sent = (
        Count("pk", filter=Q(state=EmailState.FAILED)),
        Count("pk", filter=Q(state=EmailState.SENT)),
    )
    found = Email.objects.filter(*shown, edition=edition).order_by().values("occasion")
    rows = found.annotate(
        subject=Coalesce(mine, Min("subject")),
        count=Count("pk"),
        failed=failed,
        sent=sent,
        last=Max("made_at"),
    )
    return list(rows.order_by("-failed", "-last")[:30])


def drafts_by_occasion(
    edition: Any, occasion: str = "", *, shown: Iterable[Q] = ()
) -> list[tuple[str, list[Email]]]:
    """Drafts grouped by what they are about, each group in the order of its recipients."""
    found = Email.objects.filter(*shown, edition=edition).drafts().for_log()
    found = found.filter(occasion=occasion) if occasion else found
    found = found.order_by("occasion", "to_name", "pk")
    return [(key, list(group)) for key, group in groupby(found, key=lambda email: email.occasion)]


def newest(words: str = "") -> Any:
    """Mails of all editions and of none, the newest first."""
    found = Email.objects.exclude(state=EmailState.DISCARDED).for_log().select_related("edition__group")
    if words:
        found = found.filter(
            Q(subject__icontains=words) | Q(to_name__icontains=words) | Q(to_address__icontains=words)
        )
    return found
