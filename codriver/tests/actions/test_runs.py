"""Pairing the pool: made, changed by hand, published, put aside."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from codriver.actions.pairing import end_pairing
from codriver.actions.runs import (
    is_stale,
    keep_pair,
    let_pair_be,
    make_run,
    publish_run,
    put_run_aside,
    rule_out_pair,
)
from codriver.facts.pairing import leader_of
from codriver.models import CoDriverCandidacy, CompetenceOffer, CompetenceRequest, Pairing, PairingRun, PairingWeight
from codriver.queries.runs import run_page
from codriver.rules.pairing.pool import Bar
from codriver.rules.runs import RunHindrance
from codriver.tests.factories import CoDriverNeedFactory, led_theme, ready_candidate, running_pair
from netvaerk.models import Competence, NetworkTheme
from netvaerk.refusals import Refused
from netvaerk.tests.factories import OfficerFactory, PersonFactory

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def made(officer, objective="most_themes"):
    return make_run(objective=objective, floor=0, by=officer, at=timezone.now())


def publish(run, officer, shown=None):
    next_on = TODAY + timedelta(days=180)
    publish_run(run, shown=shown or run.version, next_on=next_on, by=officer, at=timezone.now())


def choose(act, run, pair, officer, shown=None):
    act(run, theme=pair[0], person=pair[1], shown=shown or run.version, by=officer, at=timezone.now())


@pytest.fixture
def officer():
    return OfficerFactory()


@pytest.fixture
def asked():
    """A theme that asks for a competence, and two who are ready: the first brings it, the second has waited longer."""
    theme, competence = led_theme(), Competence.objects.first()
    CompetenceRequest.objects.create(theme=theme, competence=competence, weight=3)
    able = ready_candidate().person
    CompetenceOffer.objects.create(person=able, competence=competence, wish="want", level=4)
    return theme, able, ready_candidate(waited=30).person


def test_the_best_pair_is_proposed_and_nobody_is_told(officer, asked):
    theme, able, other = asked

    run = made(officer)

    assert run.pairs == [(theme.pk, able.pk)]
    assert run.others(theme.pk)[0]["person"] == other.pk
    assert run.result["unplaced"] == {str(other.pk): "OTHERS_FIT_BETTER"}
    assert (Pairing.objects.count(), len(mail.outbox)) == (0, 0)


def test_two_who_could_not_work_together_are_not_proposed_again(officer, asked):
    theme, able, other = asked
    former = running_pair(led_theme(leader_of(theme)), able)
    end_pairing(former, by=officer, on=TODAY, reason="Slut", kind="cooperation", at=timezone.now())
    NetworkTheme.objects.filter(pk=former.theme_id).update(status="closed")
    CoDriverCandidacy.objects.filter(person=able).update(status="ready")

    run = made(officer)

    assert run.pairs == [(theme.pk, other.pk)]
    assert run.result["unplaced"] == {str(able.pk): Bar.DID_NOT_WORK.name}


def test_only_the_secretariat_makes_one():
    with pytest.raises(Refused) as refusal:
        made(PersonFactory())
    assert refusal.value.reasons == [RunHindrance.NOT_SECRETARIAT]


def test_without_any_weight_nothing_can_be_told_apart(officer):
    PairingWeight.objects.update(weight=0)

    with pytest.raises(Refused) as refusal:
        made(officer)
    assert refusal.value.reasons == [RunHindrance.NO_WEIGHT]


def test_a_new_draft_puts_the_former_aside(officer, asked):
    first, second = made(officer), made(officer)

    first.refresh_from_db()
    assert (first.status, second.status) == ("put_aside", "draft")


def test_an_early_wish_comes_first_and_says_so(officer, asked):
    theme, _, other = asked
    CoDriverNeedFactory(theme=theme, early_wish=other)

    run = made(officer)

    assert run.pairs == [(theme.pk, other.pk)]
    assert [(one.kind, one.is_early_wish) for one in run.choices.all()] == [("keep", True)]


def test_an_early_wish_for_somebody_in_the_line_is_not_kept(officer, asked):
    theme, able, other = asked
    other.personnel_leader = theme.role_assignments.get(role="network_leader").person
    other.save()
    CoDriverNeedFactory(theme=theme, early_wish=other)

    assert made(officer).pairs == [(theme.pk, able.pk)]


@pytest.mark.parametrize("act", [keep_pair, rule_out_pair])
def test_a_choice_by_hand_is_followed_at_once_and_can_be_taken_back(officer, asked, act):
    theme, able, other = asked
    run = made(officer)

    choose(act, run, (theme.pk, other.pk if act == keep_pair else able.pk), officer)
    assert run.pairs == [(theme.pk, other.pk)]

    choose(let_pair_be, run, (theme.pk, other.pk if act == keep_pair else able.pk), officer)
    assert (run.pairs, run.version, run.choices.count()) == ([(theme.pk, able.pk)], 3, 0)


def test_one_choice_for_a_theme_takes_the_place_of_another(officer, asked):
    theme, able, other = asked
    run = made(officer)

    choose(keep_pair, run, (theme.pk, able.pk), officer)
    choose(keep_pair, run, (theme.pk, other.pk), officer)

    assert [(one.person, one.kind) for one in run.choices.all()] == [(other, "keep")]


def test_a_person_kept_on_one_theme_is_let_go_from_the_other(officer, asked):
    theme, able, _ = asked
    elsewhere = led_theme()
    run = made(officer)

    choose(keep_pair, run, (theme.pk, able.pk), officer)
    choose(keep_pair, run, (elsewhere.pk, able.pk), officer)

    assert [one.theme for one in run.choices.all()] == [elsewhere]


def test_a_barred_pair_cannot_be_kept(officer, asked):
    theme, able, _ = asked
    able.personnel_leader = theme.role_assignments.get(role="network_leader").person
    able.save()
    run = made(officer)

    with pytest.raises(Refused) as refusal:
        choose(keep_pair, run, (theme.pk, able.pk), officer)
    assert refusal.value.reasons == [Bar.LINE]


@pytest.mark.parametrize("act", [keep_pair, rule_out_pair, let_pair_be])
def test_choices_are_refused_with_reasons(officer, asked, act):
    theme, able, _ = asked
    run = made(officer)
    reasons = []
    for pair, by, shown in (
        ((theme.pk, able.pk), PersonFactory(), None),
        ((theme.pk, able.pk), officer, 7),
        ((theme.pk, PersonFactory().pk), officer, None),
    ):
        with pytest.raises(Refused) as refusal:
            choose(act, run, pair, by, shown)
        reasons += refusal.value.reasons

    assert reasons == [RunHindrance.NOT_SECRETARIAT, RunHindrance.CHANGED, RunHindrance.NOT_IN_POOL]


def test_publishing_offers_every_pair_and_tells_those_left_over_the_day(
    officer, asked, django_capture_on_commit_callbacks
):
    theme, able, other = asked
    run = made(officer)

    with django_capture_on_commit_callbacks(execute=True):
        publish(run, officer)

    offered = Pairing.objects.get()
    assert (offered.theme, offered.co_driver, offered.offered_by) == (theme, able, officer)
    assert (run.status, run.closed_by) == ("published", officer)
    told = {letter.to[0] for letter in mail.outbox}
    assert told == {offered.network_leader.email, able.email, other.email}


def test_a_letter_to_those_left_over_says_no_reason(officer, asked, django_capture_on_commit_callbacks):
    _, _, other = asked
    run = made(officer)

    with django_capture_on_commit_callbacks(execute=True):
        publish(run, officer)

    letter = next(one for one in mail.outbox if one.to == [other.email])
    assert str((TODAY + timedelta(days=180)).year) in letter.body
    assert not any(str(name) in letter.body for name in run.result["unplaced"].values())


def test_what_has_changed_since_makes_it_stale(officer, asked):
    theme, able, _ = asked
    run = made(officer)
    assert not is_stale(run, TODAY)

    CompetenceOffer.objects.filter(person=able).update(wish="can")

    with pytest.raises(Refused) as refusal:
        publish(run, officer)
    assert refusal.value.reasons == [RunHindrance.STALE]
    assert Pairing.objects.count() == 0


def test_nothing_is_published_twice_or_unseen_or_empty(officer, asked):
    theme, able, _ = asked
    run = made(officer)
    with pytest.raises(Refused) as unseen:
        publish(run, officer, shown=9)
    publish(run, officer)
    with pytest.raises(Refused) as twice:
        publish(run, officer)
    empty = made(officer)
    with pytest.raises(Refused) as nobody:
        publish(empty, officer)

    reasons = [one.value.reasons for one in (unseen, twice, nobody)]
    assert reasons == [[RunHindrance.CHANGED], [RunHindrance.CLOSED], [RunHindrance.NOBODY]]


def test_a_draft_is_put_aside_once_and_a_published_one_never(officer, asked):
    run = made(officer)
    put_run_aside(run, by=officer, at=timezone.now())
    put_run_aside(run, by=officer, at=timezone.now())
    assert run.status == PairingRun.Status.PUT_ASIDE

    published = made(officer)
    publish(published, officer)
    with pytest.raises(Refused) as refusal:
        put_run_aside(published, by=officer, at=timezone.now())
    assert refusal.value.reasons == [RunHindrance.CLOSED]


@pytest.mark.parametrize("objective", PairingRun.Objective.values)
def test_every_aim_proposes_somebody(officer, asked, objective):
    assert len(made(officer, objective).pairs) == 1


def test_an_early_wish_that_is_possible_is_kept_and_another_is_told_why_not(officer, asked):
    theme, _, other = asked
    CoDriverNeedFactory(theme=theme, early_wish=other)
    CoDriverNeedFactory(early_wish=other)

    run = made(officer)

    assert (theme.pk, other.pk) in run.pairs
    assert list(run.result["wishes"].values()) == ["CHOSEN_OTHERWISE"]


def test_a_run_is_explained_from_what_it_stored(officer, asked):
    theme, able, _ = asked
    run = made(officer)
    before = [(row.theme, [one.speaks_for for one in row.proposed]) for row in run_page(run).rows]

    CompetenceOffer.objects.filter(person=able).delete()
    CoDriverCandidacy.objects.all().delete()

    assert [(row.theme, [one.speaks_for for one in row.proposed]) for row in run_page(run).rows] == before
