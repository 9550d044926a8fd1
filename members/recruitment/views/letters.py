"""The words of the decision letters of a call, with a preview for a real recipient."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from workinggroup.base.refusals import attempt
from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..actions.letters import word_template
from ..forms.decisions import LetterForm
from ..letters.placeholders import known_to
from ..letters.standard import Words, standard_words
from ..models import Call, Decision, LetterTemplate
from ..queries.decisions.letters import Letters, Worded, sample_decision
from ..queries.reviewing.reviews import conflicts_in
from ..states import Outcome
from .calls import call_in

TEMPLATES = "members/recruitment"
LANGUAGES = dict(settings.LANGUAGES)


@needs(Permission.SELECT_MEMBERS)
def letter_templates(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    """Each letter in each language: the standard one, or the call's own."""
    call = call_in(edition, pk)
    own = {(one.outcome, one.language): one for one in call.letter_templates.select_related("changed_by")}
    rows = [
        (outcome, [(code, label, own.get((outcome, code))) for code, label in settings.LANGUAGES])
        for outcome in Outcome
    ]
    return render(
        request, f"{TEMPLATES}/letter_templates.html", {"edition": edition, "call": call, "rows": rows}
    )


@needs(Permission.SELECT_MEMBERS)
def letter_template(
    request: HttpRequest, edition: Edition, pk: int, outcome: str, language: str
) -> HttpResponse:
    """One letter in one language. “Show” fills in what was typed and stores nothing."""
    if outcome not in Outcome.values or language not in LANGUAGES:
        raise Http404(outcome)
    call = call_in(edition, pk)
    stored = call.letter_templates.filter(outcome=outcome, language=language).first()
    form = LetterForm(request.POST or None, outcome=outcome, initial=start_of(stored, outcome, language))
    valid = form.is_valid()
    if valid and "show" not in request.POST:
        facts = {**form.cleaned_data, "by": request.actor, "at": timezone.now()}
        if attempt(form, word_template, call, outcome=outcome, language=language, **facts):
            messages.success(request, _("The letter is saved. Drafts that it changes are now outdated."))
            return redirect("recruitment:letter_template", edition.slug, pk, outcome, language)
    page = {
        "edition": edition,
        "call": call,
        "outcome": Outcome(outcome),
        "language": language,
        "language_name": LANGUAGES[language],
        "form": form,
        "placeholders": known_to(outcome),
        **preview(request, call, outcome, language, typed_in(form, stored, valid)),
    }
    return render(request, f"{TEMPLATES}/letter_template.html", page, status=422 if form.errors else 200)


def start_of(stored: LetterTemplate | None, outcome: str, language: str) -> dict[str, Any]:
    if stored:
        return {"subject": stored.subject, "body": stored.body, "version": stored.version}
    return {**standard_words(outcome, language)._asdict(), "version": 0}


def typed_in(form: LetterForm, stored: LetterTemplate | None, valid: bool) -> Words | None:
    """What to show filled in: the words that were typed when they are good, else those that are stored."""
    if form.is_bound and not valid:
        return None
    facts = form.cleaned_data if form.is_bound else form.initial
    return Words(facts["subject"], facts["body"])


def preview(
    request: HttpRequest, call: Call, outcome: str, language: str, words: Words | None
) -> dict[str, Any]:
    """The letter as a real recipient would get it, or somebody invented before anything is decided."""
    hidden = conflicts_in(call, request.actor)
    found = Decision.objects.of_call(call).filter(outcome=outcome, application__erased_at=None)
    found = found.exclude(application__in=hidden).select_related("application")
    recipients = list(found.order_by("application__number"))
    asked = request.POST.get("recipient", request.GET.get("recipient", ""))
    chosen = next((one for one in recipients if str(one.pk) == asked), None)
    chosen = chosen or next(iter(recipients), None)
    letter: Worded | None = None
    if words is not None:
        whose = chosen or sample_decision(call, outcome, language, at=timezone.now())
        whose.application.language = language
        letter = Letters(call, [whose.application.pk] if chosen else []).of(whose, words)
    return {"recipients": recipients, "chosen": chosen, "letter": letter}
