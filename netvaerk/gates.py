"""The gate on every route: fetch what the address names from what this person may see, then ask `may_...`.

A stranger gets the same 404 as for what does not exist; one who may see but not act gets 403. A test walks every
route and fails on one without a gate.
"""

from collections.abc import Callable, Collection, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from netvaerk.audit import record, record_list_read, record_read
from netvaerk.models import Person, Verb
from netvaerk.models.prepared import read

View = Callable[..., HttpResponse]
One = Callable[..., Model | None]


def gate(
    find: Callable[[Person], QuerySet],
    may: Callable[[Person, Any], bool],
    reads: Callable[[Any], Iterable[Person]] | None = None,
    beside: Collection[str] = (),
    one: One | None = None,
) -> Callable[[View], View]:
    """Guard a page about one thing. `reads` names the people whose data the page shows, for the event log; `beside`
    names the keys of the address that say nothing about the thing, and go on to the view. `one(person, **keys)` finds
    the thing among the same rows as `find`, by a query that is put into words once: see `prepared`."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **keys: Any) -> HttpResponse:
            more = {name: keys.pop(name) for name in beside}
            thing = one(request.user, **keys) if one else _the_one(find(request.user), keys)
            if thing is None:
                _record_refusal(request, _the_one(find(request.user).model._base_manager.only("pk"), keys))
                raise Http404
            if not may(request.user, thing):
                _record_refusal(request, thing)
                raise PermissionDenied
            response = view(request, thing, **more)
            if reads and shows_a_page(request, response):
                record_read(by=request.user, thing=thing, about=reads(thing))
            return response

        guarded.gate = may
        return guarded

    return guard


def _the_one(rows: QuerySet, keys: dict[str, Any]) -> Model | None:
    """The row that `keys` name, if it is among `rows`. Not sorted for, as `first` would: that is costly to ask."""
    return next(iter(rows.filter(**keys).order_by()[:1]), None)


def prepared(find: Callable[[Person], QuerySet]) -> One:
    """The one of `find` that the keys name, by a query put into words once: `find` hangs on no more of a person than
    their number and whether they are of the secretariat, and the keys are numbers."""

    def one(person: Person, **keys: int) -> Model | None:
        rows = read(_named, find, person.is_secretariat, tuple(keys), values=(person.pk, *keys.values()))
        return next(iter(rows), None)

    return one


def _named(
    find: Callable[[Person], QuerySet], officer: bool, names: tuple[str, ...], reader: int, *keys: int
) -> QuerySet:
    seen = find(Person.standing_as(reader, officer=officer))
    return seen.filter(**dict(zip(names, keys, strict=True))).order_by()[:1]


def shows_a_page(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether somebody now reads: a page, or a form that came back with what stands there. The replies to saves while
    one writes follow a page that was recorded."""
    came_back = response.status_code in (HTTPStatus.CONFLICT, HTTPStatus.UNPROCESSABLE_ENTITY)
    return came_back or (request.method == "GET" and response.status_code == HTTPStatus.OK)


def _record_refusal(request: HttpRequest, thing: Model | None) -> None:
    """A refusal leaves a record; what does not exist was refused to nobody."""
    if thing is not None:
        record(Verb.REFUSED, thing, by=request.user, at=timezone.now())


def page_gate(may: Callable[[Person], bool], lists: type[Model] | None = None) -> Callable[[View], View]:
    """Guard a page that is about no single thing: 404 for those it is not for, so that it gives nothing away. `lists`
    names the model whose rows the page lists, if people are read about in them, for the event log."""

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, **keys: Any) -> HttpResponse:
            if not may(request.user):
                raise Http404
            response = view(request, **keys)
            if lists and shows_a_page(request, response):
                record_list_read(by=request.user, of=lists)
            return response

        guarded.gate = may
        return guarded

    return guard


def open_to_all(view: View) -> View:
    """Mark a page that needs no login."""
    public = login_not_required(view)
    public.gate = open_to_all
    return public
