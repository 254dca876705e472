"""The page of the mandate: what is in place, who holds the ball, the one button, and hours side by side."""

import pytest
from django.urls import reverse
from django.utils import timezone

from codriver.actions.agreements import share_text
from codriver.models import ExpectationAlignment
from codriver.queries.mandate import State, mandate_page
from codriver.tests.factories import (
    agreed_agreement,
    both_sent,
    led_theme,
    offered_pair,
    opened_agreement,
    theme_with_leaders,
)
from codriver.tests.people import holder
from netvaerk.models import AuditEvent, NetworkTheme
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page
from roles.models import RoleAssignment
from roles.tests.factories import AssignmentFactory, ReleaseFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def theme():
    return theme_with_leaders()


@pytest.fixture
def leader(theme):
    return holder(theme, "network_leader")


def look(person, theme):
    return page(browser_of(person).get(reverse("mandate", args=[theme.pk])))


def seen(person, theme):
    return mandate_page(theme, person, TODAY)


def states(person, theme):
    return {line.kind: line.state for line in seen(person, theme).lines}


def agree(kind, theme):
    return agreed_agreement(both_sent(opened_agreement(kind, theme)))


def open_it(person, theme, kind, **more):
    return browser_of(person).post(reverse("open_agreement", args=[theme.pk]), {"kind": kind, **more})


def test_at_first_the_pairs_alignment_is_under_way_and_the_rest_is_not_opened(theme, leader):
    assert states(leader, theme) == {
        "co_driver": State.UNDER_WAY,
        "reference_leader": State.NOT_OPENED,
        "personnel_leader": State.NOT_OPENED,
        "hours": State.LACKING,
        "co_driver_personnel": State.NOT_OPENED,
    }
    assert "4 ting mangler" in look(leader, theme)


def test_a_whole_mandate_says_that_it_is_in_place(theme, leader):
    agreed_agreement(both_sent(theme.pairings.get().alignment))
    agree("reference_leader", theme)
    agree("personnel_leader", theme)
    ReleaseFactory(theme=theme, person=leader)

    text = look(leader, theme)

    assert "Mandatet er på plads" in text
    assert "Frigivet: 3 timer om ugen" in text


def test_a_theme_without_anybody_beside_the_leader_says_who_finds_them():
    theme = led_theme()
    leader = holder(theme, "network_leader")

    assert set(states(leader, theme).values()) == {State.NOBODY, State.LACKING}
    text = look(leader, theme)
    for sentence in ("Sekretariatet finder en co-driver.", "Sekretariatet finder en referenceleder."):
        assert sentence in text


@pytest.mark.parametrize(
    ("fields", "kind", "words"),
    [
        ({"network_type": "learning"}, "reference_leader", "I et læringsnetværk"),
        ({"co_driver_waiver": "Kort tema"}, "co_driver", "Temaet kører uden co-driver."),
    ],
)
def test_what_is_not_needed_says_so(fields, kind, words):
    theme = led_theme(**fields)
    leader = holder(theme, "network_leader")

    assert states(leader, theme)[kind] == State.NOT_NEEDED
    assert words in look(leader, theme)


def test_an_offer_of_a_co_driver_is_told_to_the_two_and_the_secretariat_alone():
    theme = led_theme()
    reference = AssignmentFactory(theme=theme, role="reference_leader").person
    offered_pair(theme)

    found = {
        who: states(person, theme)["co_driver"]
        for who, person in (
            ("leader", holder(theme, "network_leader")),
            ("officer", OfficerFactory()),
            ("reference", reference),
        )
    }

    assert found == {"leader": State.OFFERED, "officer": State.OFFERED, "reference": State.NOBODY}


def test_a_theme_that_nobody_leads_has_no_mandate(theme, leader):
    RoleAssignment.objects.filter(person=leader).update(ended_on=TODAY)

    assert "Ingen leder temaet" in look(OfficerFactory(), theme)


def test_a_theme_that_is_over_has_no_mandate_any_more(theme, leader):
    NetworkTheme.objects.update(status="closed")
    theme.refresh_from_db()

    assert "Temaet er slut" in look(leader, theme)


# --- the one button


def steps(person, theme):
    return {line.kind: line.step.url for line in seen(person, theme).lines if line.step}


def test_each_gets_the_step_that_is_theirs(theme, leader):
    opens, pairing = reverse("open_agreement", args=[theme.pk]), theme.pairings.get()
    alignment = reverse("alignment", args=[pairing.alignment.pk])

    assert steps(leader, theme) == {"co_driver": alignment, "reference_leader": opens, "personnel_leader": opens}
    assert steps(pairing.co_driver, theme) == {"co_driver": alignment, "co_driver_personnel": opens}
    assert steps(holder(theme, "reference_leader"), theme) == {"reference_leader": opens}
    assert steps(OfficerFactory(), theme) == {
        "co_driver": reverse("pairing", args=[pairing.pk]),
        **dict.fromkeys(["reference_leader", "personnel_leader", "co_driver_personnel"], opens),
    }


def test_an_officer_finds_whom_the_theme_lacks():
    theme = led_theme()
    leader = holder(theme, "network_leader")

    assert steps(OfficerFactory(), theme) == {
        "co_driver": reverse("choose_co_driver", args=[theme.pk]),
        "reference_leader": reverse("admin:roles_roleassignment_add") + f"?theme={theme.pk}&role=reference_leader",
        "personnel_leader": reverse("admin:netvaerk_person_change", args=[leader.pk]),
    }


