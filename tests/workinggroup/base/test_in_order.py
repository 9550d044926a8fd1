"""Requests wait in order for a few threads, each of which keeps its connection."""

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from asgiref.sync import sync_to_async
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from workinggroup.asgi import InOrder


def test_as_many_at_once_as_there_are_threads_and_the_others_in_order(settings) -> None:
    settings.WEB_THREADS = 3
    came: list[str] = []
    threads: set[int] = set()
    inside: list[int] = []
    now = 0

    def work(request: HttpRequest) -> HttpResponse:
        nonlocal now
        now += 1
        inside.append(now)
        came.append(request.path)
        threads.add(threading.get_ident())
        time.sleep(0.01)
        now -= 1
        return HttpResponse()

    async def all_at_once() -> list[HttpResponse]:
        handler = InOrder()
        handler._middleware_chain = sync_to_async(work)
        requests = [RequestFactory().get(f"/{n:02}") for n in range(30)]
        return await asyncio.gather(*(handler.get_response_async(one) for one in requests))

    # In a thread of its own: a browser of an earlier test may have left its loop in this one.
    with ThreadPoolExecutor(max_workers=1) as alone:
        answers = alone.submit(lambda: asyncio.run(all_at_once())).result()

    assert [one.status_code for one in answers] == [200] * 30
    assert (max(inside), len(threads)) == (3, 3)
    assert all(abs(came.index(path) - place) <= 3 for place, path in enumerate(sorted(came)))
