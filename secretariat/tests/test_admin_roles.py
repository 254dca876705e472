"""The secretariat appoints, hands over and ends roles and moves themes; a refusal stands in the form."""

from datetime import date

import pytest
from django.contrib.admin.utils import flatten_fieldsets
from django.urls import reverse
from django.utils import timezone

from codriver.tests.factories import led_theme, running_pair
from netvaerk.models import NetworkTheme, ThemePhase
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory, UnitFactory
from netvaerk.tests.views.pages import browser_of
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory

pytestmark = pytest.mark.django_db
ADD = "admin:roles_roleassignment_add"
CHANGE = "admin:roles_roleassignment_change"
NOTHING = {"end_on": "", "reason": "", "hand_over_to": "", "note": "", "waiver": ""}


@pytest.fixture
def officer():
    return browser_of(OfficerFactory())


@pytest.fixture
def superuser():
    return browser_of(PersonFactory(is_staff=True, is_superuser=True))


def faults(response) -> list[str]:
    """The form is shown again, with a reason beside each of these fields."""
    assert response.status_code == 200
    return [*response.context["adminform"].form.errors]


def appoint(browser, theme, person, role="reference_leader", waiver=""):
    return browser.post(reverse(ADD), {"theme": theme.pk, "person": person.pk, "role": role, "waiver": waiver})


def change(browser, assignment, **typed):
    return browser.post(reverse(CHANGE, args=[assignment.pk]), {**NOTHING, **typed})


def test_the_secretariat_asks_somebody(officer):
    theme, person = led_theme(), PersonFactory()

    assert appoint(officer, theme, person).status_code == 302
    assert RoleAssignment.objects.get(theme=theme, person=person).state == "asked"


@pytest.mark.parametrize(
    ("case", "beside"),
    [
        ("held already", "role"),
        ("asked already", "person"),
        ("holds another", "person"),
        ("has left", "person"),
        ("theme is closed", "theme"),
        ("co-driver", "role"),
    ],
)
def test_a_refused_appointment_says_why_beside_the_field_and_writes_nothing(officer, case, beside):
    theme, person, role = led_theme(), PersonFactory(), "reference_leader"
    if case == "held already":
        role = "network_leader"
    if case in ("asked already", "holds another"):
        held = "co_driver" if case == "holds another" else role
        AssignmentFactory(theme=theme, person=person, role=held, began_on=None)
    if case == "has left":
        person = PersonFactory(is_active=False)
    if case == "theme is closed":
        NetworkTheme.objects.filter(pk=theme.pk).update(status="closed")
    before = RoleAssignment.objects.count()

    waiver = "Har ledt før" if role == "network_leader" else ""
    response = appoint(officer, theme, person, "co_driver" if case == "co-driver" else role, waiver)

    assert faults(response) == [beside]
    assert RoleAssignment.objects.count() == before


def test_somebody_without_the_diploma_is_asked_to_lead_with_a_reason(officer):
    theme, person = ThemeFactory(status="approved"), PersonFactory()
    assert faults(appoint(officer, theme, person, "network_leader")) == ["waiver"]
    assert not RoleAssignment.objects.exists()

    appoint(officer, theme, person, "network_leader", waiver="Har ledt før")

    assert RoleAssignment.objects.get().diploma_waiver == "Har ledt før"


def test_a_reason_where_none_is_needed_is_not_thrown_away_silently(officer):
    assert faults(appoint(officer, led_theme(), PersonFactory(), waiver="Har ledt før")) == ["waiver"]
    assert faults(change(officer, AssignmentFactory(), waiver="Har ledt før")) == ["waiver"]


def test_nobody_is_asked_to_be_a_co_driver_here(officer):
    form = officer.get(reverse(ADD)).context["adminform"].form

    assert [role for role, _name in form.fields["role"].choices] == ["", "network_leader", "reference_leader"]


def test_a_role_is_handed_over_with_a_note(officer):
    running, successor = AssignmentFactory(), PersonFactory()

    response = change(officer, running, hand_over_to=successor.pk, note="Husk kassen i kælderen.", waiver="Kender den")

    assert response.status_code == 302
    asked = RoleAssignment.objects.get(person=successor)
    assert (asked.state, asked.takes_over_from, asked.handover_note) == ("asked", running, "Husk kassen i kælderen.")


def test_without_a_note_nothing_is_handed_over_and_the_choice_stays(officer):
    running, successor = AssignmentFactory(), PersonFactory()

    response = change(officer, running, hand_over_to=successor.pk, note=" ", waiver="Kender den")

    assert faults(response) == ["note"]
    assert f'value="{successor.pk}" selected' in response.content.decode()
    assert RoleAssignment.objects.count() == 1


def test_a_question_is_withdrawn(officer):
    asked = AssignmentFactory(role="reference_leader", began_on=None)

    change(officer, asked, end_on=timezone.localdate(), reason="En anden sagde ja først.")

    asked.refresh_from_db()
    assert asked.state == "withdrawn"


