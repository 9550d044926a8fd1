"""What the pages about people show."""

import datetime as dt
from typing import Any, NamedTuple

from allauth.account.models import EmailAddress
from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django_countries import countries

from workinggroup.base.prepared import prepared
from workinggroup.editions import registry
from workinggroup.editions.home import by_deadline
from workinggroup.editions.models import Edition
from workinggroup.editions.states import EditionState

from .models import Membership, Person, RoleGrant
from .states import GovernmentLevel, MembershipKind

SORTS = {
    "name": ["person__name", "pk"],
    "organisation": ["organisation__name", "person__name"],
    "country": ["organisation__country", "organisation__name", "person__name"],
    "level": ["organisation__level", "organisation__name", "person__name"],
    "kind": ["kind", "organisation__name", "person__name"],
    "since": ["since", "person__name"],
}


class Filter(NamedTuple):
    """What the reader of the directory asked for."""

    country: str = ""
    level: str = ""
    kind: str = ""
    words: str = ""
    sort: str = "organisation"


def filter_of(asked: Any) -> Filter:
    sort = asked.get("sort", "organisation")
    names = ("country", "level", "kind")
    values = {name: asked.get(name, "").strip() for name in names}
    known = sort if sort.lstrip("-") in SORTS else "organisation"
    return Filter(**values, words=asked.get("q", "").strip(), sort=known)


def directory(edition: Edition, wanted: Filter) -> Any:
    """The current memberships of an edition under a filter, sorted."""
    found = edition.memberships.current().select_related("person", "organisation")
    if wanted.country:
        found = found.filter(organisation__country=wanted.country)
    if wanted.level:
        found = found.filter(organisation__level=wanted.level)
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.words:
        words = wanted.words
        found = found.filter(
            Q(person__name__icontains=words)
            | Q(person__function__icontains=words)
            | Q(organisation__name__icontains=words)
        )
    keys = SORTS[wanted.sort.lstrip("-")]
    return found.order_by(*(f"-{key}" for key in keys) if wanted.sort.startswith("-") else keys)


