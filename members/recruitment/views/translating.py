"""The languages of a call, and one page for each of them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from workinggroup.base.refusals import told
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions import amending, translating
from ..forms.calls import LanguagesForm
from ..forms.translating import TranslationForm
from ..languages import tongue
from ..models import Call
from ..queries.calls.published import with_parts
from ..queries.calls.translating import progress_in, progress_of, texts_of
from ..rules import calls as rules
from .calls import TEMPLATES, call_in


@needs(Permission.MANAGE_CALLS)
def languages(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Which languages the call speaks, and how far each is."""
    found = call_in(edition, pk)
    form = LanguagesForm(request.POST or None, call=found)
    if form.is_valid():
        with told(request, _("Saved.")):
            translating.choose_languages(found, by=request.user, at=timezone.now(), **form.cleaned_data)
        return redirect("recruitment:languages", edition.slug, pk)
    page = {
        "edition": edition,
        "call": found,
        "form": form,
        "refused": rules.refuse_change(found, at=timezone.now()),
        "rows": [(tongue(one.language), one) for one in progress_of(with_parts(found))],
        "first": tongue(found.language),
    }
    return render(request, f"{TEMPLATES}/languages.html", page)


@needs(Permission.MANAGE_CALLS)
def translation(request: HttpRequest, edition: Edition, pk: int, language: str) -> HttpResponse:
    """Each text beside its original. On an open call the words make a new version; nobody is written to."""
    found = with_parts(call_in(edition, pk))
    if language not in found.offered[1:]:
        raise Http404(language)
    texts = texts_of(found, language)
    print_now = translating.print_of_words(texts)
    form = TranslationForm(request.POST or None, texts=texts, seen=print_now)
    stale = False
    if form.is_valid():
        stale = (form.cleaned_data["seen"] or print_now) != print_now
        if not stale and _store(request, found, language, form):
            return redirect("recruitment:translation", edition.slug, pk, language)
    page = {
        "edition": edition,
        "call": found,
        "form": form,
        "stale": stale,
        "print_now": print_now,
        "tongue": tongue(language),
        "first": tongue(found.language),
        "progress": progress_in(found, language),
    }
    return render(request, f"{TEMPLATES}/translation.html", page)


def _store(request: HttpRequest, call: Call, language: str, form: TranslationForm) -> bool:
    facts: dict[str, Any] = {"by": request.user, "at": timezone.now()}
    with told(request, _("Saved.")):
        if call.is_draft:
            seen = form.cleaned_data["seen"]
            translating.translate(call, language=language, words=form.words, seen=seen, **facts)
        else:
            reason = _("Translation: %(language)s") % {"language": tongue(language).name}
            wanted = amending.Amendment(words={language: form.words})
            amending.amend(call, wanted, version=call.version, reason=reason, tell=False, **facts)
        return True
    return False
