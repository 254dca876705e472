"""The pages between network and base: the reference leader's themes, needs, arenas and money."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import PlannedPhase, ThemePhase
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from roles.actions.base_link import answer_need, tie_to_base
from roles.models import BaseLink, ReferenceNeed
from roles.tests.factories import AssignmentFactory, NeedFactory, SparringFactory, StandInFactory, holder

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
MINE = "my_reference_themes"


@pytest.fixture
def need():
    phase = ThemePhase.objects.get(order=3)
    theme = ThemeFactory(phase=phase, phase_began_on=date(2026, 3, 1), purpose="Vandet skal blive")
    for role in ("network_leader", "co_driver", "reference_leader"):
        holder(theme, role)
    return NeedFactory(theme=theme, kind="political", text="Et ord i udvalget")


def browser(theme, role):
    return browser_of(holder(theme, role))


def needs_at(need):
    return reverse("reference_needs", args=[need.theme_id])


def test_a_reference_leader_meets_every_theme_on_one_page(need):
    ends_on = TODAY + timedelta(days=20)
    PlannedPhase.objects.create(theme=need.theme, phase=need.theme.phase, begins_on=date(2026, 3, 1), ends_on=ends_on)
    SparringFactory(theme=need.theme, next_on=date(2030, 5, 4))
    AssignmentFactory(role="reference_leader", person=holder(need.theme, "reference_leader"))

    text = page(browser(need.theme, "reference_leader").get(reverse(MINE)))
    leader = holder(need.theme, "network_leader").name
    said = (need.theme.title, "Vandet skal blive", need.theme.phase.name, leader, "4. maj 2030", "Et ord i udvalget")
    assert [one for one in said if one not in text] == []
    assert text.count("<article") == 2


def test_the_menu_leads_there_only_those_it_is_for(need):
    link = f'href="{reverse(MINE)}"'
    for role, shown in (("reference_leader", True), ("network_leader", False)):
        assert (link in page(browser(need.theme, role).get(reverse("contact")))) == shown
    stand_in = StandInFactory(assignment=need.theme.role_assignments.get(role="reference_leader"))

    assert link in page(browser_of(stand_in.person).get(reverse("contact")))
    assert "Du er vikar for" in page(browser_of(stand_in.person).get(reverse(MINE)))


def test_a_theme_that_is_chosen_and_has_not_begun_leads_nowhere_yet():
    theme = AssignmentFactory(role="reference_leader", theme__status="approved").theme
    text = page(browser(theme, "reference_leader").get(reverse(MINE)))

    assert theme.title in text
    assert reverse("sparring", args=[theme.pk]) not in text


def test_a_closed_theme_is_no_longer_among_them(need):
    type(need.theme).objects.update(status="closed")

    assert browser(need.theme, "reference_leader").get(reverse(MINE)).status_code == 404


def test_the_leader_says_what_is_needed_and_the_reference_leader_answers(need):
    leader, reference = browser(need.theme, "network_leader"), browser(need.theme, "reference_leader")
    address = reverse("need_reference_leader", args=[need.theme_id])
    assert goes_to(leader.post(address, {"kind": "arena", "text": "En plads i chefforum"}), needs_at(need))
    new = ReferenceNeed.objects.get(kind="arena")
    answer = {"version": "1", "state": "in_hand", "note": "Jeg tager det op mandag"}
    assert goes_to(reference.post(reverse("answer_need", args=[new.pk]), answer), needs_at(need))

    text = page(leader.get(needs_at(need)))
    assert "Jeg tager det op mandag" in text
    assert "I gang" in text


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ({"text": ""}, {"text": ["Skriv, hvad netværket har brug for."]}),
        ({"kind": ""}, {"kind": ["Vælg, hvad I har brug for."]}),
        (
            {"committee": "Klima"},
            {"committee": ["Et udvalg hører til en kobling til politikerne. Lad feltet være tomt."]},
        ),
    ],
)
def test_what_lacks_is_said_beside_the_field(need, typed, fault):
    data = {"kind": "arena", "text": "En plads"} | typed
    response = browser(need.theme, "co_driver").post(reverse("need_reference_leader", args=[need.theme_id]), data)

    assert (response.status_code, shown_errors(response)) == (422, fault)


def test_a_political_need_says_whether_the_committee_should_hear(need):
    answer = {"version": "1", "state": "open", "note": "", "committee": "Klimaudvalget", "hearing": "yes"}
    browser(need.theme, "reference_leader").post(reverse("answer_need", args=[need.pk]), answer)

    text = page(browser(need.theme, "network_leader").get(needs_at(need)))
    assert "Klimaudvalget: Udvalget bør høre om det" in text


def test_only_a_political_need_asks_about_the_committee():
    need = NeedFactory()
    reference = AssignmentFactory(theme=need.theme, role="reference_leader").person

    form = browser_of(reference).get(reverse("answer_need", args=[need.pk])).context["form"]
    assert list(form.fields) == ["version", "state", "note"]


def test_two_answers_at_once_both_show(need):
    reference = holder(need.theme, "reference_leader")
    words = {"note": "Det stod her", "committee": "", "hearing": ""}
    answer_need(need, state="in_hand", **words, by=reference, at=timezone.now(), shown=1)
    typed = {"version": "1", "state": "done", "note": "Det skrev jeg", "committee": "", "hearing": ""}
    text = page(browser_of(reference).post(reverse("answer_need", args=[need.pk]), typed), 409)

    assert "Det stod her" in text
    assert "Det skrev jeg" in text
    browser_of(reference).post(reverse("answer_need", args=[need.pk]), typed | {"version": "2"})
    need.refresh_from_db()
    assert (need.state, need.note) == ("done", "Det skrev jeg")


def test_what_is_needed_no_longer_is_taken_back(need):
    leader = browser(need.theme, "network_leader")
    assert goes_to(leader.post(reverse("withdraw_need", args=[need.pk])), needs_at(need))
    answer = {"version": "1", "state": "done", "note": "Klaret"}
    late = browser(need.theme, "reference_leader").post(reverse("answer_need", args=[need.pk]), answer)

    assert "Det er klaret eller trukket tilbage." in page(late, 409)


def tie(need, role="co_driver", **typed):
    data = {"version": "0", "arenas": "Chefforum i marts", "funding": "sought", "funding_owner": "Kultur"} | typed
    return browser(need.theme, role).post(reverse("tie_to_base", args=[need.theme_id]), data)


def test_arenas_and_money_are_written_together_and_read_by_those_inside(need):
    assert goes_to(tie(need), needs_at(need))
    text = page(browser_of(OfficerFactory()).get(needs_at(need)))

    assert [one for one in ("Chefforum i marts", "Søges", "Kultur") if one not in text] == []


def test_found_money_names_who_found_it(need):
    response = tie(need, funding="found", funding_owner="")

    assert shown_errors(response) == {"funding_owner": ["Skriv, hvem der har fundet pengene: et navn eller en enhed."]}


def test_two_who_write_at_once_both_see_both(need):
    leader = holder(need.theme, "network_leader")
    words = {"arenas": "Direktørmøde", "funding": "", "funding_owner": ""}
    tie_to_base(need.theme, **words, by=leader, at=timezone.now(), shown=0)
    text = page(tie(need), 409)

    assert "Direktørmøde" in text
    assert "Chefforum i marts" in text
    tie(need, version="1")
    assert BaseLink.objects.get().arenas == "Chefforum i marts"


def test_the_inside_is_closed_to_others(need):
    assert browser_of(PersonFactory()).get(needs_at(need)).status_code == 403
