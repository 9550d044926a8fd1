"""The group and its three editions: public facts first, then the secretariat that runs them."""

import datetime as dt
from typing import Any

from members.people.actions import give_role
from workinggroup.editions import actions
from workinggroup.editions.permissions import Role
from workinggroup.editions.states import HostRole
from workshops.sample.content import facts, people
from workshops.sample.content.shapes import Fact, Moment, Topic

from .loader import Loader

ABOUT = (
    "The working group brings together people who write the rules for buying IT and people who sign the "
    "contracts. They come from towns, regions, states and joint purchasing bodies, and they share what works "
    "when a public buyer asks how devices are made, repaired and taken apart."
)
ABOUT_2022 = (
    "Members from eleven countries compared their tenders in four workshops and one open webinar, from the "
    "mine to the disposal of old devices."
)
ABOUT_RUNNING = (
    "The year after the signature: who reads what suppliers report, who acts on it, and how the next tender "
    "learns from it."
)
ABOUT_NEXT = (
    "The years after the signature: who follows up, with which hours, and what becomes of what was found. "
    "Its topics will come from the survey of its members."
)
REPLY_TO = "secretariat@local-councils.sample.invalid"
HOST_ROLES = {
    "commissioning body": HostRole.COMMISSIONING,
    "secretariat": HostRole.SECRETARIAT,
    "host frame": HostRole.FRAME,
}
BEFORE_THE_FIRST = Moment(on="2022-01-03", time="09:00")
RUNNING_MADE = Moment(day=-170, time="09:00")
NEXT_MADE = Moment(day=-24, time="09:00")


def make_group(loader: Loader) -> Any:
    """The standing group, created by its secretariat."""
    at = loader.at(BEFORE_THE_FIRST)
    by = loader.person(people.SECRETARIAT[0], at=at)
    facts_of_group: dict[str, Any] = {
        name: facts.GROUP[name] for name in ("name", "short_name", "aliases", "slug")
    }
    return actions.create_group(**facts_of_group, about=ABOUT, by=by, at=at)


def make_edition_2022(loader: Loader, group: Any) -> Any:
    at = loader.at(BEFORE_THE_FIRST)
    told = facts.EDITION_2022
    days = {name: dt.date.fromisoformat(told[name]) for name in ("starts_on", "ends_on")}
    edition = actions.create_edition(
        group, title=told["title"], year=2022, slug=told["slug"], about=ABOUT_2022, timezone=told["zone"],
        reply_to=REPLY_TO, by=loader.secretary, at=at, **days,
    )  # fmt: skip
    _staff(loader, "2022", edition, at)
    _hosts_and_objectives(loader, edition, at)
    _topics(loader, "2022", facts.TOPICS_2022, at)
    for fact in (*facts.COUNTS_2022, *facts.NOT_PUBLISHED):
        _figure(loader, edition, fact, at)
    return edition


def make_running_edition(loader: Loader) -> Any:
    """The edition of this year, made from the one of 2022."""
    at = loader.at(RUNNING_MADE)
    told: dict[str, Any] = facts.RUNNING
    edition, _taken = actions.new_edition_from(
        loader.editions["2022"], title=told["title"], year=_year(loader, 2023), slug=str(_year(loader, 2023)),
        about=ABOUT_RUNNING, by=loader.secretary, at=at,
        starts_on=loader.day_of(Moment(day=told["starts_day"])),
        ends_on=loader.day_of(Moment(day=told["ends_day"])),
    )  # fmt: skip
    _staff(loader, "running", edition, at)
    _hosts_and_objectives(loader, edition, at)
    _topics(loader, "running", facts.RUNNING_TOPICS, at)
    return edition


def make_next_edition(loader: Loader) -> Any:
    """The edition of next year, in preparation: it has a call, and no topics yet."""
    at = loader.at(NEXT_MADE)
    year = _year(loader, 2023) + 1
    told: dict[str, Any] = facts.NEXT
    edition, _taken = actions.new_edition_from(
        loader.editions["running"], title=f"{facts.GROUP['short_name']}, {year}", year=year, slug=str(year),
        about=ABOUT_NEXT, by=loader.secretary, at=at,
        starts_on=loader.day_of(Moment(day=told["starts_day"])),
        ends_on=loader.day_of(Moment(day=told["ends_day"])),
    )  # fmt: skip
    _staff(loader, "next", edition, at)
    _hosts_and_objectives(loader, edition, at)
    return edition


def _year(loader: Loader, earliest: int) -> int:
    return max(loader.today.year, earliest)


def _staff(loader: Loader, name: str, edition: Any, at: dt.datetime) -> None:
    """Whoever made the edition holds the secretariat already; the deputy and the reviewers get their role."""
    loader.editions[name] = edition
    deputy = loader.person(people.SECRETARIAT[1], at=at)
    give_role(deputy, role=Role.SECRETARIAT, edition=edition, by=loader.secretary, at=at)
    for key in people.REVIEWERS:
        reviewer = loader.person(key, at=at, edition=edition)
        give_role(reviewer, role=Role.REVIEWER, edition=edition, by=loader.secretary, at=at)


def _hosts_and_objectives(loader: Loader, edition: Any, at: dt.datetime) -> None:
    by = loader.secretary
    for host in facts.HOST_BODIES:
        actions.add_host_body(
            edition, name=host.name, role=HOST_ROLES[host.role], country=host.country or "", by=by, at=at
        )
    for text in facts.OBJECTIVES:
        actions.add_objective(edition, text=text, by=by, at=at)


def _topics(loader: Loader, name: str, topics: tuple[Topic, ...], at: dt.datetime) -> None:
    for topic in topics:
        earlier = loader.topics.get(("2022", topic.carried_over_from or "")) if name != "2022" else None
        loader.topics[name, topic.key] = actions.add_topic(
            loader.editions[name], title=topic.title, carried_from=earlier, by=loader.secretary, at=at
        )


def _figure(loader: Loader, edition: Any, fact: Fact, at: dt.datetime) -> None:
    value = fact.value if isinstance(fact.value, int) else None
    actions.add_figure(
        edition, what=fact.what, value=value, source=fact.source or "", by=loader.secretary, at=at
    )
