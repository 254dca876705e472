"""The secretariat's intake desk."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import NetworkTheme, ProposalRound
from netvaerk.queries.proposals import intake_desk
from netvaerk.rules.rounds import StartWarning
from netvaerk.tests.factories import (
    CoProposerFactory,
    OfficerFactory,
    PersonFactory,
    ProposalFactory,
    RoundFactory,
)
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors

pytestmark = pytest.mark.django_db
Status = NetworkTheme.Status
TODAY = timezone.localdate()
DECISION = {"decision": "chosen", "network_type": "welfare", "decided_on": str(TODAY), "reason": "Fordi det haster"}


@pytest.fixture
def officer():
    return browser_of(OfficerFactory())


def act(browser, name, theme, **data):
    return browser.post(reverse(name, args=[theme.pk]), data)


def test_an_empty_desk_says_what_will_come(officer):
    assert "Her kommer forslagene" in page(officer.get(reverse("intake")))


def test_the_desk_says_who_stands_behind_each_and_what_it_lacks(officer):
    theme = ProposalFactory(title="Ensomhed", traits=6, proposed_by=PersonFactory(name="Bo Holm"))
    CoProposerFactory(theme=theme, person=PersonFactory(name="Ida Krog"))
    text = page(officer.get(reverse("intake")))

    expected = ["Ensomhed", "Bo Holm, Ida Krog", "Besvar alle syv kendetegn ved et godt tema."]
    assert [words for words in expected if words not in text] == []


@pytest.mark.both_databases
@pytest.mark.parametrize("key", ["x", "0", "99999999999999999999", "-1"])
def test_a_round_that_does_not_exist_is_no_fault(officer, key):
    ProposalFactory()

    page(officer.get(reverse("intake"), {"round": key}))


def test_the_desk_opens_on_the_round_with_something_left_to_decide():
    old, current, later = (RoundFactory(year=year) for year in (2020, 2098, 2099))
    ProposalFactory(round=current)
    ProposalFactory(round=old, status=Status.DECLINED)

    assert intake_desk(None, TODAY).round == current
    assert intake_desk(later.pk, TODAY).round == later


def test_the_desk_opens_on_the_next_deadline_when_nothing_waits():
    for year in (2020, 2099, 2098):
        RoundFactory(year=year)

    assert intake_desk(None, TODAY).round.year == 2098


@pytest.mark.parametrize(
    ("year", "chosen", "waiting", "said"),
    [
        (2020, 1, 0, [StartWarning.FEW]),
        (2020, 1, 1, []),
        (2020, 5, 0, [StartWarning.MANY]),
        (2020, 2, 0, []),
        (2099, 0, 0, []),
        (2099, 1, 0, []),
        (2099, 5, 0, [StartWarning.MANY]),
    ],
)
def test_the_number_of_starts_is_warned_about(year, chosen, waiting, said):
    one = RoundFactory(year=year)
    ProposalFactory.create_batch(chosen, round=one, status=Status.APPROVED)
    ProposalFactory.create_batch(waiting, round=one)

    assert intake_desk(one.pk, TODAY).warnings == said


def test_an_officer_takes_a_proposal_in(officer):
    theme = ProposalFactory(status=Status.PROPOSED)

    assert "1 forslag venter på at blive behandlet" in page(officer.get(reverse("my_page")))
    assert goes_to(act(officer, "take_into_review", theme), reverse("proposal", args=[theme.pk]))
    theme.refresh_from_db()
    assert theme.status == Status.IN_REVIEW


def test_an_officer_sends_a_proposal_back_with_a_reason(officer):
    theme = ProposalFactory(status=Status.PROPOSED)
    response = act(officer, "return_proposal", theme, reason="")

    assert shown_errors(response, "return_form") == {
        "reason": ["Skriv, hvad der skal arbejdes videre med, så de ved, hvordan de kommer videre."]
    }
    assert goes_to(act(officer, "return_proposal", theme, reason="Spørg borgerne"), reverse("intake"))


def test_what_cannot_be_sent_back_any_more_gives_the_words_back(officer):
    theme = ProposalFactory(status=Status.IN_REVIEW)

    assert "Spørg borgerne" in page(act(officer, "return_proposal", theme, reason="Spørg borgerne"), 409)


def test_an_officer_merges_two_proposals(officer):
    theme, into = ProposalFactory(title="Højtlæsning"), ProposalFactory(title="Flere ord")
    assert "Flere ord" in page(officer.get(reverse("merge_proposal", args=[theme.pk])))

    assert goes_to(act(officer, "merge_proposal", theme, into=into.pk), reverse("proposal", args=[into.pk]))
    assert "Lagt sammen med »Højtlæsning«" in page(officer.get(reverse("proposal", args=[into.pk])))


def test_a_proposal_alone_at_the_desk_has_nothing_to_be_merged_with(officer):
    theme = ProposalFactory()

    assert "Der er ikke andre forslag" in page(officer.get(reverse("merge_proposal", args=[theme.pk])))


def test_an_officer_lets_a_proposal_wait_for_the_next_round(officer):
    theme = ProposalFactory(round=RoundFactory(year=2098))
    act(officer, "move_to_next_round", theme)

    theme.refresh_from_db()
    assert theme.round == ProposalRound.objects.exclude(year=2098, season="spring").get()


@pytest.mark.parametrize(("decision", "status"), [("chosen", Status.APPROVED), ("not_chosen", Status.DECLINED)])
def test_the_decision_is_noted_and_read_by_the_proposer(officer, decision, status):
    theme = ProposalFactory()
    act(officer, "decide_proposal", theme, **(DECISION | {"decision": decision}))

    theme.refresh_from_db()
    assert theme.status == status
    text = page(browser_of(theme.proposed_by).get(reverse("proposal", args=[theme.pk])))
    assert "Fordi det haster" in text


@pytest.mark.parametrize(
    ("without", "field"),
    [
        ({"decision": ""}, "decision"),
        ({"network_type": ""}, "network_type"),
        ({"decided_on": "i går"}, "decided_on"),
        ({"reason": ""}, "reason"),
    ],
)
def test_a_decision_that_lacks_something_says_so_beside_the_field(officer, without, field):
    response = act(officer, "decide_proposal", ProposalFactory(), **(DECISION | without))

    page(response, 422)
    assert list(shown_errors(response)) == [field]


def test_a_choice_among_unfinished_proposals_is_refused_and_the_reason_kept(officer):
    text = page(act(officer, "decide_proposal", ProposalFactory(traits=3), **DECISION), 409)

    assert "Besvar alle syv kendetegn ved et godt tema." in text
    assert "Fordi det haster" in text


def test_a_new_round_in_the_administration_begins_with_the_days_of_the_last(officer):
    year = TODAY.year - 1
    RoundFactory(year=year, season="autumn", deadline_on=date(year, 4, 20), decides_on=date(year, 6, 10))
    form = officer.get(reverse("admin:netvaerk_proposalround_add")).context["adminform"].form
    officer.post(reverse("admin:netvaerk_proposalround_add"), {name: str(form.initial[name]) for name in form.fields})

    assert ProposalRound.objects.count() == 2
    made = ProposalRound.objects.exclude(year=year).get()
    assert made.deadline_on >= TODAY
    assert made.season == "spring" or (made.deadline_on.month, made.deadline_on.day) == (4, 20)


def test_the_days_of_a_round_are_changed_in_the_administration(officer):
    one = RoundFactory(year=2099)
    typed = {"year": 2099, "season": "spring", "deadline_on": "2098-11-20", "decides_on": "2098-11-19"}
    address = reverse("admin:netvaerk_proposalround_change", args=[one.pk])

    assert "vælg en senere dag" in page(officer.post(address, typed))
    officer.post(address, typed | {"decides_on": "2099-01-15"})
    one.refresh_from_db()
    assert (one.deadline_on, one.decides_on) == (date(2098, 11, 20), date(2099, 1, 15))
