"""Two who bring the organisation in at the same moment: it comes in once."""

import pytest
from django.utils import timezone

from netvaerk.models import Person
from netvaerk.tests.at_once import at_once, often
from netvaerk.tests.factories import OfficerFactory
from secretariat.actions.organisation import bring_in, fingerprint, keep_files, plan_of
from secretariat.models import OrganisationImport
from secretariat.queries.organisation import read_files
from secretariat.rules.changes import ImportHindrance
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
