"""In which language a call is read: the one asked for, else the application's, else that of the page."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from ..languages import Tongue, tongue
from ..models import Application, Call


def language_of(request: HttpRequest, call: Call, application: Application | None = None) -> str:
    """Use it as `with speaking(language_of(request, call, application)):` around what makes the page."""
    asked = request.GET.get("language")
    return call.language_for(asked, application.language if application else None, get_language())


def tongues(call: Call) -> list[Tongue]:
    """What the reader may choose from; nothing where there is no choice."""
    return [tongue(code) for code in call.offered] if len(call.offered) > 1 else []


def facts_of_language(call: Call, language: str) -> dict[str, Any]:
    return {"tongues": tongues(call), "language": language}
