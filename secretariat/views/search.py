"""One search over what one may see."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from netvaerk.access import may_use_the_house
from netvaerk.gates import page_gate
from secretariat.queries import search as queries

LONGEST = 100


@require_GET
@page_gate(may_use_the_house)
def search(request: HttpRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:LONGEST]
    return render(request, "secretariat/search.html", {"words": words, "page": queries.search(request.user, words)})
