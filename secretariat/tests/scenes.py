"""What stands between the people of the cast: one scene each, and the same with others, who must not see it."""

from typing import TYPE_CHECKING

from django.utils import timezone

from codriver.actions.runs import make_run
from codriver.models import (
    DevelopmentPath,
    LeadershipWish,
    PairClosing,
    Pairing,
)
from codriver.tests.factories import (
    PulseFactory,
    RoomEntryFactory,
    RoomStepFactory,
    asked_effect,
    asked_practice,
    asking_candidate,
    handed_in,
    kept_file,
    led_theme,
    module_at,
    ready_candidate,
    study_of,
)
from netvaerk.models import (
    FollowUp,
)
from netvaerk.tests.factories import (
    ColleagueFactory,
    CoProposerFactory,
    DiscoveryFactory,
    InvitationFactory,
    MeetingFactory,
    OutsiderFactory,
    ParticipantFactory,
    ProposalFactory,
    SolutionFactory,
    SolutionTestFactory,
    ThemeNoteFactory,
    TrackFactory,
)
from roles.models import (
    Nomination,
    RoleAssignment,
)
from roles.tests.factories import (
    AssignmentFactory,
    EncouragementFactory,
    NeedFactory,
    NominationFactory,
    ReleaseFactory,
    RequestFactory,
    StandInFactory,
    TopicFactory,
)

if TYPE_CHECKING:
    from secretariat.tests.cast import Cast


def practise(town: "Cast") -> None:
    """The co-driver has asked the leader to confirm a piece of practice, once the two are a pair; so has the other."""
    asked_practice(town.other["agreement"].alignment.pairing)
    if town.pairing.began_on:
        town.practice = asked_practice(town.pairing)
        town.practice_file = kept_file(town.practice)


def look_back(town: "Cast") -> None:
    """The former pair has ended, the other one looks back already: in each the leader is asked what has come of it.
    Who co-drove before is ready to lead and would like to be asked."""
    other = town.other["agreement"].alignment.pairing
    closing = PairClosing.objects.create(pairing=other, opened_at=timezone.now())
    asked_effect(closing, town["other_leader"])
    town.effect = asked_effect(PairClosing.objects.get(pairing=town.old_pairing), town["leader"])
    DevelopmentPath.objects.create(person=town["former"], ready_at=timezone.now(), ready_by=town["officer"])
    LeadershipWish.objects.create(person=town["former"], wish="yes", said_at=timezone.now())


def study(town: "Cast") -> None:
    """The co-driver has applied for a module of the diploma; the other one has too."""
    town.study_module = module_at("applied", study_of(town["co_driver"]))
    town.study = town.study_module.study
    town.paper = handed_in(town.study)
    module_at("applied", study_of(town["other_co_driver"]))


def pair_the_pool(town: "Cast") -> None:
    """The co-driver asks their leader for time to co-drive again, and so does the other one; and a draft of the
    officer's, in which somebody ready is proposed for a theme that lacks a co-driver."""
    asking_candidate(town["other_co_driver"])
    town.candidacy = asking_candidate(town["co_driver"])
    led_theme()
    ready_candidate()
    town.run = make_run(objective="most_themes", floor=0, by=town["officer"], at=timezone.now())


def confide(town: "Cast") -> None:
    """What the leader has shared and the co-driver opened, a next step, a question to the leader, and a wish of the
    co-driver's for a talk; the other pair and the former one have the same."""
    other = Pairing.objects.current().get(network_leader=town["other_leader"])
    for pairing in (other, town.old_pairing, town.pairing):
        town.entry = RoomEntryFactory(pairing=pairing, opened=True)
        town.room_step = RoomStepFactory(pairing=pairing)
        town.pulse = PulseFactory(pairing=pairing)
        wish = {"answered_at": timezone.now(), "wants_a_talk": True}
        town.wished = PulseFactory(pairing=pairing, person=pairing.co_driver, **wish)