def test_opening_an_agreement_leads_to_it(theme, leader):
    response = open_it(leader, theme, "personnel_leader")

    alignment = ExpectationAlignment.objects.get(theme=theme, kind="personnel_leader")
    assert goes_to(response, reverse("alignment", args=[alignment.pk]))
    text = page(browser_of(leader).get(response.headers["Location"]))
    assert "Samarbejdsaftale: netværksleder og personaleleder" in text
    assert "Brug det fulde skema" not in text


def test_an_officer_stays_with_the_mandate(theme):
    response = open_it(OfficerFactory(), theme, "reference_leader")

    assert goes_to(response, reverse("mandate", args=[theme.pk]))


def test_a_personnel_leader_opens_it_from_the_page_of_own_staff(theme, leader):
    chief = leader.personnel_leader
    address = reverse("open_agreement", args=[theme.pk])
    before = page(browser_of(chief).get(reverse("my_staff")))
    open_it(chief, theme, "personnel_leader", first=leader.pk)
    after = page(browser_of(chief).get(reverse("my_staff")))

    alignment = ExpectationAlignment.objects.get(theme=theme, kind="personnel_leader")
    assert (f'action="{address}"' in before, f'action="{address}"' in after) == (True, False)
    assert reverse("alignment", args=[alignment.pk]) in after


@pytest.mark.parametrize("kind", ["", "co_driver", "reference_leader"])
def test_what_cannot_be_opened_is_told(theme, leader, kind):
    chief = leader.personnel_leader
    response = open_it(chief, theme, kind)

    assert goes_to(response, reverse("my_page"))
    assert not ExpectationAlignment.objects.opened_by_hand().exists()


def test_the_secretariat_reads_a_text_that_both_share(theme):
    agreement = agree("reference_leader", theme)
    officer = OfficerFactory()
    before = steps(officer, theme)
    for response in agreement.alignment.responses.all():
        share_text(agreement.alignment, share=True, by=response.person, at=timezone.now())

    after = steps(officer, theme)
    assert "reference_leader" not in before
    assert after["reference_leader"] == reverse("agreement", args=[agreement.pk])
    assert reverse("mandate", args=[theme.pk]) in page(browser_of(officer).get(after["reference_leader"]))


# --- who sees what


SENTENCE = "Vi plukker syv grønne pærer"


def test_what_stands_in_an_agreement_is_for_its_two(theme, leader):
    agreement = agree("personnel_leader", theme)
    agreement.edits.filter(code="A3").update(value=SENTENCE)
    chief, co_driver = leader.personnel_leader, holder(theme, "co_driver")
    others = [co_driver, co_driver.personnel_leader, holder(theme, "reference_leader"), OfficerFactory()]
    addresses = [
        reverse("alignment", args=[agreement.alignment_id]),
        reverse("agreement", args=[agreement.pk]),
        reverse("agreement_pdf", args=[agreement.pk]),
    ]

    for address in addresses:
        assert [browser_of(one).get(address).status_code for one in (leader, chief)] == [200, 200]
        assert {browser_of(one).get(address).status_code for one in others} == {404}


def test_a_personnel_leader_reads_nothing_of_the_pairs(theme, leader):
    agreement = agreed_agreement(both_sent(theme.pairings.get().alignment))
    opened_agreement("personnel_leader", theme)

    answers = {
        browser_of(leader.personnel_leader).get(reverse(name, args=[key])).status_code
        for name, key in (("alignment", agreement.alignment_id), ("agreement", agreement.pk))
    }

    assert answers == {404}


def test_the_reference_leader_sees_who_holds_the_ball_and_no_hours(theme, leader):
    ReleaseFactory(theme=theme, person=leader)
    reference = holder(theme, "reference_leader")
    text = look(reference, theme)

    assert seen(reference, theme).hours == []
    assert leader.name in text
    assert "timer om ugen" not in text.lower()


def test_that_somebody_looked_is_in_the_log(theme, leader):
    officer = OfficerFactory()
    look(officer, theme)

    read = AuditEvent.objects.filter(verb="read", actor=officer, object_id=theme.pk)
    assert leader.pk in read.values_list("subject", flat=True)


# --- on other pages


def test_the_theme_says_in_a_line_how_the_mandate_stands(theme, leader):
    agree("reference_leader", theme)
    text = " ".join(page(browser_of(leader).get(reverse("theme", args=[theme.pk]))).split())

    assert "referenceleder på plads" in text
    assert "personaleleder ikke åbnet endnu" in text
    assert f"tid venter på {leader.personnel_leader.first_name}" in text


def test_the_line_is_for_those_on_the_theme(theme):
    address = reverse("theme", args=[theme.pk])

    assert "mandate-summary" not in page(browser_of(PersonFactory()).get(address))


def test_min_side_asks_the_leader_to_get_the_mandate_in_place_until_all_is_opened(theme, leader):
    def asks():
        return "Få dit mandat på plads" in page(browser_of(leader).get(reverse("my_page")))

    found = [asks()]
    for kind in ("reference_leader", "personnel_leader"):
        opened_agreement(kind, theme)
        found.append(asks())

    assert found == [True, True, False]


def test_min_side_asks_nothing_where_there_is_nobody_to_agree_with():
    theme = led_theme()
    leader = holder(theme, "network_leader")

    assert "Få dit mandat på plads" not in page(browser_of(leader).get(reverse("my_page")))
