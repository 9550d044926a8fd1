"""The ASGI application that uvicorn serves."""

import asyncio
import os
import warnings
from concurrent.futures import Executor, ThreadPoolExecutor

import django
from asgiref.sync import ThreadSensitiveContext, sync_to_async
from django.conf import settings
from django.core.handlers.asgi import ASGIHandler
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponseBase

from workinggroup.base.middleware import Door

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workinggroup.settings")
# Assets come from whitenoise as files read in a thread; that is as it should be.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")


class InOrder(ASGIHandler):
    """So many requests are worked on at once; the others wait in the order in which they came.

    Each of a few threads keeps its connection to the database. With a thread for each of five hundred
    requests some would find no connection left, or lose every turn at the one lock of SQLite.
    Nobody holds a thread while a slow line brings the body or takes the answer.
    """

    def __init__(self) -> None:
        super().__init__()
        self.threads: asyncio.Queue[Executor] = asyncio.LifoQueue()
        for _ in range(settings.WEB_THREADS):
            self.threads.put_nowait(ThreadPoolExecutor(max_workers=1))

    async def get_response_async(self, request: HttpRequest) -> HttpResponseBase:
        thread = await self.threads.get()
        try:
            async with ThreadSensitiveContext(executor=thread):
                await sync_to_async(close_old_connections)()
                return await super().get_response_async(request)
        finally:
            self.threads.put_nowait(thread)


django.setup(set_prefix=False)
application = Door(InOrder())
