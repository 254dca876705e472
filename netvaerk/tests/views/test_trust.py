"""What a browser sends is not believed: choices that were not offered, fields that are not there, doors of others."""

import pytest
from django.urls import reverse

from netvaerk.models import AuditEvent, NetworkTheme, Verb
from netvaerk.tests.factories import PersonFactory, ProposalFactory
from netvaerk.tests.views.pages import browser_of

pytestmark = pytest.mark.django_db
CARD = {"title": "Ensomhed", "kind": "agenda", "purpose": "Færre ensomme"}


@pytest.mark.parametrize("kind", ["", "hemmelig", "agenda ", "AGENDA", "0"])
def test_a_choice_that_was_not_offered_writes_nothing(kind):
    response = browser_of(PersonFactory()).post(reverse("propose_theme"), {**CARD, "kind": kind})

    assert response.status_code == 422
    assert not NetworkTheme.objects.exists()


def test_fields_that_are_not_in_the_form_change_nothing():
    person, other = PersonFactory(), PersonFactory()
    more = {"status": "active", "proposed_by": other.pk, "id": 4711, "ends_on": "2026-01-01", "version": 9}
    browser_of(person).post(reverse("propose_theme"), {**CARD, **more})

    theme = NetworkTheme.objects.get()
    assert (theme.status, theme.proposed_by, theme.ends_on) == ("draft", person, None)
    assert theme.pk != 4711


def test_who_knocks_at_the_door_of_others_is_told_nothing_and_stands_in_the_event_log():
    theme, stranger = ProposalFactory(status="draft"), PersonFactory()
    address = reverse("proposal", args=[theme.pk])
    there, nowhere = (browser_of(stranger).get(one) for one in (address, reverse("proposal", args=[theme.pk + 1000])))

    assert (there.status_code, there.content) == (404, nowhere.content)
    assert list(AuditEvent.objects.filter(verb=Verb.REFUSED).values_list("actor", "object_id")) == [
        (stranger.pk, theme.pk)
    ]
