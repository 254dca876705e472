"""Proposals as the database keeps them: constraints, rounds that are open, who stands behind what."""

from datetime import date

import pytest
from django.utils import timezone, translation

from netvaerk.models import ForumDecision, NetworkTheme, Person, ProposalRound, ThemeTrait, TraitAnswer
from netvaerk.rules.rounds import usual_dates
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import (
    CoProposerFactory,
    PersonFactory,
    ProposalFactory,
    RoundFactory,
    ThemeFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)


def test_the_seven_traits_of_a_good_theme_are_shipped():
    assert ThemeTrait.objects.count() == 7


def test_a_trait_is_answered_once_per_theme():
    theme, trait = ProposalFactory(), ThemeTrait.objects.first()

    with refused_by("trait_answered_once_per_theme"):
        TraitAnswer.objects.create(theme=theme, trait=trait, how="Igen")


def test_an_answer_about_a_trait_has_words():
    with refused_by("trait_answer_has_words"):
        TraitAnswer.objects.create(theme=ThemeFactory(), trait=ThemeTrait.objects.first(), how="")


def test_nobody_stands_behind_a_proposal_twice():
    beside = CoProposerFactory()

    with refused_by("co_proposer_once_per_theme"):
        CoProposerFactory(theme=beside.theme, person=beside.person)


def test_a_half_year_has_one_round():
    RoundFactory(year=2030)

    with refused_by("round_one_per_half_year"):
        ProposalRound.objects.create(
            year=2030, season="spring", deadline_on=date(2029, 11, 1), decides_on=date(2030, 1, 1)
        )


def test_a_round_is_decided_after_its_deadline():
    with refused_by("round_is_decided_after_its_deadline"):
        RoundFactory(deadline_on=date(2030, 1, 1), decides_on=date(2030, 1, 1))


@pytest.mark.parametrize("status", ["proposed", "in_review"])
def test_what_is_at_the_secretariat_is_in_a_round(status):
    with refused_by("theme_at_intake_is_in_a_round"):
        ThemeFactory(status=status, round=None)


@pytest.mark.parametrize("status", ["merged", "proposed"])
def test_what_was_merged_and_nothing_else_names_the_other(status):
    other = ThemeFactory(status="proposed") if status == "proposed" else None

    with refused_by("theme_merged_names_the_other"):
        ThemeFactory(status=status, merged_into=other)


def test_a_theme_is_not_merged_into_itself():
    theme = ThemeFactory(status="proposed")

    with refused_by("theme_is_not_merged_into_itself"):
        NetworkTheme.objects.filter(pk=theme.pk).update(merged_into=theme, status="merged")


def decide(**fields):
    theme = ProposalFactory()
    decision = {"chosen": True, "network_type": "welfare", "reason": "Fordi", "decided_on": TODAY} | fields
    ForumDecision.objects.create(
        theme=theme, round=theme.round, noted_by=theme.proposed_by, noted_at=timezone.now(), **decision
    )


def test_a_decision_to_choose_names_a_type():
    with refused_by("decision_to_choose_names_a_type"):
        decide(network_type="")


def test_a_decision_says_why():
    with refused_by("decision_has_a_reason"):
        decide(reason="")


def test_the_open_round_is_the_one_with_the_next_deadline():
    for year in (2026, 2029, 2028):
        RoundFactory(year=year)

    assert ProposalRound.objects.dates_on(TODAY).year == 2028
    assert ProposalRound.objects.exclude(year=2028).dates_on(TODAY).year == 2029


@pytest.mark.parametrize(("planned", "expected"), [([], 2027), ([2028], 2028)], ids=["none is planned", "one is"])
def test_the_days_of_the_open_round_are_known_before_it_is_planned(planned, expected):
    for year in planned:
        RoundFactory(year=year)

    assert ProposalRound.objects.dates_on(TODAY) == usual_dates(expected, "spring")


@pytest.mark.parametrize(
    ("language", "season", "name"),
    [("da", "spring", "Foråret 2027"), ("en", "autumn", "Autumn 2027"), ("da", "autumn", "Efteråret 2027")],
)
def test_a_round_is_named_by_its_half_year(language, season, name):
    with translation.override(language):
        assert str(ProposalRound(year=2027, season=season)) == name


def test_one_stands_behind_what_one_proposed_and_what_one_was_invited_to():
    person = PersonFactory()
    own, invited = ThemeFactory(proposed_by=person), CoProposerFactory(person=person).theme
    CoProposerFactory()

    assert set(NetworkTheme.objects.stood_behind_by(person)) == {own, invited}


@pytest.mark.parametrize("status", ["draft", "declined", "merged"])
def test_an_invited_colleague_sees_what_is_hidden_from_the_others(status):
    theme = ThemeFactory(status=status)
    beside = CoProposerFactory(theme=theme)
    other = CoProposerFactory(theme=ThemeFactory(status=status))

    readers = [one.person for one in (beside, other) if theme in NetworkTheme.objects.visible_to(one.person)]

    assert readers == [beside.person]


def test_the_leaders_of_a_unit_sit_there_or_lead_its_staff():
    unit, above = UnitFactory(), UnitFactory()
    chief = PersonFactory(unit=above)
    leader = PersonFactory(unit=unit, personnel_leader=chief)
    PersonFactory(unit=unit, personnel_leader=leader)
    distant = PersonFactory(unit=above)
    PersonFactory(unit=unit, personnel_leader=distant)
    PersonFactory(unit=unit, personnel_leader=PersonFactory(), is_active=False)

    assert set(Person.objects.leading([unit])) == {leader, distant}