def test_a_role_on_a_theme_that_does_not_run_is_ended(officer):
    running = AssignmentFactory(theme__status=NetworkTheme.Status.APPROVED)

    change(officer, running, end_on=timezone.localdate(), reason="Nyt arbejde.")

    running.refresh_from_db()
    assert (running.state, running.end_reason) == ("ended", "Nyt arbejde.")


@pytest.mark.parametrize(
    ("role", "typed", "beside"),
    [
        ("network_leader", {"reason": "Nyt arbejde."}, "end_on"),
        ("reference_leader", {"reason": ""}, "reason"),
        ("reference_leader", {"reason": "Nyt", "end_on": "2999-01-01"}, "end_on"),
    ],
    ids=["would leave empty", "no reason", "to come"],
)
def test_a_refused_end_says_why_beside_the_field_and_what_was_typed_stays(officer, role, typed, beside):
    theme = ThemeFactory(status="active" if role == "network_leader" else "approved")
    running = AssignmentFactory(theme=theme, role=role)

    response = change(officer, running, **{"end_on": timezone.localdate().isoformat(), **typed})

    assert faults(response) == [beside]
    assert typed["reason"] in response.content.decode()
    running.refresh_from_db()
    assert running.state == "running"


TODAY = timezone.localdate().isoformat()


@pytest.mark.parametrize(
    ("typed", "beside"),
    [
        ({"reason": "Nyt arbejde."}, ["reason"]),
        ({"note": "Husk kassen."}, ["note"]),
        ({"end_on": TODAY, "reason": "Nyt", "hand_over_to": "SOMEBODY", "note": "Husk"}, ["end_on"]),
    ],
    ids=["a reason alone", "a note alone", "both an end and a hand-over"],
)
def test_what_would_be_thrown_away_is_not_reported_as_saved(officer, typed, beside):
    running = AssignmentFactory(theme__status="approved")
    if "hand_over_to" in typed:
        typed = {**typed, "hand_over_to": PersonFactory().pk}

    assert faults(change(officer, running, **typed)) == beside
    assert RoleAssignment.objects.get().state == "running"


@pytest.mark.parametrize(
    ("fields", "offered"),
    [
        ({}, ["end_on", "reason", "hand_over_to", "note", "waiver"]),
        ({"role": "reference_leader"}, ["end_on", "reason", "hand_over_to", "note"]),
        ({"began_on": None}, ["end_on", "reason"]),
        ({"ended_on": timezone.localdate()}, []),
        ({"role": "co_driver"}, []),
    ],
    ids=["running", "refers", "asked", "ended", "comes with the pairing"],
)
def test_a_role_offers_what_can_be_done_with_it(officer, fields, offered):
    shown = officer.get(reverse(CHANGE, args=[AssignmentFactory(**fields).pk])).context["adminform"]

    assert [name for name in flatten_fieldsets(shown.fieldsets) if name in shown.form.fields] == offered


def test_who_takes_over_is_searched_for_and_not_scrolled_to(officer):
    text = officer.get(reverse(CHANGE, args=[AssignmentFactory().pk])).content.decode()

    assert reverse("admin:autocomplete") in text.split('<select name="hand_over_to"')[1].split(">")[0]


def test_an_empty_form_changes_nothing(officer):
    running = AssignmentFactory()

    assert change(officer, running).status_code == 302
    running.refresh_from_db()
    assert running.state == "running"


def test_the_dates_of_a_role_are_not_taken_from_the_form(officer):
    running = AssignmentFactory(began_on=date(2026, 1, 5))

    change(officer, running, began_on="2020-01-01", person=PersonFactory().pk, role="co_driver")

    fresh = RoleAssignment.objects.get(pk=running.pk)
    assert (fresh.began_on, fresh.person, fresh.role) == (date(2026, 1, 5), running.person, "network_leader")


def test_a_superuser_who_is_no_officer_looks_and_changes_nothing(superuser):
    running = AssignmentFactory(role="reference_leader", theme__status="approved")

    answers = [
        superuser.get(reverse(CHANGE, args=[running.pk])).status_code,
        change(superuser, running, end_on=timezone.localdate(), reason="Fordi").status_code,
        appoint(superuser, led_theme(), PersonFactory()).status_code,
    ]

    assert answers == [200, 403, 403]
    running.refresh_from_db()
    assert running.state == "running"


# --- themes -------------------------------------------------------------------------------------------------------


