"""The invented recruitments are whole, and their selections can be worked out again."""

from collections import Counter

import highspy
import pytest

from workshops.sample.content import organisations, people, recruitment
from workshops.sample.content.shapes import Application, Quota

OUTSIDE_EU = {"CH", "GB", "NO"}
FINISHED = ("2022", "RUNNING")


def of(name: str, edition: str) -> tuple:
    return getattr(recruitment, f"{name}_{edition}")


@pytest.mark.parametrize(("edition", "count"), [("2022", 64), ("RUNNING", 41), ("NEXT", 12)])
def test_every_application_has_its_number_person_and_answers(edition, count):
    applications = of("APPLICATIONS", edition)
    assert [application.number for application in applications] == [f"A{n:03}" for n in range(1, count + 1)]
    assert len({application.person for application in applications}) == count
    assert all(
        set(application.answers) == {q.key for q in recruitment.QUESTIONS} for application in applications
    )


@pytest.mark.parametrize("edition", FINISHED)
def test_those_accepted_are_the_members(edition):
    accepted = {a.person for a in of("APPLICATIONS", edition) if a.state == "accepted"}
    assert accepted == set(getattr(people, f"MEMBERS_{edition}"))


@pytest.mark.parametrize("edition", ["2022", "RUNNING", "NEXT"])
def test_weights_add_up_to_a_hundred_and_each_point_has_a_meaning(edition):
    criteria = of("CRITERIA", edition)
    assert sum(criterion.weight or 0 for criterion in criteria) == 100
    assert [criterion.weight for criterion in criteria].count(None) == 1
    assert all(len(criterion.scale) == 5 for criterion in criteria if criterion.weight)


@pytest.mark.parametrize("edition", FINISHED)
def test_two_reviewers_without_a_conflict_read_each_application(edition):
    readers = Counter(review.application for review in of("REVIEWS", edition))
    assert set(readers.values()) == {2}
    pairs = {(review.application, review.reviewer) for review in of("REVIEWS", edition)}
    assert len(pairs) == len(of("REVIEWS", edition))
    conflicts = recruitment.CONFLICTS_2022 if edition == "2022" else ()
    assert not pairs & {(conflict.application, conflict.reviewer) for conflict in conflicts}
    assert {(conflict.application, conflict.instead) for conflict in conflicts} <= pairs


def test_the_next_call_is_in_mid_course():
    states = Counter(application.state for application in recruitment.APPLICATIONS_NEXT)
    assert states == {"submitted": 9, "draft": 3}
    finished = {review.application for review in recruitment.REVIEWS_NEXT if review.finished}
    assert len(finished) == 5
    assert recruitment.CALL_NEXT.opens.day < 0 < recruitment.CALL_NEXT.closes.day
    assert all(a.sent.day < 0 for a in recruitment.APPLICATIONS_NEXT if a.sent)


@pytest.mark.parametrize("edition", FINISHED)
def test_applications_come_in_order_while_the_call_is_open(edition):
    call = getattr(recruitment, f"CALL_{edition}")
    sent = [(a.sent.on or a.sent.day, a.sent.time) for a in of("APPLICATIONS", edition)]
    assert sent == sorted(sent)
    assert (call.opens.on or call.opens.day) <= sent[0][0]
    assert sent[-1][0] <= (call.closes.on or call.closes.day)


def value_of(application: Application, attribute: str) -> str:
    person = people.BY_KEY[application.person]
    organisation = organisations.BY_KEY[person.organisation]
    return {
        "level": organisation.level,
        "role": {"procurement": "procurer"}.get(person.role, person.role),
        "country": organisation.country,
        "newcomer": "yes" if application.newcomer else "no",
        "outside_eu": "outside" if organisation.country in OUTSIDE_EU else "inside",
    }[attribute]


def scores(edition: str) -> dict[str, float]:
    weights = {criterion.key: criterion.weight for criterion in of("CRITERIA", edition) if criterion.weight}
    total = Counter()
    for review in of("REVIEWS", edition):
        total[review.application] += sum(weights[key] * points for key, points in review.points.items()) / 8
    return dict(total)


def proposal(edition: str) -> set[str]:
    model, points = highspy.Highs(), scores(edition)
    model.setOptionValue("output_flag", False)
    seat = {a.number: model.addBinary(obj=-points[a.number]) for a in of("APPLICATIONS", edition)}
    model.addConstr(sum(seat.values()) == 27)
    for quota in of("QUOTAS", edition):
        for seats in groups(quota, edition, seat):
            if quota.at_least:
                model.addConstr(sum(seats) >= quota.at_least)
            if quota.at_most:
                model.addConstr(sum(seats) <= quota.at_most)
    model.run()
    return {number for number, variable in seat.items() if model.val(variable) > 0.5}


def groups(quota: Quota, edition: str, seat: dict) -> list[list]:
    by_value = {}
    for application in of("APPLICATIONS", edition):
        by_value.setdefault(value_of(application, quota.attribute), []).append(seat[application.number])
    return list(by_value.values()) if quota.value == "*" else [by_value[quota.value]]


@pytest.mark.parametrize("edition", FINISHED)
def test_the_members_are_the_best_set_and_the_changes_by_hand(edition):
    chosen = proposal(edition)
    for change in of("CHANGES", edition):
        assert (change.application in chosen) == (change.change == "release")
        chosen ^= {change.application}
    members = getattr(people, f"MEMBERS_{edition}")
    assert chosen == {a.number for a in of("APPLICATIONS", edition) if a.person in members}
