"""How the scores of a call came about: the method, what to talk about, and how strict each reviewer is."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from workinggroup.editions.access import needs
from workinggroup.editions.models import Edition
from workinggroup.editions.permissions import Permission

from ..queries.selections.ranking import WIDE_SPREAD, ranking
from ..queries.selections.scoring import FEW_FILES, WORTH_SAYING, method_words, reviewers_by_strictness
from .calls import call_in


@needs(Permission.SELECT_MEMBERS)
def scores(request: HttpRequest, edition: Edition, pk: int) -> HttpResponse:
    call = call_in(edition, pk)
    rows = ranking(call, reader=request.actor)
    page = {
        "edition": edition,
        "call": call,
        "method": method_words(call),
        "talk": [row for row in rows if row.talk_about],
        "over_fewer": [row for row in rows if row.criteria_words],
        "reviewers": reviewers_by_strictness(call),
        "wide": WIDE_SPREAD,
        "few": FEW_FILES,
        "worth": WORTH_SAYING,
    }
    return render(request, "members/recruitment/scores.html", page)