def directory_choices(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """What can be chosen in the filter: only what there is."""
    found = list(
        edition.memberships.current()
        .order_by()
        .values_list("organisation__country", "organisation__level", "kind")
        .distinct()
    )
    here, levels, kinds = ({row[n] for row in found} for n in range(3))
    return {
        "countries": sorted(((code, countries.name(code)) for code in here), key=lambda pair: pair[1]),
        "levels": [(value, label) for value, label in GovernmentLevel.choices if value in levels],
        "kinds": [(value, label) for value, label in MembershipKind.choices if value in kinds],
    }


def directory_table(found: Any, *, with_addresses: bool) -> tuple[list[str], list[list[Any]]]:
    """Headings and rows of the export; addresses only for those who look after the edition."""
    heads = [
        _("Name"),
        _("Function"),
        _("Organisation"),
        _("Country"),
        _("Level of government"),
        _("Takes part as"),
    ]
    heads += [_("E-mail")] if with_addresses else []
    rows = [
        [
            str(one.person),
            one.person.function,
            one.organisation.name,
            one.organisation.country.code,
            one.organisation.get_level_display(),
            one.get_kind_display(),
            *([one.person.email] if with_addresses else []),
        ]
        for one in found
    ]
    return heads, rows


class Counts(NamedTuple):
    """How many of a kind, and how many members of each level of government."""

    kinds: dict[str, dict[str, int]]
    levels: list[tuple[GovernmentLevel, int]]


def counts(edition: Edition) -> Counts:
    """Persons and organisations by kind, and members by level, in one query.

    A person takes part once in an edition, and an organisation has one level, so the parts add up.
    """
    kinds: dict[str, dict[str, int]] = {}
    levels: dict[str, int] = {}
    for row in _counts(edition):
        sums = kinds.setdefault(row["kind"], {"persons": 0, "organisations": 0})
        sums["persons"] += row["persons"]
        sums["organisations"] += row["organisations"]
        if row["kind"] == MembershipKind.MEMBER:
            levels[row["organisation__level"]] = row["persons"]
    largest_first = sorted(levels.items(), key=lambda pair: -pair[1])
    return Counts(kinds, [(GovernmentLevel(level), number) for level, number in largest_first])


@prepared
def _counts(edition: Edition) -> QuerySet:
    both = {"persons": Count("person", distinct=True), "organisations": Count("organisation", distinct=True)}
    found = Membership.objects.current().filter(edition=edition).order_by()
    return found.values("kind", "organisation__level").annotate(**both)


def roles(edition: Edition) -> list[RoleGrant]:
    """The roles given by hand."""
    found = RoleGrant.objects.filter(edition=edition).select_related("person", "edition", "given_by")
    return list(found.order_by("role", "person__name", "pk"))


def people_of_earlier(edition: Edition) -> list[Membership]:
    """Who took part in the edition that this one was made from and does not yet take part in this one."""
    if edition.made_from is None:
        return []
    back = edition.memberships.current().values("person")
    found = edition.made_from.memberships.current().exclude(person__in=back)
    return list(found.filter(person__is_active=True).for_directory())


class Mine(NamedTuple):
    """What "What needs me" shows."""

    todos: list[registry.Todo]
    session: registry.NextSession | None
    actions: list[registry.MyAction]
    remarks: list[registry.Remark]
    colleagues: list[Membership]


def mine(person: Person, *, at: dt.datetime) -> Mine:
    """Everything that concerns one person, over all editions in which they hold a role.

    An action stands in its own list, and not among the to-dos once more.
    """
    actions = sorted(registry.my_actions(person), key=lambda one: (one.is_done, one.due_on or dt.date.max))
    listed = {action.done_url for action in actions}
    alive = [edition for edition in person.editions if edition.state != EditionState.FINISHED]
    todos = [
        todo for edition in alive for todo in registry.todos(edition, person, at) if todo.url not in listed
    ]
    sessions = sorted(registry.next_sessions(person, at), key=lambda session: session.starts_at)
    return Mine(
        by_deadline(todos + registry.personal_todos(person, at)),
        sessions[0] if sessions else None,
        actions,
        remarks(person, person.editions),
        colleagues(person),
    )


def edition_now(person: Person) -> Edition | None:
    """The edition whose stages stand beside the person's page: the newest that runs, else the newest."""
    running = (edition for edition in person.editions if edition.state == EditionState.RUNNING)
    return next(running, person.editions[0] if person.editions else None)


def editions_shown(person: Person) -> list[Edition]:
    """The editions of which a person's page tells: those that are not finished, and that of its track."""
    now = edition_now(person)
    return [one for one in person.editions if one.state != EditionState.FINISHED or one is now]


def remarks(person: Person, editions: list[Edition]) -> list[registry.Remark]:
    """What my organisation said and what became of it; what led furthest comes first."""
    return sorted(registry.remarks(editions, person), key=lambda remark: -len(remark.became))


def colleagues(person: Person) -> list[Membership]:
    """Who speaks for my organisation in the editions in which I take part, me included; each once."""
    each: dict[tuple[int, int], Membership] = {}
    for membership in _beside(person):
        each.setdefault((membership.person_id, membership.organisation_id), membership)
    return list(each.values())


@prepared
def _beside(person: Person) -> QuerySet[Membership]:
    """The memberships for the same organisation in the same edition."""
    own = Membership.objects.current().filter(
        person=person, edition=OuterRef("edition"), organisation=OuterRef("organisation")
    )
    found = Membership.objects.current().filter(Exists(own)).select_related("person", "organisation")
    return found.order_by("-edition__year", "person__name")


def addresses_of(person: Person) -> set[str]:
    """The addresses that are known to be this person's, in lower case."""
    confirmed = EmailAddress.objects.filter(user=person, verified=True).values_list("email", flat=True)
    return {person.email.lower(), *(address.lower() for address in confirmed)}
