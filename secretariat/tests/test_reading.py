"""Who reads what about whom is in the log: a page about people once for each of them, a list once."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.models import Pairing
from codriver.tests.factories import compared_alignment, led_theme, offered_pair, running_pair
from netvaerk.audit import record
from netvaerk.models import AuditEvent, Person, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of
from roles.models import ResourceRelease, RoleAssignment, StandIn
from roles.tests.factories import AssignmentFactory, ReleaseFactory, StandInFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return OfficerFactory()


def read(by):
    """What the log says that `by` read: kind of thing and whom it was about."""
    events = AuditEvent.objects.filter(verb=Verb.READ, actor=by)
    return {(one.object_type, one.subject) for one in events.select_related("subject")}


def test_an_officer_who_opens_a_theme_reads_about_those_asked_and_the_pair(officer):
    pairing = running_pair()
    asked = AssignmentFactory(theme=pairing.theme, role="reference_leader", began_on=None).person

    browser_of(officer).get(reverse("theme", args=[pairing.theme_id]))

    about = (asked, pairing.network_leader, pairing.co_driver)
    assert read(officer) == {("netvaerk.networktheme", one) for one in about}


def test_what_everybody_sees_of_a_theme_is_no_reading(officer):
    theme, employee = led_theme(), PersonFactory()
    for somebody in (employee, officer):
        browser_of(somebody).get(reverse("theme", args=[theme.pk]))

    assert (read(employee), read(officer)) == (set(), set())


LISTS = {
    "overview": "codriver.pairing",
    "today": "codriver.pairing",
    "outbox": "netvaerk.outboxletter",
    "find_co_driver": "netvaerk.networktheme",
    "nominations": "roles.nomination",
    "choose_co_driver": "netvaerk.person",
    "pairing_board": "codriver.codrivercandidacy",
}


@pytest.mark.parametrize(("name", "kind"), LISTS.items())
def test_a_list_is_one_event(officer, name, kind):
    pairing = running_pair()
    address = reverse(name, args=[pairing.theme_id] if name == "choose_co_driver" else [])

    browser_of(officer).get(address)

    assert read(officer) == {(kind, None)}
    assert AuditEvent.objects.filter(verb=Verb.READ).count() == 1


def test_weighing_a_pair_is_reading_about_both(officer):
    theme, person = led_theme(), PersonFactory()

    browser_of(officer).get(reverse("weigh_pairing", args=[theme.pk]) + f"?person={person.pk}")

    leader = theme.role_assignments.get().person
    assert read(officer) == {("netvaerk.networktheme", leader), ("netvaerk.networktheme", person)}


def test_releasing_time_is_reading_about_the_staff():
    leader = PersonFactory()
    staff = PersonFactory(personnel_leader=leader)

    browser_of(leader).get(reverse("release_time", args=[staff.pk]))

    assert read(leader) == {("netvaerk.person", staff)}


@pytest.mark.parametrize(
    ("data", "status"), [({"reason": ""}, 422), ({"ended_on": "2999-01-01", "kind": "time", "reason": "x"}, 409)]
)
def test_a_form_that_comes_back_shows_what_the_page_shows(officer, data, status):
    pairing = running_pair()

    response = browser_of(officer).post(reverse("end_pairing", args=[pairing.pk]), data)

    assert response.status_code == status
    assert read(officer) == {("codriver.pairing", pairing.network_leader), ("codriver.pairing", pairing.co_driver)}


def test_an_answer_that_comes_back_shows_the_other_one():
    pairing = offered_pair()

    browser_of(pairing.co_driver).post(reverse("answer_offer", args=[pairing.pk]), {"answer": "perhaps"})

    assert read(pairing.co_driver) == {("codriver.pairing", pairing.network_leader)}


def test_an_approval_that_comes_back_shows_what_the_other_wrote():
    pairing = running_pair()
    agreement = compared_alignment(pairing).agreements.get()

    browser_of(pairing.co_driver).post(reverse("approve_agreement", args=[agreement.pk]), {})

    assert read(pairing.co_driver) == {("codriver.alignmentagreement", pairing.network_leader)}


def test_what_only_leads_on_shows_nothing(officer):
    pairing = running_pair()

    browser_of(officer).post(
        reverse("end_pairing", args=[pairing.pk]),
        {"ended_on": pairing.began_on, "kind": "time", "reason": "Nyt arbejde."},
    )

    assert read(officer) == set()


# --- in the administration ----------------------------------------------------------------------------------------


def event_about_somebody():
    record(Verb.CHANGED, PersonFactory(), by=PersonFactory(), at=timezone.now(), about=PersonFactory())
    return AuditEvent.objects.first()


ROWS = {
    Person: (PersonFactory, lambda person: {person}),
    RoleAssignment: (AssignmentFactory, lambda assignment: {assignment.person}),
    ResourceRelease: (ReleaseFactory, lambda release: {release.person}),
    StandIn: (StandInFactory, lambda one: {one.person, one.assignment.person}),
    Pairing: (running_pair, lambda pairing: {pairing.network_leader, pairing.co_driver}),
    AuditEvent: (event_about_somebody, lambda event: {event.actor, event.subject}),
}


def look(model, page, *keys):
    """Open a page of the administration as somebody who may see all of it; what was read, and the number of events."""
    administrator = PersonFactory(is_staff=True, is_superuser=True)
    response = browser_of(administrator).get(
        reverse(f"admin:{model._meta.label_lower.replace('.', '_')}_{page}", args=keys)
    )
    assert response.status_code == 200
    return read(administrator)


@pytest.mark.parametrize("view", ["change", "history"])
@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_a_card_in_the_administration_is_reading_about_whom_it_is_about(model, view):
    make, about = ROWS[model]
    row = make()

    assert look(model, view, row.pk) == {(model._meta.label_lower, person) for person in about(row)}


@pytest.mark.parametrize("model", ROWS, ids=lambda model: model.__name__)
def test_a_list_in_the_administration_is_one_event(model):
    ROWS[model][0]()

    assert look(model, "changelist") == {(model._meta.label_lower, None)}


def test_a_card_that_comes_back_is_reading_too(officer):
    person = PersonFactory()

    browser_of(officer).post(reverse("admin:netvaerk_person_change", args=[person.pk]), {"name": ""})

    assert read(officer) == {("netvaerk.person", person)}


def test_a_list_that_is_refused_or_leads_on_is_no_reading(officer):
    browser = browser_of(officer)
    for address in ("admin:netvaerk_auditevent_changelist", "admin:netvaerk_person_changelist"):
        browser.get(reverse(address) + "?is_active__exact=x")

    assert read(officer) == set()


def test_looking_at_a_catalogue_is_no_reading(officer):
    browser_of(officer).get(reverse("admin:netvaerk_competence_changelist"))

    assert read(officer) == set()
