"""The administration: what stands in it, that nothing is deleted, units with their history."""

import re
from datetime import date

import pytest
from django.contrib import admin
from django.test import RequestFactory
from django.urls import reverse
from django.utils import translation

from codriver.models import Pairing, TemplateSection
from codriver.tests.factories import running_pair
from netvaerk.models import AuditEvent, CompetenceGroup, ThemePhase
from netvaerk.tests.factories import CompetenceFactory, OfficerFactory, PersonFactory, ThemeFactory, UnitFactory
from netvaerk.tests.views.pages import as_it_stands, browser_of, page
from roles.tests.factories import AssignmentFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
SHOWN = {
    "netvaerk.orgunit", "netvaerk.competencegroup", "netvaerk.competence", "netvaerk.themephase", "netvaerk.auditevent",
    "netvaerk.phaseproduct", "netvaerk.networktypeframe", "netvaerk.themetrait", "netvaerk.proposalround",
    "netvaerk.meetingtype", "netvaerk.discipline", "codriver.codrivertask", "codriver.leadershipcompetence",
    "codriver.pairingweight", "codriver.pairingrun",
    "netvaerk.networktheme", "netvaerk.person", "roles.roleassignment", "roles.resourcerelease", "roles.standin", "codriver.pairing",
    "codriver.codrivercandidacy", "codriver.diplomaprogramme", "codriver.diplomamodule",
    "codriver.alignmenttemplate", "codriver.templatesection", "codriver.templatequestion",
}  # fmt: skip


@pytest.fixture
def officer():
    return browser_of(OfficerFactory())


@pytest.fixture
def superuser():
    return browser_of(PersonFactory(is_staff=True, is_superuser=True))


def test_just_this_stands_in_the_administration_and_nothing_two_people_wrote():
    assert {model._meta.label_lower for model in admin.site._registry} == SHOWN


@pytest.mark.parametrize("who", ["officer", "superuser"])
def test_nobody_deletes_but_a_draft_of_a_template(who):
    request = RequestFactory().get("/")
    request.user = OfficerFactory() if who == "officer" else PersonFactory(is_staff=True, is_superuser=True)

    deletable = {
        model._meta.label_lower for model, one in admin.site._registry.items() if one.has_delete_permission(request)
    }

    assert deletable == set()


@pytest.mark.parametrize("who", ["officer", "superuser"])
def test_no_list_offers_to_delete_what_is_chosen(request, who):
    browser, pairing = request.getfixturevalue(who), running_pair()
    data = {"action": "delete_selected", "_selected_action": [pairing.pk], "post": "yes"}

    browser.post(reverse("admin:codriver_pairing_changelist"), data)

    assert Pairing.objects.count() == 1


def test_no_inline_of_a_published_template_can_be_deleted(officer):
    section = TemplateSection.objects.first()

    response = officer.post(reverse("admin:codriver_templatesection_delete", args=[section.pk]), {"post": "yes"})

    assert response.status_code == 403
    assert TemplateSection.objects.filter(pk=section.pk).exists()


@pytest.mark.parametrize("person", ["employee", "staff without the group"])
def test_who_is_neither_officer_nor_administrator_sees_no_list(person):
    browser = browser_of(PersonFactory(is_staff=person != "employee"))
    names = [f"admin:{label.replace('.', '_')}_changelist" for label in SHOWN]

    assert {browser.get(reverse(name)).status_code for name in names} <= {302, 403}


SEARCHED = {
    "netvaerk_person": lambda: PersonFactory(name="Åse Ærø"),
    "netvaerk_orgunit": lambda: UnitFactory(name="Åse Ærø"),
    "netvaerk_networktheme": lambda: ThemeFactory(title="Åse Ærø"),
    "netvaerk_competence": lambda: CompetenceFactory(name_da="Åse Ærø"),
    "roles_roleassignment": lambda: AssignmentFactory(person__name="Åse Ærø"),
}