def card(theme, **typed):
    management = {f"moves-{name}": "0" for name in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS", "MAX_NUM_FORMS")}
    units = [*theme.units.values_list("pk", flat=True)] if theme else [UnitFactory().pk, UnitFactory().pk]
    words = {"title": "Nyt tema", "purpose": "Fordi.", "kind": "agenda", "network_type": "welfare", "units": units}
    return {**management, **words, **typed}


def write(browser, theme, **typed):
    return browser.post(reverse("admin:netvaerk_networktheme_change", args=[theme.pk]), card(theme, **typed))


def status(theme):
    return NetworkTheme.objects.get(pk=theme.pk).status


def test_themes_come_in_as_proposals_and_are_not_entered_here(officer):
    assert officer.get(reverse("admin:netvaerk_networktheme_add")).status_code == 403


@pytest.mark.parametrize("status", ["proposed", "in_review", "declined"])
def test_a_proposal_is_not_moved_past_the_intake_desk(officer, status):
    theme = ThemeFactory(status=status)
    form = officer.get(reverse("admin:netvaerk_networktheme_change", args=[theme.pk])).context["adminform"].form

    assert [step for step, _name in form.fields["move_to"].choices] == [""]


def test_a_theme_moves_on_and_its_history_says_so(officer):
    theme = led_theme(status="approved")

    assert write(officer, theme, move_to="starting").status_code == 302
    assert status(theme) == "starting"
    assert theme.moves.get().status == "starting"


def test_a_pause_says_why_and_when_it_is_looked_at_again(officer):
    theme, day = led_theme(status="active"), timezone.localdate()
    write(officer, theme, move_to="paused", reason="Lederen er syg.", review_on=day.isoformat())

    theme.refresh_from_db()
    assert (theme.status, theme.pause_review_on, theme.moves.get().reason) == ("paused", day, "Lederen er syg.")


@pytest.mark.parametrize(
    ("now", "to", "beside"),
    [
        ("active", "paused", ["reason", "review_on"]),
        ("approved", "starting", ["move_to"]),
        ("active", "closed", ["reason"]),
    ],
    ids=["lacks a reason and a day", "lacks a network leader", "broken off without a reason"],
)
def test_a_refused_step_says_why_beside_the_field_and_stores_nothing(officer, now, to, beside):
    theme = AssignmentFactory(role="reference_leader", theme__status=now).theme

    assert faults(write(officer, theme, move_to=to)) == beside
    assert (status(theme), NetworkTheme.objects.get().title) == (now, theme.title)
    assert theme.moves.count() == 0


@pytest.mark.parametrize(("now", "to"), [("approved", "testing"), ("starting", "active"), ("active", "testing")])
def test_a_step_that_is_not_next_or_the_leaders_is_no_choice(officer, now, to):
    theme = led_theme(status=now)

    response = write(officer, theme, move_to=to)

    assert [*response.context["adminform"].form.errors] == ["move_to"]
    assert status(theme) == now


def test_a_theme_enters_a_phase_today(officer):
    theme, phase = led_theme(), ThemePhase.objects.last()

    write(officer, theme, phase=phase.pk, phase_began_on=timezone.localdate().isoformat())

    theme.refresh_from_db()
    assert (theme.phase, theme.phase_began_on) == (phase, timezone.localdate())


def test_a_theme_enters_no_phase_in_the_future(officer):
    response = write(officer, led_theme(), phase=ThemePhase.objects.last().pk, phase_began_on="2999-01-01")

    assert faults(response) == ["phase_began_on"]


def test_a_theme_that_would_end_before_it_begins_is_a_fault_in_the_form(officer):
    theme = led_theme()

    assert faults(write(officer, theme, begins_on="2026-02-01", ends_on="2026-01-01")) == ["__all__"]


@pytest.mark.parametrize("typed", [{"reason": "Fordi."}, {"phase_began_on": "2026-01-09"}, {"phase": ""}], ids=str)
def test_what_would_be_thrown_away_of_a_theme_is_not_reported_as_saved(officer, typed):
    since = date(2026, 1, 5)
    theme = led_theme(phase=ThemePhase.objects.last(), phase_began_on=since)
    stands = {"phase": theme.phase_id, "phase_began_on": since.isoformat()}

    assert faults(write(officer, theme, **{**stands, **typed})) == [*typed]
    assert NetworkTheme.objects.get(pk=theme.pk).phase_began_on == since


def test_what_one_comes_for_stands_first(officer):
    shown = officer.get(reverse("admin:netvaerk_networktheme_change", args=[led_theme().pk]))

    assert flatten_fieldsets(shown.context["adminform"].fieldsets)[:4] == ["status", "move_to", "reason", "review_on"]


@pytest.mark.parametrize(
    "typed", [{"units": []}, {"network_type": "welfare"}], ids=["no units", "no longer a learning network"]
)
def test_a_card_that_takes_from_a_running_theme_what_it_must_have_is_refused_in_the_form(officer, typed):
    theme = running_pair(led_theme(network_type="learning")).theme

    assert faults(write(officer, theme, **{"network_type": "learning", **typed}))
    assert (theme.units.count(), NetworkTheme.objects.get().network_type) == (2, "learning")


def test_a_superuser_who_is_no_officer_moves_no_theme(superuser):
    theme = led_theme(status="approved")

    assert write(superuser, theme, move_to="starting").status_code == 403
    assert status(theme) == "approved"
