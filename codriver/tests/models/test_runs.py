"""What the database itself refuses of weights and pairings of the pool."""

import pytest
from django.utils import timezone

from codriver.models import PairingRun, PairingRunChoice, PairingWeight
from codriver.rules.pairing.parts import PARTS
from codriver.tests.factories import led_theme
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db


def a_run(**fields):
    by = OfficerFactory()
    given = {"made_at": timezone.now(), "made_by": by, "objective": "most_themes", "pool": {}, "weights": {}}
    return PairingRun.objects.create(**(given | {"result": {}, "fingerprint": "0" * 64} | fields))


def test_there_is_a_weight_for_every_part_and_no_other():
    assert {one.code: float(one.weight) for one in PairingWeight.objects.all()} == PARTS


@pytest.mark.parametrize("weight", ["-0.1", "10.1"])
def test_a_weight_is_from_nothing_to_ten(weight):
    with refused_by("pairing_weight_is_at_most_ten"):
        PairingWeight.objects.update(weight=weight)


def test_one_draft_at_a_time():
    a_run()

    with refused_by("run_one_draft_at_a_time"):
        a_run()


def test_a_floor_is_a_percentage():
    with refused_by("run_floor_is_a_percentage"):
        a_run(floor=101)


@pytest.mark.parametrize(
    "fields", [{"status": "published"}, {"closed_at": timezone.now()}, {"status": "put_aside"}], ids=str
)
def test_what_is_closed_was_closed_by_somebody(fields):
    with refused_by("run_closed_by_somebody"):
        a_run(**fields)


def test_a_pair_is_chosen_once_in_a_run():
    run, theme, person, by = a_run(), led_theme(), PersonFactory(), OfficerFactory()
    given = {"run": run, "theme": theme, "person": person, "chosen_at": timezone.now(), "chosen_by": by}
    PairingRunChoice.objects.create(kind="keep", **given)

    with refused_by("choice_once_for_a_pair_in_a_run"):
        PairingRunChoice.objects.create(kind="rule_out", **given)
