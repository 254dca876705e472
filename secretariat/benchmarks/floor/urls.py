"""The one page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from secretariat.benchmarks.floor.models import Row


@login_required
def rows(request: HttpRequest) -> HttpResponse:
    return render(request, "rows.html", {"rows": Row.objects.order_by("name")[:25]})


urlpatterns = [path("", rows, name="rows")]
