"""The group and its three editions: public facts first, then the secretariat that runs them."""

import datetime as dt
from typing import Any

from members.people.actions import give_role
from workinggroup.editions import actions
from workinggroup.editions.permissions import Role
from workinggroup.editions.states import HostRole
from workshops.sample.content import facts, people
from workshops.sample.content.shapes import Fact, Moment, Topic

from .desk import Desk

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


def make_group(desk: Desk) -> Any:
    """The standing group, created by its secretariat."""
    at = desk.at(BEFORE_THE_FIRST)
    by = desk.person(people.SECRETARIAT[0], at=at)
    facts_of_group: dict[str, Any] = {
        name: facts.GROUP[name] for name in ("name", "short_name", "aliases", "slug")
    }
    return actions.create_group(**facts_of_group, about=ABOUT, by=by, at=at)


def make_edition_2022(desk: Desk, group: Any) -> Any:
    at = desk.at(BEFORE_THE_FIRST)
    told = facts.EDITION_2022
    days = {name: dt.date.fromisoformat(told[name]) for name in ("starts_on", "ends_on")}
    edition = actions.create_edition(
        group, title=told["title"], year=2022, slug=told["slug"], about=ABOUT_2022, timezone=told["zone"],
        reply_to=REPLY_TO, by=desk.secretary, at=at, **days,
    )  # fmt: skip
    _staff(desk, "2022", edition, at)
    _hosts_and_objectives(desk, edition, at)
    _topics(desk, "2022", facts.TOPICS_2022, at)
    for fact in (*facts.COUNTS_2022, *facts.NOT_PUBLISHED):
        _figure(desk, edition, fact, at)
    return edition


def make_running_edition(desk: Desk) -> Any:
    """The edition of this year, made from the one of 2022."""
    at = desk.at(RUNNING_MADE)
    told: dict[str, Any] = facts.RUNNING
    edition, _taken = actions.new_edition_from(
        desk.editions["2022"], title=told["title"], year=_year(desk, 2023), slug=str(_year(desk, 2023)),
        about=ABOUT_RUNNING, by=desk.secretary, at=at,
        starts_on=desk.day_of(Moment(day=told["starts_day"])),
        ends_on=desk.day_of(Moment(day=told["ends_day"])),
    )  # fmt: skip
    _staff(desk, "running", edition, at)
    _hosts_and_objectives(desk, edition, at)
    _topics(desk, "running", facts.RUNNING_TOPICS, at)
    return edition


def make_next_edition(desk: Desk) -> Any:
    """The edition of next year, in preparation: it has a call, and no topics yet."""
    at = desk.at(NEXT_MADE)
    year = _year(desk, 2023) + 1
    told: dict[str, Any] = facts.NEXT
    edition, _taken = actions.new_edition_from(
        desk.editions["running"], title=f"{facts.GROUP['short_name']}, {year}", year=year, slug=str(year),
        about=ABOUT_NEXT, by=desk.secretary, at=at,
        starts_on=desk.day_of(Moment(day=told["starts_day"])),
        ends_on=desk.day_of(Moment(day=told["ends_day"])),
    )  # fmt: skip
    _staff(desk, "next", edition, at)
    _hosts_and_objectives(desk, edition, at)
    return edition


def _year(desk: Desk, earliest: int) -> int:
    return max(desk.today.year, earliest)


def _staff(desk: Desk, name: str, edition: Any, at: dt.datetime) -> None:
    """Whoever made the edition holds the secretariat already; the deputy and the reviewers get their role."""
    desk.editions[name] = edition
    deputy = desk.person(people.SECRETARIAT[1], at=at)
    give_role(deputy, role=Role.SECRETARIAT, edition=edition, by=desk.secretary, at=at)
    for key in people.REVIEWERS:
        reviewer = desk.person(key, at=at, edition=edition)
        give_role(reviewer, role=Role.REVIEWER, edition=edition, by=desk.secretary, at=at)


def _hosts_and_objectives(desk: Desk, edition: Any, at: dt.datetime) -> None:
    by = desk.secretary
    for host in facts.HOST_BODIES:
        actions.add_host_body(
            edition, name=host.name, role=HOST_ROLES[host.role], country=host.country or "", by=by, at=at
        )
    for text in facts.OBJECTIVES:
        actions.add_objective(edition, text=text, by=by, at=at)


def _topics(desk: Desk, name: str, topics: tuple[Topic, ...], at: dt.datetime) -> None:
    for topic in topics:
        earlier = desk.topics.get(("2022", topic.carried_over_from or "")) if name != "2022" else None
        desk.topics[name, topic.key] = actions.add_topic(
            desk.editions[name], title=topic.title, carried_from=earlier, by=desk.secretary, at=at
        )


def _figure(desk: Desk, edition: Any, fact: Fact, at: dt.datetime) -> None:
    value = fact.value if isinstance(fact.value, int) else None
    actions.add_figure(
        edition, what=fact.what, value=value, source=fact.source or "", by=desk.secretary, at=at
    )
