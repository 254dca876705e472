"""The organisation brought in: whole or not at all, the same twice, with history and with leavers told."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from codriver.tests.factories import running_pair
from netvaerk.models import FormerPlacement, FormerUnitPlace, OrgUnit, Person, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of, refused, times
from roles.tests.factories import AssignmentFactory
from secretariat.actions.organisation import bring_in, fingerprint, forget_old_files, keep_files, plan_of, put_aside
from secretariat.models import OrganisationImport
from secretariat.queries.organisation import read_files
from secretariat.rules.changes import ImportHindrance, Plan
from secretariat.rules.incoming import Organisation
from secretariat.tests.organisations import SOME_PEOPLE, SOME_UNITS, files

pytestmark = pytest.mark.django_db
NOW = timezone.now()


@pytest.fixture
def officer():
    return OfficerFactory()


def kept(by, units=SOME_UNITS, people=SOME_PEOPLE):
    reading = read_files(files(units, people), NOW.date())
    assert (reading.file_faults, reading.row_faults) == ([], [])
    return keep_files(reading.organisation, reading.notices, by=by, at=NOW)


def brought_in(by, units=SOME_UNITS, people=SOME_PEOPLE, **more):
    one = kept(by, units, people)
    return bring_in(one, by=by, at=NOW, shown=fingerprint(plan_of(one)), **more)


def with_rows(rows, *changed):
    """`rows` with those of the same key in place of the first."""
    keys = {row[0] for row in changed}
    return [*(row for row in rows if row[0] not in keys), *changed]


def test_units_and_people_are_there_with_their_places(officer):
    brought_in(officer)

    ida = Person.objects.get(external_id="p2")
    assert (ida.name, ida.title, ida.unit.name, ida.personnel_leader.name) == ("Ida Krog", "Lærer", "Skole", "Bo Holm")
    assert (ida.unit.parent.name, ida.has_usable_password(), ida.is_imported) == ("Kommunen", False, True)
    assert log_of(ida) == [(Verb.CREATED, officer, ida), (Verb.MOVED, officer, ida)]


def test_reading_the_files_writes_nothing_of_them(officer):
    kept(officer)

    assert OrgUnit.objects.filter(name="Skole").count() == 0
    assert Person.objects.filter(external_id="p2").count() == 0


def test_the_same_files_again_change_nothing(officer):
    brought_in(officer)
    before = [list(model.objects.order_by("pk").values()) for model in (FormerPlacement, FormerUnitPlace)]
    plan = brought_in(officer)

    assert plan == Plan()
    assert [list(model.objects.order_by("pk").values()) for model in (FormerPlacement, FormerUnitPlace)] == before
    assert len(log_of(Person.objects.get(external_id="p2"))) == 2


def test_who_moves_keeps_the_history(officer):
    brought_in(officer)
    brought_in(officer, people=with_rows(SOME_PEOPLE, ("p2", "Ida Krog", "ida@kommune.example", "Lærer", "u3", "p3")))

    ida = Person.objects.get(external_id="p2")
    past = ida.former_placements.get()
    assert (ida.unit.name, past.unit.name, past.personnel_leader.name) == ("Pleje", "Skole", "Bo Holm")


def test_units_are_renamed_moved_closed_and_opened_again(officer):
    brought_in(officer)
    changed = [("u1", "Kommunen", ""), ("u2", "Skole og Læring", "u4"), ("u4", "Børn", "u1")]
    brought_in(officer, units=changed)
    brought_in(officer, units=[*changed, SOME_UNITS[2]])

    school, care = OrgUnit.objects.get(external_id="u2"), OrgUnit.objects.get(external_id="u3")
    assert (school.name, school.former_names.get().name, school.parent.name) == ("Skole og Læring", "Skole", "Børn")
    assert [past.parent.name for past in school.former_places.all()] == ["Kommunen"]
    assert [verb for verb, _by, _about in log_of(care)][-2:] == [Verb.ENDED, Verb.OPENED]


def test_two_units_that_change_places_are_in_nobodys_way(officer):
    brought_in(officer, units=[("u1", "A", ""), ("u2", "B", "u1"), ("u3", "C", "u2")])
    brought_in(officer, units=[("u1", "A", ""), ("u3", "C", "u1"), ("u2", "B", "u3")])

    assert OrgUnit.objects.get(external_id="u2").parent.name == "C"


def test_a_closed_unit_is_offered_no_more(officer):
    brought_in(officer)
    brought_in(officer, units=SOME_UNITS[:2])

    assert [unit.name for unit in OrgUnit.objects.choosable().filter(external_id__startswith="u")] == ["Skole"]


def test_a_leavers_roles_end_and_the_secretariat_is_told(officer, django_capture_on_commit_callbacks):
    brought_in(officer)
    bo, ida = Person.objects.get(external_id="p1"), Person.objects.get(external_id="p2")
    pairing = running_pair(co_driver=ida)
    AssignmentFactory(person=bo, theme=ThemeFactory(), role="reference_leader")
    with django_capture_on_commit_callbacks(execute=True):
        brought_in(officer, people=[SOME_PEOPLE[2]])

    pairing.refresh_from_db()
    assert pairing.status == "ended"
    assert [person.is_active for person in Person.objects.filter(pk__in=[bo.pk, ida.pk])] == [False, False]
    assert officer.email in {to for letter in mail.outbox for to in letter.to}


def test_who_comes_back_has_the_login_and_none_of_the_roles(officer):
    brought_in(officer)
    brought_in(officer, people=[SOME_PEOPLE[0], SOME_PEOPLE[2]])
    brought_in(officer)

    ida = Person.objects.get(external_id="p2")
    assert (ida.is_active, ida.role_assignments.count()) == (True, 0)


def test_somebody_entered_by_hand_is_known_by_the_e_mail_and_keeps_the_login(officer):
    ida = PersonFactory(email="ida@kommune.example", name="Ida K.")
    plan = brought_in(officer)

    ida.refresh_from_db()
    assert (ida.external_id, ida.name, [one.name for one in plan.linked_people]) == ("p2", "Ida Krog", ["Ida Krog"])


def test_somebody_entered_by_hand_and_not_named_stays(officer):
    person = PersonFactory()
    brought_in(officer)

    person.refresh_from_db()
    assert (person.is_active, person.is_imported) == (True, False)


def test_two_people_exchange_their_addresses(officer):
    brought_in(officer)
    swapped = with_rows(
        SOME_PEOPLE,
        ("p2", "Ida Krog", "aase@kommune.example", "Lærer", "u2", "p1"),
        ("p3", "Åse Ø", "ida@kommune.example", "Lærer", "u2", "p1"),
    )
    brought_in(officer, people=swapped)

    assert Person.objects.get(external_id="p2").email == "aase@kommune.example"


def test_a_new_address_from_the_files_is_told_to_the_old_one(officer, django_capture_on_commit_callbacks):
    brought_in(officer)
    renamed = with_rows(SOME_PEOPLE, ("p2", "Ida Krog", "ida.krog@kommune.example", "Lærer", "u2", "p1"))
    with django_capture_on_commit_callbacks(execute=True):
        brought_in(officer, people=renamed)

    ida = Person.objects.get(external_id="p2")
    assert times(Verb.CHANGED_EMAIL, ida) == 1
    assert ["ida@kommune.example"] in [letter.to for letter in mail.outbox]


def test_a_leavers_address_goes_to_the_next_one(officer):
    brought_in(officer)
    brought_in(officer, people=[*SOME_PEOPLE[::2], ("p9", "Ida Krog Ny", "ida@kommune.example", "Vikar", "u2", "p1")])

    assert Person.objects.get(email="ida@kommune.example").external_id == "p9"


def test_an_address_that_somebody_else_holds_stops_everything(officer):
    brought_in(officer)
    PersonFactory(email="optaget@kommune.example")
    taken = with_rows(SOME_PEOPLE, ("p2", "Ida Krog", "optaget@kommune.example", "Lærer", "u3", "p1"))

    with refused(ImportHindrance.EMAIL_IS_TAKEN):
        one = OrganisationImport.objects.create(read_at=NOW, organisation=unwritten(officer, taken), read_by=officer)
        bring_in(one, by=officer, at=NOW, shown=fingerprint(plan_of(one)))

    assert Person.objects.get(external_id="p2").unit.name == "Skole"


def unwritten(officer, people):
    """What `keep_files` would keep, without its event."""
    from secretariat.facts.organisation import packed

    return packed(read_files(files(SOME_UNITS, people), NOW.date()).organisation)


def test_what_has_changed_since_it_was_shown_is_not_written(officer):
    one = kept(officer)
    shown = fingerprint(plan_of(one))
    brought_in(officer)

    with refused(ImportHindrance.CHANGED_SINCE):
        bring_in(one, by=officer, at=NOW, shown=shown)


def test_files_are_brought_in_once_and_forgotten(officer):
    one = kept(officer)
    shown = fingerprint(plan_of(one))
    bring_in(one, by=officer, at=NOW, shown=shown)

    one.refresh_from_db()
    assert (one.organisation, one.applied_by, one.counts["new_people"]) == (None, officer, 3)
    with refused(ImportHindrance.DONE_ALREADY):
        bring_in(one, by=officer, at=NOW, shown=shown)


def many(number):
    return [(f"x{n}", f"Person {n}", f"x{n}@kommune.example", "", "u2", "") for n in range(number)]


def test_when_many_leave_somebody_has_to_say_that_it_is_right(officer):
    brought_in(officer, people=many(30))
    one = kept(officer, people=many(20))
    shown = fingerprint(plan_of(one))

    with refused(ImportHindrance.MANY_LEAVE):
        bring_in(one, by=officer, at=NOW, shown=shown)
    bring_in(one, by=officer, at=NOW, shown=shown, leavers_are_right=True)
    assert Person.objects.filter(external_id__startswith="x", is_active=True).count() == 20


def test_files_that_name_nobody_are_refused(officer):
    with refused(ImportHindrance.NOBODY):
        keep_files(Organisation(), [], by=officer, at=NOW)


@pytest.mark.parametrize("who", ["employee", "personnel leader", "former officer"])
def test_nobody_else_brings_anything_in(who):
    person = {
        "employee": PersonFactory,
        "personnel leader": lambda: PersonFactory(personnel_leader=PersonFactory()).personnel_leader,
        "former officer": lambda: OfficerFactory(is_active=False),
    }[who]()

    with refused(ImportHindrance.NOT_ALLOWED):
        keep_files(read_files(files(), NOW.date()).organisation, [], by=person, at=NOW)


def test_files_that_are_put_aside_are_forgotten(officer):
    one = kept(officer)
    for _again in range(2):
        put_aside(one, by=officer, at=NOW)

    one.refresh_from_db()
    assert (one.organisation, one.notices) == (None, [])
    assert log_of(one) == [(Verb.CREATED, officer, None), (Verb.DELETED, officer, None)]


@pytest.mark.parametrize(("later", "forgotten"), [(timedelta(hours=23), 0), (timedelta(hours=25), 1)])
def test_files_that_nobody_brings_in_are_forgotten_after_a_day(officer, later, forgotten):
    kept(officer)

    assert forget_old_files(at=NOW + later).done == forgotten
