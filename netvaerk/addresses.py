"""Addresses on shelves by their first word, so that a page is found among a dozen and not among hundreds: Django asks
one address after another whether it is meant, on every page. And the addresses of a list, which differ in a number."""

from collections.abc import Iterable, Iterator
from functools import cache

from django.urls import URLPattern, URLResolver, include, path, reverse

Address = URLPattern | URLResolver
THING = "<int:pk>"


def shelved(addresses: Iterable[Address]) -> list[Address]:
    """The same addresses with the same names. Those that begin with the same word keep their order."""
    return _on_shelves(_one_by_one(addresses))


def _one_by_one(addresses: Iterable[Address]) -> Iterator[Address]:
    """Without the frames of includes that add nothing to an address."""
    for one in addresses:
        if isinstance(one, URLResolver) and str(one.pattern) == "" and not one.namespace:
            yield from _one_by_one(one.url_patterns)
        else:
            yield one


def _on_shelves(addresses: Iterable[Address]) -> list[Address]:
    shelves: dict[str, list[Address]] = {}
    for one in addresses:
        word, slash, rest = str(one.pattern).partition("/")
        fits = isinstance(one, URLPattern) and slash and rest and ("<" not in word or word == THING)
        if fits:
            shelves.setdefault(f"{word}/", []).append(path(rest, one.callback, one.default_args, name=one.name))
        else:
            shelves.setdefault(str(one.pattern), []).append(one)
    return [address for word, found in shelves.items() for address in _shelf(word, found)]


def _shelf(word: str, found: list[Address]) -> list[Address]:
    whole = [one for one in found if isinstance(one, URLResolver) or str(one.pattern) == word]
    parts = [one for one in found if one not in whole]
    if not parts:
        return whole
    return [*whole, path(word, include(_on_shelves(parts)))]


SOME_NUMBER = 987654321


def address(name: str, number: int) -> str:
    """`reverse` for a page about one thing, for lists that hold many."""
    before, after = _around_the_number(name)
    return f"{before}{number}{after}"


@cache
def page_address(name: str) -> str:
    """`reverse` for a page about no single thing, for the same lists."""
    return reverse(name)


@cache
def _around_the_number(name: str) -> tuple[str, str]:
    before, _number, after = reverse(name, args=[SOME_NUMBER]).partition(str(SOME_NUMBER))
    return before, after
