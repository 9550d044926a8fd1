"""The page of long work: it belongs to who started it, and asks again by itself until it is over."""

from typing import Any

import pytest
from django.urls import reverse

from tests.makers import NOON
from tests.makers.people import make_person
from workinggroup.base.models import Job, JobState

pytestmark = pytest.mark.django_db


def make_job(**facts: Any) -> Job:
    return Job.objects.create(what="Making the report", made_at=NOON, **facts)


def test_my_long_work_says_how_far_it_is_and_asks_again(client: Any) -> None:
    person = make_person()
    job = make_job(by=person, state=JobState.RUNNING, done=29, total=46)
    client.force_login(person)

    page = client.get(reverse("base:job", args=[job.pk])).content.decode()

    assert "29 of 46" in page
    assert f'hx-get="{reverse("base:job", args=[job.pk])}"' in page


def test_work_that_is_over_asks_no_more_and_leads_to_its_result(client: Any) -> None:
    person = make_person()
    job = make_job(by=person, state=JobState.DONE, done=1, total=1, leads_to="/result/")
    client.force_login(person)

    part = client.get(reverse("base:job", args=[job.pk]), headers={"hx-request": "true"}).content.decode()

    assert "hx-get" not in part
    assert 'href="/result/"' in part
    assert "<html" not in part


@pytest.mark.parametrize("signed_in", [True, False], ids=["somebody else", "nobody"])
def test_the_long_work_of_others_is_not_found(client: Any, signed_in: bool) -> None:
    job = make_job(by=make_person())
    if signed_in:
        client.force_login(make_person())

    assert client.get(reverse("base:job", args=[job.pk])).status_code == 404
