"""Two officers at the same moment: the organisation comes in once, and one of them has what both would take."""

import pytest
from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.factories import OfficerFactory
from secretariat.actions.organisation import bring_in, fingerprint, keep_files, plan_of
from secretariat.actions.today import take
from secretariat.models import OrganisationImport, TodayMark
from secretariat.queries.organisation import read_files
from secretariat.rules.changes import ImportHindrance
from secretariat.rules.today import Case, Kind, TodayHindrance
from secretariat.tests.organisations import files

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)


@often
def test_two_officers_bringing_in_the_same_files():
    now, officers = timezone.now(), [OfficerFactory(), OfficerFactory()]
    kept = keep_files(read_files(files(), now.date()).organisation, [], by=officers[0], at=now)
    shown = fingerprint(plan_of(kept))

    def bring(officer):
        return lambda: bring_in(OrganisationImport.objects.get(pk=kept.pk), by=officer, at=now, shown=shown)

    answers = at_once(*map(bring, officers))

    assert answers.count([ImportHindrance.DONE_ALREADY]) == 1
    assert Person.objects.filter(external_id__startswith="p").count() == 3


@often
def test_two_officers_taking_the_same_thing():
    now, officers = timezone.now(), [OfficerFactory(), OfficerFactory()]
    case = Case(Kind.START, officers[0].pk, now.date())  # another thing each round

    answers = at_once(*[lambda officer=one: take(case, by=officer, at=now) for one in officers])

    assert answers.count([TodayHindrance.TAKEN]) == 1
    assert TodayMark.objects.get(number=case.number).taken_by in officers
