"""`request.user` is the person themselves, and not somebody who stands for them until they are asked for."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client

from netvaerk.models import Person
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.views.pages import browser_of

pytestmark = pytest.mark.django_db


def test_whoever_is_logged_in_is_known_at_once():
    person = PersonFactory()
    user = browser_of(person).get("/").wsgi_request.user

    assert type(user) is Person
    assert user == person


def test_whoever_is_not_logged_in_is_nobody():
    assert type(Client().get("/").wsgi_request.user) is AnonymousUser
