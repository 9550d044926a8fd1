"""The least that a server can do to save a text: one UPDATE in one transaction, no middleware.

`python -m uvicorn tests.bench.bare:application`
"""

import json
import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workinggroup.settings")

from workinggroup.asgi import InOrder  # noqa: I001 - sets Django up

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, JsonResponse
from django.urls import path

SAVE = "UPDATE recruitment_answer SET value = %s WHERE id = %s"


def save(request: HttpRequest, pk: int) -> JsonResponse:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SAVE, [json.dumps(request.POST.get("text", "")), pk])
    return JsonResponse({"saved": pk})


urlpatterns = [path("save/<int:pk>/", save)]
settings.ROOT_URLCONF, settings.MIDDLEWARE = "tests.bench.bare", []
application = InOrder()  # no more connections than the product has
