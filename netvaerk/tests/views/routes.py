"""Every address of the project, read from the resolver, so that a new one cannot slip past the tests."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.test import RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse


@dataclass(frozen=True)
class Route:
    name: str
    callback: Callable[..., Any]
    keys: tuple[str, ...]
    namespace: str

    def at(self, **keys: Any) -> str:
        return reverse(self.name, kwargs=keys)


def routes(resolver: URLResolver | None = None, namespace: str = "", above: tuple[str, ...] = ()) -> Iterator[Route]:
    """All routes, those of included modules too; `namespace` is "admin" for the administration's own,
    `above` what the address of a module names before its own addresses begin."""
    for one in (resolver or get_resolver()).url_patterns:
        if isinstance(one, URLPattern):
            keys = tuple(one.pattern.converters) or tuple(one.pattern.regex.groupindex)
            yield Route(one.name or "", one.callback, (*above, *keys), namespace)
        else:
            yield from routes(one, one.namespace or namespace, (*above, *one.pattern.converters))


def own_routes() -> list[Route]:
    return [route for route in routes() if route.namespace == ""]


SOME_KEYS = {
    "pk": 1,
    "order": 1,
    "slug": "en-side",
    "uidb36": "1",
    "key": "set-password",
    "kind": "start",
    "organization_slug": "saml",
    "number": 1,
    "name": "asked_to_take_a_role",
    "language": "da",
    "code": "answers",
}


def some_address(route: Route) -> str:
    """The route's address with keys of the right shape, whether or not they name anything."""
    return route.at(**{key: SOME_KEYS[key] for key in route.keys})


@cache
def methods_of(route: Route) -> frozenset[str]:
    """The methods that the route lets in. To any other it says 405 and no word more, before it looks at who asks and for
    what: nobody asks here."""
    keys = {key: SOME_KEYS[key] for key in route.keys}
    refusal = route.callback(RequestFactory().options(some_address(route)), **keys)
    assert (refusal.status_code, refusal.content) == (405, b""), f"{route.name} lets every method in"
    return frozenset(refusal.headers["Allow"].split(", "))
