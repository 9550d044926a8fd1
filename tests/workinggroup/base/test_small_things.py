"""Markdown, logs, and the health page."""

import logging

import pytest
from django.utils import timezone

from workinggroup.base.logs import MaskTokens, masked
from workinggroup.base.markdown import render
from workinggroup.base.models import Heartbeat


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        '<img src=x onerror="alert(1)">',
        "<b style='x'>b</b>",
    ],
)
def test_markdown_lets_no_script_through(hostile):
    html = render(hostile)

    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "<b " not in html


def test_markdown_gives_paragraphs_lists_and_links():
    assert render("# A\n\n- [b](https://example.org)") == (
        '<h2>A</h2>\n<ul>\n<li><a href="https://example.org" rel="noopener noreferrer">b</a></li>\n</ul>\n'
    )


def test_tokens_in_paths_are_masked_in_logs():
    record = logging.LogRecord("x", logging.INFO, "", 1, "GET %s", ("/p/abc.def-1/ 200",), None)
    MaskTokens().filter(record)

    assert record.getMessage() == "GET /p/…/ 200"
    assert masked("/calendar/s3cret.ics") == "/calendar/…"


@pytest.mark.django_db
def test_health_is_well_while_a_worker_is_seen(client):
    Heartbeat.beat("worker", at=timezone.now())

    response = client.get("/healthz")

    assert response.status_code == 200
    assert set(response.json()) == {"ok", "database", "job_queue", "outbox"}


@pytest.mark.django_db
def test_health_is_broken_without_a_worker(client):
    response = client.get("/healthz")

    assert response.status_code == 503
    assert response.json()["job_queue"]["ok"] is False
