"""Addresses on shelves: the same names lead to the same pages."""

from django.http import HttpResponse
from django.urls import include, path

from netvaerk.addresses import address, shelved
from netvaerk.tests.views.routes import own_routes, some_address


def nothing(request):
    return HttpResponse()


def routes_of(addresses, before=""):
    for one in addresses:
        if hasattr(one, "url_patterns"):
            yield from routes_of(one.url_patterns, before + str(one.pattern))
        else:
            yield before + str(one.pattern), one.name


def test_what_begins_with_the_same_word_stands_together_in_its_order():
    names = ["", "a/", "b/<int:pk>/", "a/<int:pk>/", "b/", "a/<int:pk>/c/", "a/<slug:name>/", "b/<int:pk>/d/"]
    plain = [path(name, nothing, name=name) for name in names]

    found = list(routes_of(shelved([path("", include(plain[:4])), *plain[4:]])))

    assert found == [
        ("", ""),
        ("a/", "a/"),
        ("a/<int:pk>/", "a/<int:pk>/"),
        ("a/<int:pk>/c/", "a/<int:pk>/c/"),
        ("a/<slug:name>/", "a/<slug:name>/"),
        ("b/", "b/"),
        ("b/<int:pk>/", "b/<int:pk>/"),
        ("b/<int:pk>/d/", "b/<int:pk>/d/"),
    ]


def test_the_address_of_a_thing_in_a_list_is_that_of_its_page():
    about_one = [route for route in own_routes() if route.keys == ("pk",)]

    assert {address(route.name, 1) for route in about_one} == {some_address(route) for route in about_one}