@pytest.mark.both_databases
@pytest.mark.parametrize("words", ["åse", "ÆRØ", "ærø åse"])
@pytest.mark.parametrize("of", SEARCHED)
def test_a_search_finds_danish_letters_in_any_case(officer, of, words):
    sought = SEARCHED[of]()

    found = officer.get(reverse(f"admin:{of}_changelist"), {"q": words}).context["cl"].result_list

    assert [*found] == [sought]


TAKEN = {
    ("netvaerk_person", "email"): lambda: PersonFactory(email="aase@kommune.example"),
    ("netvaerk_person", "external_id"): lambda: PersonFactory(external_id="42"),
    ("netvaerk_orgunit", "external_id"): lambda: [UnitFactory(), UnitFactory(external_id="42")][1],
    ("netvaerk_competence", "name_da"): lambda: CompetenceFactory(name_da="Åse"),
    ("netvaerk_competencegroup", "name_da"): lambda: CompetenceGroup.objects.first(),
    ("netvaerk_themephase", "order"): lambda: ThemePhase.objects.first(),
}


@pytest.mark.parametrize(("of", "field"), TAKEN)
def test_that_something_is_taken_is_said_once_beside_its_field(officer, of, field):
    stored = TAKEN[of, field]()
    other = type(stored)._default_manager.exclude(pk=stored.pk).first()
    address = reverse(f"admin:{of}_change", args=[other.pk])

    response = officer.post(address, {**as_it_stands(officer.get(address)), field: getattr(stored, field)})

    form = response.context["adminform"].form
    assert [*form.errors] == [field]
    with translation.override("en"):
        [words] = form.errors[field]
        assert re.match("(Somebody|Another).* already|Another phase", words)


def test_only_who_is_employed_can_be_chosen(officer):
    stays = PersonFactory(name="Åse Ærø")
    PersonFactory(name="Åse Ask", is_active=False)
    field = {"app_label": "roles", "model_name": "roleassignment", "field_name": "person", "term": "åse"}

    found = officer.get(reverse("admin:autocomplete"), field).json()["results"]

    assert [one["id"] for one in found] == [str(stays.pk)]


# --- pairings and the log -----------------------------------------------------------------------------------------


def test_a_pairing_is_looked_at_and_not_changed(officer):
    pairing, other = running_pair(), PersonFactory()
    words = {
        "theme": pairing.theme_id, "network_leader": pairing.network_leader_id, "co_driver": other.pk,
        "offered_at_0": "2026-01-01", "offered_at_1": "08:00", "offered_by": pairing.offered_by_id,
        "status": "ended", "began_on": "2026-01-01", "ended_on": "2026-01-02",
    }  # fmt: skip

    response = officer.post(reverse("admin:codriver_pairing_change", args=[pairing.pk]), words)

    assert response.status_code == 403
    fresh = Pairing.objects.get(pk=pairing.pk)
    assert (fresh.status, fresh.co_driver, fresh.ended_on) == ("active", pairing.co_driver, None)


@pytest.mark.parametrize(("who", "leads"), [("officer", True), ("superuser", False)])
def test_from_a_pairing_one_comes_to_its_page_where_one_may_open_it(request, who, leads):
    pairing = running_pair()

    shown = request.getfixturevalue(who).get(reverse("admin:codriver_pairing_change", args=[pairing.pk]))

    assert (reverse("pairing", args=[pairing.pk]) in page(shown)) is leads


@pytest.mark.parametrize("who", ["officer", "superuser"])
def test_the_event_log_is_changed_by_nobody(request, who):
    browser = request.getfixturevalue(who)
    running_pair()
    event = AuditEvent.objects.first()

    browser.post(reverse("admin:netvaerk_auditevent_change", args=[event.pk]), {"verb": "read"})

    assert AuditEvent.objects.get(pk=event.pk).verb == event.verb
    assert browser.get(reverse("admin:netvaerk_auditevent_add")).status_code == 403


def test_reading_the_log_is_in_the_log(superuser):
    superuser.get(reverse("admin:netvaerk_auditevent_changelist"))

    assert AuditEvent.objects.filter(verb="read").count() == 1


