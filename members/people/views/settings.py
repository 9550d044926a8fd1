"""Language, clocks, and the exchange of a personal link for a cookie. None of them needs an account."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from workinggroup.editions import links
from workinggroup.editions.access import public, signed_in

from .. import actions, forms, personal_links


def back(request: HttpRequest) -> str:
    """The page from which the form was sent; never another host."""
    asked = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure())
    return asked if safe else reverse("editions:front")


@public
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Choose the language: stored for a person, kept in a cookie for a guest."""
    code = request.POST.get("language", "")
    response = redirect(back(request))
    if code in dict(settings.LANGUAGES) and check_for_language(code):
        if request.user.is_authenticated:
            actions.choose_language(request.user, code)
        age = 365 * 86400
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, max_age=age, samesite="Lax", httponly=True)
    return response


@signed_in
@require_POST
def set_timezone(request: HttpRequest) -> HttpResponse:
    """Choose the clocks on which I read times."""
    form = forms.ZoneForm(request.POST)
    if form.is_valid():
        actions.choose_timezone(request.user, str(form.zone()))
    return redirect(back(request))


@public
@never_cache
def link(request: HttpRequest, token: str) -> HttpResponse:
    """Exchange a personal link for a cookie and go on to its page. Nothing is written by following it."""
    given = links.read(token)
    target = personal_links.target_of(given) if given and links.holder_of(given) else None
    if target is None:
        ended = given is not None or links.is_too_old(token)
        return render(
            request, "members/people/link_over.html", {"ended": ended}, status=410 if ended else 404
        )
    response = HttpResponseRedirect(target, status=303)
    response["Referrer-Policy"] = "no-referrer"
    return links.remember(response, token)
