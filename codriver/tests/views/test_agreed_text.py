"""The agreed text as it is read: headed as an agreement, in both languages."""

from decimal import Decimal

import pytest
from django.urls import reverse

from codriver.rules.forms import Side
from codriver.tests.factories import agreed_agreement, compared_alignment
from netvaerk.tests.views.pages import browser_of, page
from roles.tests.factories import ReleaseFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed():
    alignment = compared_alignment()
    co_driver = alignment.sides()[Side.SECOND].person
    ReleaseFactory(theme=alignment.theme, person=co_driver, hours_per_week=Decimal(2))
    return agreed_agreement(alignment)


def look(agreed, name="agreement"):
    person = agreed.alignment.sides()[Side.FIRST].person
    return page(browser_of(person).get(reverse(name, args=[agreed.pk])))


def test_an_agreement_answers_and_does_not_ask(agreed):
    text = look(agreed).split('<article class="agreed-text">')[1].split("</article>")[0]

    headings = [part.split("</h3>")[0] for part in text.split("<h3>")[1:]]
    assert [one for one in headings if "?" in one] == []
    assert "Frigivet af personalelederen" in headings
    assert "2 timer om ugen" in text
