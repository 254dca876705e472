"""Two officers at the same pairing of the pool in the same moment."""

from datetime import timedelta

import pytest
from django.utils import timezone

from codriver.actions.runs import keep_pair, make_run, publish_run
from codriver.models import Pairing, PairingRun
from codriver.tests.factories import led_theme, ready_candidate
from netvaerk.tests.at_once import at_once
from netvaerk.tests.factories import OfficerFactory

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@pytest.fixture
def theme():
    """A theme with two who are ready."""
    theme = led_theme()
    for _ in range(2):
        ready_candidate()
    return theme


def made(officer):
    return make_run(objective="most_themes", floor=0, by=officer, at=timezone.now())


def refused(answers):
    return [one for one in answers if isinstance(one, list)]


def test_two_drafts_at_once_leave_one(theme):
    officers = [OfficerFactory(), OfficerFactory()]

    answers = at_once(*(lambda officer=officer: made(officer) for officer in officers))

    assert PairingRun.objects.filter(status="draft").count() == 1
    assert len(refused(answers)) < 2


def test_two_choices_at_once_leave_one(theme):
    officer = OfficerFactory()
    run = made(officer)
    people = [one["key"] for one in run.pool["candidates"]]

    def keep(person):
        return lambda: keep_pair(
            PairingRun.objects.get(), theme=theme.pk, person=person, shown=1, by=officer, at=timezone.now()
        )

    answers = at_once(*(keep(person) for person in people))

    run.refresh_from_db()
    assert (len(refused(answers)), run.version, run.choices.count()) == (1, 2, 1)
    assert run.pairs == [(theme.pk, run.choices.get().person_id)]


def test_publishing_twice_at_once_offers_once(theme):
    officer, next_on = OfficerFactory(), timezone.localdate() + timedelta(days=100)
    made(officer)

    def publish():
        return publish_run(PairingRun.objects.get(), shown=1, next_on=next_on, by=officer, at=timezone.now())

    answers = at_once(publish, publish)

    assert len(refused(answers)) == 1
    assert Pairing.objects.count() == 1
