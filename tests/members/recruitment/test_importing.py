"""Importing a table of applications: whole or not at all, once, and only what was seen."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from members.recruitment import sent_tables
from members.recruitment.actions import importing as actions
from members.recruitment.models import Answer, Application, Call
from members.recruitment.queries.importing import rows as queries
from tests.connected import connections_of_their_own  # noqa: F401
from tests.makers import NOON
from tests.makers.editions import make_edition
from tests.makers.people import make_secretary
from tests.makers.recruitment import (
    make_application,
    make_call,
    make_closed_call,
    make_decided,
    make_draft_call,
    make_question,
)
from tests.members.recruitment.test_apply_pages import open_call
from tests.members.recruitment.test_import_table import ANA, BEN, HEADINGS, csv, file, read
from workinggroup.base.refusals import Refused
from workinggroup.outbox.models import Email

pytestmark = pytest.mark.django_db


def secretary() -> Any:
    return make_secretary(edition=make_edition())


def rows_of(call: Call, *rows: list[str]) -> list[actions.Row]:
    return [actions.Row(line.facts, {}) for line in read(call, csv(HEADINGS, *rows)).good]


def test_importing_numbers_every_row_under_the_notice_that_was_named() -> None:
    call = make_call(last_number=4)
    by = make_secretary(edition=call.edition)

    made = actions.import_applications(
        call, rows=rows_of(call, ANA, BEN), token=uuid.uuid4(), privacy_version="paper 2", by=by, at=NOON
    )

    assert [(one.number, one.state, one.privacy_version) for one in made] == [
        ("A005", "submitted", "paper 2"),
        ("A006", "submitted", "paper 2"),
    ]
    assert {(one.imported_by, one.imported_at) for one in made} == {(by, NOON)}
    assert made[0].applicant.email == "ana@example.org"
    assert made[1].organisation.name == "City"
    assert not Email.objects.exists()
    assert Call.objects.get().last_number == 6


def test_receipts_go_out_only_when_they_are_wanted() -> None:
    call = make_call()
    facts = {"privacy_version": "1", "by": make_secretary(edition=call.edition), "at": NOON}

    actions.import_applications(
        call, rows=rows_of(call, ANA), token=uuid.uuid4(), send_receipts=True, **facts
    )

    assert [mail.to_address for mail in Email.objects.all()] == ["ana@example.org"]


def test_one_row_that_cannot_come_in_keeps_all_of_them_out() -> None:
    call = make_call()
    rows = rows_of(call, ANA, BEN)
    make_application(call, email="ben@example.org")

    with pytest.raises(Refused, match="Sent in the meantime"):
        actions.import_applications(
            call, rows=rows, token=uuid.uuid4(), privacy_version="1", by=secretary(), at=NOON
        )

    assert Application.objects.count() == 1


def test_a_failure_in_the_middle_leaves_nothing_behind(monkeypatch: Any) -> None:
    call, by = make_call(), secretary()
    rows = rows_of(call, ANA, BEN)
    store, done = actions._store, []

    def fail_on_the_second(*args: Any, **facts: Any) -> Any:
        done.append(1)
        if len(done) == 2:
            raise RuntimeError
        return store(*args, **facts)

    monkeypatch.setattr(actions, "_store", fail_on_the_second)
    with pytest.raises(RuntimeError):
        actions.import_applications(call, rows=rows, token=uuid.uuid4(), privacy_version="1", by=by, at=NOON)

    assert (Application.objects.count(), Call.objects.get().last_number) == (0, 0)


@pytest.mark.usefixtures("real_connections")
def test_pressing_ten_times_at_once_imports_once() -> None:
    call, by, token = make_call(), secretary(), uuid.uuid4()
    rows = rows_of(call, ANA, BEN)

    def press(_n: int) -> list[str]:
        try:
            facts = {"privacy_version": "1", "by": by, "at": NOON}
            made = actions.import_applications(call, rows=rows, token=token, **facts)
            return [str(one.number) for one in made]
        finally:
            connection.close()

    with ThreadPoolExecutor(5) as pool:
        assert {tuple(numbers) for numbers in pool.map(press, range(10))} == {("A001", "A002")}
    assert Application.objects.count() == 2


def test_nothing_comes_into_a_call_that_is_a_draft_or_decided() -> None:
    decided = make_decided(make_application(make_closed_call(seats_max=1), score=80).call).call
    for call in (make_draft_call(), decided):
        with pytest.raises(Refused):
            actions.import_applications(
                call, rows=[], token=uuid.uuid4(), privacy_version="1", by=secretary(), at=NOON
            )


def pages(call: Call) -> tuple[Client, str]:
    client = Client()
    client.force_login(make_secretary(edition=call.edition))
    return client, reverse("recruitment:import", args=[call.edition.slug, call.pk])


def test_the_preview_stores_nothing_and_its_button_imports_what_was_seen() -> None:
    call = open_call()
    why = make_question(call, label="Why?")
    client, here = pages(call)
    table = file(csv([*HEADINGS, "Why?", "Remark"], [*ANA, "Because", "x"], [*BEN, "<script>", ""]))

    page = client.post(here, {"table": table, "privacy_version": "7"})

    words = page.content.decode()
    assert "Import 2 applications" in words
    assert "These columns are not read: Remark." in words
    assert not Application.objects.exists()
    sealed = page.context["sealed"]
    for _press in range(2):
        answer = client.post(here, {"sealed": sealed}, follow=True)
        assert "2 applications are imported: A001 to A002." in answer.content.decode()
    assert Application.objects.count() == 2
    assert {one.privacy_version for one in Application.objects.all()} == {"7"}
    assert {one.value for one in Answer.objects.filter(question=why)} == {"Because", "<script>"}


def test_with_an_error_there_is_no_button() -> None:
    client, here = pages(open_call())

    page = client.post(here, {"table": file(csv(HEADINGS, ANA, ["Ben", "no"])), "privacy_version": "1"})

    assert page.status_code == 422
    assert "Line 3" in page.content.decode()
    assert "Import 1" not in page.content.decode()


def test_a_preview_of_another_call_or_of_somebody_else_imports_nothing() -> None:
    call = open_call()
    client, here = pages(call)
    sealed = client.post(here, {"table": file(csv(HEADINGS, ANA)), "privacy_version": "1"}).context["sealed"]

    stranger, _here = pages(call)
    other, there = pages(open_call())
    for one, address in ((stranger, here), (other, there), (client, here)):
        one.post(address, {"sealed": sealed if one is not client else f"{sealed}x"})

    assert not Application.objects.exists()


def test_a_role_taken_between_preview_and_button_stops_the_import() -> None:
    call = open_call()
    client, here = pages(call)
    sealed = client.post(here, {"table": file(csv(HEADINGS, ANA)), "privacy_version": "1"}).context["sealed"]
    call.edition.role_grants.all().delete()

    assert client.post(here, {"sealed": sealed}).status_code == 404
    assert not Application.objects.exists()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_template_is_a_table_that_can_be_read_back(kind: str) -> None:
    call = open_call()
    make_question(call, label="=Why?")
    client, _here = pages(call)
    template = reverse("recruitment:import_template", args=[call.edition.slug, call.pk])

    content = client.get(template, {"format": kind}).content

    rate = queries.rater(call)
    rows = sent_tables._of_xlsx(content) if kind == "xlsx" else sent_tables._of_csv(content, rate)
    assert rate(rows[0]) == 11