def test_the_log_is_closed_to_who_has_no_right_to_it(officer):
    assert officer.get(reverse("admin:netvaerk_auditevent_changelist")).status_code == 403


# --- units --------------------------------------------------------------------------------------------------------


def unit_form(unit, **typed):
    management = {"TOTAL_FORMS": "0", "INITIAL_FORMS": "0", "MIN_NUM_FORMS": "0", "MAX_NUM_FORMS": "0"}
    named_on = typed.pop("named_on", unit.named_on.isoformat())
    kept = {"name": unit.name, "named_on": named_on, "parent": unit.parent_id or "", "external_id": ""}
    return {**kept, **{f"former_names-{name}": one for name, one in management.items()}, **typed}


def rename(browser, unit, **typed):
    return browser.post(reverse("admin:netvaerk_orgunit_change", args=[unit.pk]), unit_form(unit, **typed))


def test_a_unit_is_renamed_and_keeps_its_history(officer):
    unit = UnitFactory(name="Teknik", named_on=date(2020, 1, 1))

    rename(officer, unit, name="By og Miljø", named_on="2026-03-01")

    unit.refresh_from_db()
    assert (unit.name, unit.name_on(date(2025, 1, 1)), unit.name_on(date(2026, 3, 1))) == (
        "By og Miljø",
        "Teknik",
        "By og Miljø",
    )


@pytest.mark.parametrize(
    "typed",
    [
        {"name": "By og Miljø", "named_on": "2019-01-01"},
        {"name": "By og Miljø", "named_on": "2999-01-01"},
        {"named_on": "2021-01-01"},
    ],
    ids=["before the present one", "to come", "a date without a name"],
)
def test_a_new_name_has_a_day_of_its_own_that_has_come(officer, typed):
    unit = UnitFactory(name="Teknik", named_on=date(2020, 1, 1))

    response = rename(officer, unit, **typed)

    assert [*response.context["adminform"].form.errors] == ["named_on"]
    unit.refresh_from_db()
    assert (unit.name, unit.former_names.count()) == ("Teknik", 0)


def test_a_unit_cannot_belong_to_one_of_its_own(officer):
    unit = UnitFactory()
    below = UnitFactory(parent=UnitFactory(parent=unit))

    response = rename(officer, unit, parent=below.pk)

    assert [*response.context["adminform"].form.errors] == ["parent"]
    unit.refresh_from_db()
    assert unit.parent is None


# --- the look of it -----------------------------------------------------------------------------------------------


def test_a_list_of_roles_is_narrowed_to_those_who_have_not_answered(officer):
    AssignmentFactory()
    asked = AssignmentFactory(began_on=None)

    shown = officer.get(reverse("admin:roles_roleassignment_changelist"), {"state": "asked"})

    assert [*shown.context["cl"].result_list] == [asked]


@pytest.mark.both_databases
@pytest.mark.parametrize("of", ["codriver_pairing", "roles_resourcerelease"])
def test_pairings_and_released_time_are_searched(officer, of):
    ReleaseFactory(person__name="Åse Ærø")
    running_pair(co_driver=PersonFactory(name="Åse Ærø"))
    running_pair()
    ReleaseFactory()

    assert len(officer.get(reverse(f"admin:{of}_changelist"), {"q": "åse"}).context["cl"].result_list) == 1


def test_the_log_calls_things_by_their_names(superuser):
    running_pair()

    text = page(superuser.get(reverse("admin:netvaerk_auditevent_changelist"), {"object_type": "codriver.pairing"}))

    assert str(Pairing._meta.verbose_name) in text
    assert ">codriver.pairing<" not in text


def test_no_page_offers_a_history_that_knows_nothing(officer):
    text = page(officer.get(reverse("admin:netvaerk_orgunit_change", args=[UnitFactory().pk])))

    assert "historylink" not in text
    assert "nav-sidebar" not in text


def test_the_administration_wears_the_colours_of_the_house(officer):
    text = page(officer.get(reverse("admin:index")))

    assert all(file in text for file in ("css/tokens.css", "css/admin.css", "mark.svg"))
