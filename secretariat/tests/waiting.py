"""One thing of every kind that waits for a person since today, made as the product makes it, for the tests."""

from django.utils import timezone

from codriver.actions.agreements import approve_agreement
from codriver.actions.practice import ask_back
from codriver.facts.agreements import agreement_facts
from codriver.models import AlignmentReview, MirrorRequest
from codriver.tests.factories import (
    agreed_agreement,
    asked_effect,
    asked_practice,
    asking_candidate,
    ended_pair,
    module_at,
    open_alignment,
    opened_agreement,
    running_pair,
    written_agreement,
)
from netvaerk.models import FollowUp, Handover
from netvaerk.tests.factories import ColleagueFactory, PersonFactory, SolutionFactory, ThemeFactory
from roles.tests.factories import (
    AssignmentFactory,
    LedPersonFactory,
    NeedFactory,
    NominationFactory,
    ReleaseFactory,
    RequestFactory,
    SparringFactory,
)
from secretariat.actions.support_articles import write_article
from secretariat.rules.waiting import Wait
from secretariat.tests.support import brought_to


def role():
    return [AssignmentFactory(began_on=None).person]


def part():
    return [ColleagueFactory(stage="contacted").person]


def time():
    return [RequestFactory().person.personnel_leader]


def counter():
    return [RequestFactory(countered=True).person]


def inherited():
    return [ReleaseFactory(person=LedPersonFactory()).person.personnel_leader]


def sparring():
    return [SparringFactory(accepted_at=None, asked_at=timezone.now()).reference_leader]


def handover():
    theme = ThemeFactory(status="closing")
    now, leader = timezone.now(), AssignmentFactory(theme=theme).person
    Handover.objects.create(theme=theme, note="Driften har det", asked_by=leader, asked_at=now)
    return [AssignmentFactory(theme=theme, role="reference_leader").person]


def need():
    need = NeedFactory()
    return [AssignmentFactory(theme=need.theme, role="reference_leader").person]


def follow_up():
    solution = SolutionFactory(owner=PersonFactory())
    FollowUp.objects.create(solution=solution, months=3, due_on=timezone.localdate())
    return [solution.owner]


def word():
    return [NominationFactory().person]


def candidate():
    return [asking_candidate(LedPersonFactory()).person.personnel_leader]


def answers():
    pairing = open_alignment().pairing
    return [pairing.network_leader, pairing.co_driver]


def leader_answers():
    return [one.person for one in opened_agreement().sides().values()]


def approval():
    agreement = written_agreement()
    now, pairing = timezone.now(), agreement.alignment.pairing
    shown = agreement_facts(agreement, timezone.localdate()).now
    approve_agreement(agreement, by=pairing.network_leader, at=now, shown=shown)
    return [pairing.co_driver]


def revisit():
    agreement = agreed_agreement()
    day, pairing = timezone.localdate(), agreement.alignment.pairing
    AlignmentReview.objects.create(
        agreement=agreement, because="asked", due_on=day, opened_at=timezone.now(), first_unchanged_at=timezone.now()
    )
    sides = agreement.alignment.sides()
    return [one.person for one in sides.values() if one.side != "first"] or [pairing.co_driver]


def look_back():
    pairing = ended_pair()
    return [pairing.network_leader, pairing.co_driver]


def effect():
    pairing = ended_pair()
    return [asked_effect(pairing.closing, pairing.co_driver).person]


def practice():
    return [asked_practice().pairing.network_leader]


def question():
    evidence = asked_practice()
    ask_back(
        evidence, question="Hvem kom?", shown=evidence.version, by=evidence.pairing.network_leader, at=timezone.now()
    )
    return [evidence.pairing.co_driver]


def mirror():
    pairing = running_pair()
    MirrorRequest.objects.create(pairing=pairing, moment="start", asked_at=timezone.now())
    return [pairing.network_leader]


def module():
    return [module_at("applied").study.person.personnel_leader]


def support():
    return [brought_to("waiting").asker]


def article():
    request = brought_to("in_progress")
    write_article(request, title="Elefanter", text="Spørg.", shown=0, by=request.owner, at=timezone.now())
    return [request.asker]


SCENES = {
    Wait.ROLE: role,
    Wait.PART: part,
    Wait.TIME: time,
    Wait.COUNTER: counter,
    Wait.INHERITED: inherited,
    Wait.SPARRING: sparring,
    Wait.HANDOVER: handover,
    Wait.NEED: need,
    Wait.FOLLOW_UP: follow_up,
    Wait.WORD: word,
    Wait.CANDIDATE: candidate,
    Wait.ANSWERS: answers,
    Wait.LEADER_ANSWERS: leader_answers,
    Wait.APPROVAL: approval,
    Wait.REVISIT: revisit,
    Wait.LOOK_BACK: look_back,
    Wait.EFFECT: effect,
    Wait.PRACTICE: practice,
    Wait.QUESTION: question,
    Wait.MIRROR: mirror,
    Wait.MODULE: module,
    Wait.SUPPORT: support,
    Wait.ARTICLE: article,
}
"""Each makes its thing and gives back whom it waits for."""
