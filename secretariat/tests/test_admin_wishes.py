"""The catalogues behind needs, offers and their pairing in the administration."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.runs import make_run
from codriver.models import CoDriverTask, PairingWeight
from codriver.tests.factories import led_theme, ready_candidate
from netvaerk.models import AuditEvent, Discipline
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.views.pages import as_it_stands, browser_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return browser_of(OfficerFactory())


def change(officer, thing, **typed):
    address = reverse(f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change", args=[thing.pk])
    return officer.post(address, as_it_stands(officer.get(address)) | typed)


def test_the_words_of_a_task_are_bettered_and_its_code_stays(officer):
    task = CoDriverTask.objects.get(code="T1")

    change(officer, task, name_da="Medspiller til hverdag", code="T9")

    task.refresh_from_db()
    assert (task.code, task.name_da) == ("T1", "Medspiller til hverdag")
    assert AuditEvent.objects.filter(object_type="codriver.codrivertask", object_id=task.pk).count() == 1


def test_no_task_is_added(officer):
    assert officer.get(reverse("admin:codriver_codrivertask_add")).status_code == 403


@pytest.mark.parametrize("model", [CoDriverTask, Discipline])
def test_two_with_the_same_name_are_refused_with_words(officer, model):
    one, other = model.objects.all()[:2]

    text = page(change(officer, one, name_da=other.name_da))

    assert "Vælg" in text
    assert model.objects.filter(name_da=other.name_da).count() == 1


def test_a_discipline_is_added_and_retired(officer):
    new = {"name_da": "Veterinær", "name_en": "Veterinary", "order": 20}
    officer.post(reverse("admin:netvaerk_discipline_add"), new)
    added = Discipline.objects.get(name_da="Veterinær")

    change(officer, added, retired_on="2026-01-01")

    assert added not in Discipline.objects.offered_today()


@pytest.mark.parametrize(("typed", "stored"), [("2.5", "2.5"), ("10.1", "4.0"), ("-1", "4.0")])
def test_a_weight_is_set_from_nothing_to_ten(officer, typed, stored):
    weight = PairingWeight.objects.get(code="need")

    response = change(officer, weight, weight=typed, code="x")

    weight.refresh_from_db()
    assert (weight.code, str(weight.weight)) == ("need", stored)
    assert (response.status_code == 302) == (typed == stored)


def test_a_pairing_of_the_pool_is_read_only_and_without_who_was_in_it(officer):
    led_theme()
    name = ready_candidate().person.name
    run = make_run(objective="most_themes", floor=0, by=OfficerFactory(), at=timezone.now())

    response = officer.get(reverse("admin:codriver_pairingrun_change", args=[run.pk]))

    assert name not in page(response)
    assert officer.post(reverse("admin:codriver_pairingrun_change", args=[run.pk]), {}).status_code == 403
