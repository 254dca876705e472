"""The same of what the two of an alignment open and save again and again while they answer."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from codriver.models import ExpectationAlignment, HiddenQuestion, OwnQuestion
from codriver.rules.forms import Side
from codriver.tests.factories import answered, running_pair
from netvaerk.models import CompetenceGroup, OrgUnit
from netvaerk.tests.factories import CompetenceFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of
from secretariat.tests.counting import asked, counts, queries, same

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("postgres")]


@pytest.mark.parametrize("full", [False, True], ids=["short form", "full form"])
def test_answering(full):
    alignment = running_pair().alignment
    ExpectationAlignment.objects.update(full_form=full)
    alignment.refresh_from_db()
    answered(alignment, Side.FIRST)

    def add():
        UnitFactory(parent=OrgUnit.objects.first())
        CompetenceFactory(group=CompetenceGroup.objects.create(name_da=f"Gruppe {CompetenceGroup.objects.count()}"))

    person = alignment.sides()[Side.FIRST].person
    assert same(counts(person, reverse("alignment", args=[alignment.pk]), add), most=6 if full else 5)


def test_a_form_that_the_two_have_changed_costs_two_queries_more_however_much_they_changed():
    alignment = running_pair().alignment
    person, codes = alignment.sides()[Side.FIRST].person, iter(range(40))

    def add():
        number = next(codes)
        kept = {"alignment": alignment, "code": f"X{number}"}
        OwnQuestion.objects.create(text="Hvad med os?", added_by=person, **kept)
        HiddenQuestion.objects.create(hidden_by=person, **kept)

    assert same(counts(person, reverse("alignment", args=[alignment.pk]), add), most=7)


def test_answering_with_many_answers_costs_what_it_costs_with_none():
    alignment = running_pair().alignment
    person, address = alignment.sides()[Side.FIRST].person, reverse("alignment", args=[alignment.pk])
    browser = browser_of(person)
    browser.get(address)
    with queries() as none:
        browser.get(address)

    answered(alignment, Side.FIRST)

    with queries() as many:
        browser.get(address)
    assert asked(many) == asked(none)


def test_an_autosave_with_many_answers_costs_what_it_costs_with_one():
    alignment = running_pair().alignment
    browser = browser_of(alignment.sides()[Side.FIRST].person)

    one = [autosave(browser, alignment, sequence) for sequence in (1, 2)][-1]
    answered(alignment, Side.SECOND)
    many = [autosave(browser, alignment, sequence) for sequence in (3, 4)][-1]

    row_lock = connection.features.has_select_for_update
    assert many == one == (6 if row_lock else 5)  # in a test, the beginning of its transaction is not counted


def autosave(browser: Client, alignment: ExpectationAlignment, sequence: int) -> int:
    data = {"only": "A1", "A1-version": "0", "A1": f"Ord {sequence}", "page_key": "en side", "sequence": sequence}
    with queries() as captured:
        response = browser.post(reverse("save_answers", args=[alignment.pk]), data, headers={"HX-Request": "true"})
    assert response.status_code == 200
    return asked(captured)