def find(town: "Cast") -> None:
    """A note, and a solution of the theme that the employee owns, to be followed up; another leader's theme in its
    closing has the same, owned by another co-driver."""
    town.solution = SolutionFactory(
        theme=town.theme, owner=town["employee"], status="taken_up", taken_up_on=timezone.localdate()
    )
    town.follow_up = FollowUp.objects.create(solution=town.solution, months=3, due_on=timezone.localdate())
    town.note = ThemeNoteFactory(theme=town.theme)
    town.closing = led_theme(town["other_leader"], status="closing")
    AssignmentFactory(theme=town.closing, person=town["reference"], role=RoleAssignment.Role.REFERENCE_LEADER)
    other = SolutionFactory(
        theme=town.closing, owner=town["other_co_driver"], status="taken_up", taken_up_on=timezone.localdate()
    )
    FollowUp.objects.create(solution=other, months=3, due_on=timezone.localdate())
    ThemeNoteFactory(theme=town.closing)


def go_out(town: "Cast") -> None:
    """A discovery under a track, and an idea with a test at its start; the other leader's theme has the same."""
    town.track = TrackFactory(theme=town.theme)
    town.discovery = DiscoveryFactory(theme=town.theme, track=town.track)
    town.idea = SolutionFactory(theme=town.theme, described=True)
    town.test = SolutionTestFactory(solution=SolutionFactory(theme=town.theme))
    track = TrackFactory(theme=town.closing)
    DiscoveryFactory(theme=town.closing, track=track)
    SolutionTestFactory(solution__theme=town.closing)


def spar(town: "Cast") -> None:
    """Leader and reference leader have sparring, a need waits, and somebody outside the cast stands in for the leader;
    the other leader has the same of her own."""
    town.topic = TopicFactory(relation__theme=town.theme)
    town.need = NeedFactory(theme=town.theme, written_by=town["leader"])
    town.lead = RoleAssignment.objects.current().get(theme=town.theme, person=town["leader"])
    town.stand_in = StandInFactory(assignment=town.lead)
    other = RoleAssignment.objects.current().get(person=town["other_leader"])
    TopicFactory(relation__theme=other.theme)
    NeedFactory(theme=other.theme)
    StandInFactory(assignment=other)


def propose(town: "Cast") -> None:
    """The employee's ideas, which the former co-driver stands behind too; the other leader has one of each as well."""
    statuses = {"draft": "draft", "proposal": "in_review", "not_chosen": "declined"}
    for name, status in statuses.items():
        theme = ProposalFactory(status=status, proposed_by=town["employee"])
        CoProposerFactory(theme=theme, person=town["former"])
        ProposalFactory(status=status, proposed_by=town["other_leader"])
        setattr(town, name, theme)


def meet(town: "Cast") -> None:
    """The theme's meeting, to which its co-driver, the employee and a citizen are invited; another leader holds one."""
    town.meeting = MeetingFactory(theme=town.theme, planned_by=town["leader"])
    for part in ("co_driver", "employee"):
        InvitationFactory(meeting=town.meeting, person=town[part])
    InvitationFactory(meeting=town.meeting, person=None, participant=ParticipantFactory(theme=town.theme))
    other = town["other_leader"].role_assignments.current().first().theme
    InvitationFactory(meeting=MeetingFactory(theme=other), person=town["other_leader"])


def lead_staff(town: "Cast") -> None:
    """What is between the co-driver and their personnel leader; the other co-driver has one of each as well."""
    town.wish = RequestFactory(theme=town.theme, person=town["co_driver"], asked_by=town["leader"])
    town.released = ReleaseFactory(person=town["co_driver"], approved_by=town["personnel"])
    town.nomination = NominationFactory(person=town["co_driver"])
    town.accepted = NominationFactory(person=town["co_driver"], role=Nomination.For.NETWORK_LEADER, accepted=True)
    town.encouragement = EncouragementFactory(person=town["co_driver"])
    other = {"person": town["other_co_driver"]}
    RequestFactory(**other, asked_by=town["other_leader"])
    ReleaseFactory(**other, approved_by=town["other_personnel"])
    NominationFactory(**other)
    EncouragementFactory(**other)


def take_part(town: "Cast") -> None:
    """A citizen, a colleague and the employee in the network, who is asked; the other leader's has the same."""
    other = town["other_leader"].role_assignments.current().first().theme
    for theme in (town.theme, other):
        citizen, colleague = OutsiderFactory(theme=theme), ColleagueFactory(theme=theme)
        asked = ColleagueFactory(
            theme=theme, person=town["employee" if theme == town.theme else "personnel"], stage="contacted"
        )
        if theme == town.theme:
            town.citizen, town.colleague, town.participation = citizen, colleague, asked
