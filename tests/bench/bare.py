"""The least that a server can do to save a text: one UPDATE in one transaction, no middleware.

`python -m uvicorn tests.bench.bare:application`
"""

import json
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workinggroup.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.asgi import get_asgi_application  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpRequest, JsonResponse  # noqa: E402
from django.urls import path  # noqa: E402

SAVE = "UPDATE recruitment_answer SET value = %s WHERE id = %s"


def save(request: HttpRequest, pk: int) -> JsonResponse:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(SAVE, [json.dumps(request.POST.get("text", "")), pk])
    return JsonResponse({"saved": pk})


urlpatterns = [path("save/<int:pk>/", save)]
settings.ROOT_URLCONF, settings.MIDDLEWARE = "tests.bench.bare", []
application = get_asgi_application()
