"""The cast of the tests that span floors: a pair at work, another pair of the same kind, and everyone around them."""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from codriver.actions.agreements import share_text
from codriver.actions.handovers import write_handover
from codriver.actions.pairing import end_pairing
from codriver.actions.reviews import ask_for_revisit
from codriver.actions.runs import make_run
from codriver.models import (
    AlignmentAgreement,
    AlignmentReview,
    CoDriverCandidacy,
    DevelopmentPath,
    DiplomaPaper,
    DiplomaStudy,
    ExpectationAlignment,
    LaterEffect,
    LeadershipWish,
    PairClosing,
    Pairing,
    PairingRun,
    PracticeEvidence,
    PracticeFile,
    Pulse,
    RoomEntry,
    RoomStep,
    StudyModule,
)
from codriver.tests.factories import (
    PulseFactory,
    RoomEntryFactory,
    RoomStepFactory,
    agreed_agreement,
    asked_effect,
    asked_practice,
    asking_candidate,
    compared_alignment,
    handed_in,
    kept_file,
    led_theme,
    module_at,
    offered_pair,
    ready_candidate,
    running_pair,
    study_of,
)
from netvaerk.models import (
    Discovery,
    FollowUp,
    Meeting,
    NetworkParticipant,
    NetworkTheme,
    Person,
    Solution,
    SolutionTest,
    ThemeNote,
    ThemePhase,
    Track,
)
from netvaerk.tests.factories import (
    ColleagueFactory,
    CoProposerFactory,
    DiscoveryFactory,
    InvitationFactory,
    MeetingFactory,
    OfficerFactory,
    OutsiderFactory,
    ParticipantFactory,
    PersonFactory,
    ProposalFactory,
    SolutionFactory,
    SolutionTestFactory,
    ThemeNoteFactory,
    TrackFactory,
)
from roles.models import (
    Encouragement,
    Nomination,
    ReferenceNeed,
    ReleaseRequest,
    ResourceRelease,
    RoleAssignment,
    SparringTopic,
    StandIn,
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
from secretariat.actions.organisation import keep_files
from secretariat.models import Enrolment, OrganisationImport, TrainingEvent
from secretariat.queries.organisation import read_files
from secretariat.tests.asking import ask_the_secretariat
from secretariat.tests.knowledge import write_down
from secretariat.tests.organisations import files
from secretariat.tests.training import teach

LOGGED_IN = tuple(
    [
        "leader",
        "co_driver",
        "other_leader",
        "other_co_driver",
        "former",
        "personnel",
        "other_personnel",
        "reference",
        "officer",
        "superuser",
        "employee",
    ]
)
EVERYBODY = (*LOGGED_IN, "anonymous")
STAGES = ("offered", "answering", "writing", "agreed", "ended")


HANDOVER = "Farvel, og hils den syngende brevdue"
"""What the former co-driver leaves for the next one."""


@dataclass
class Cast:
    """The people by the part they play, and the things that addresses name."""

    people: dict[str, Person | None]
    theme: NetworkTheme
    pairing: Pairing
    old_pairing: Pairing
    alignment: ExpectationAlignment | None = None
    agreement: AlignmentAgreement | None = None
    review: AlignmentReview | None = None
    asked: RoleAssignment | None = None
    draft: NetworkTheme | None = None
    proposal: NetworkTheme | None = None
    not_chosen: NetworkTheme | None = None
    citizen: NetworkParticipant | None = None
    colleague: NetworkParticipant | None = None
    participation: NetworkParticipant | None = None
    files: OrganisationImport | None = None
    solution: Solution | None = None
    follow_up: FollowUp | None = None
    closing: NetworkTheme | None = None
    note: ThemeNote | None = None
    discovery: Discovery | None = None
    track: Track | None = None
    idea: Solution | None = None
    test: SolutionTest | None = None
    meeting: Meeting | None = None
    wish: ReleaseRequest | None = None
    released: ResourceRelease | None = None
    nomination: Nomination | None = None
    accepted: Nomination | None = None
    encouragement: Encouragement | None = None
    lead: RoleAssignment | None = None
    stand_in: StandIn | None = None
    topic: SparringTopic | None = None
    need: ReferenceNeed | None = None
    run: PairingRun | None = None
    candidacy: CoDriverCandidacy | None = None
    entry: RoomEntry | None = None
    room_step: RoomStep | None = None
    pulse: Pulse | None = None
    wished: Pulse | None = None
    practice: PracticeEvidence | None = None
    practice_file: PracticeFile | None = None
    effect: LaterEffect | None = None
    study_module: StudyModule | None = None
    study: DiplomaStudy | None = None
    paper: DiplomaPaper | None = None
    course: TrainingEvent | None = None
    course_held: TrainingEvent | None = None
    course_draft: TrainingEvent | None = None
    request: Any = None
    confided: Any = None
    booking: Any = None
    slot: Any = None
    other_hours: Any = None
    desk_day: Any = None
    text: Any = None
    text_sent: Any = None
    text_draft: Any = None
    enrolment: Enrolment | None = None
    other: dict[str, object] = field(default_factory=dict)

    def __getitem__(self, part: str) -> Person | None:
        return self.people[part]


def cast(stage: str = "agreed") -> Cast:
    """A theme with a pair that has come to `stage`, one of STAGES, and an agreed pair on another theme.

    At the stage "alone" the theme has no pair yet: a test makes its own.
    """
    people = {part: PersonFactory() for part in LOGGED_IN if part not in ("officer", "superuser")}
    people["officer"] = OfficerFactory()
    people["superuser"] = PersonFactory(is_staff=True, is_superuser=True)
    for part in ("", "other_"):
        people[f"{part}co_driver"].personnel_leader = people[f"{part}personnel"]
        people[f"{part}co_driver"].save()
    phase = ThemePhase.objects.get(order=3)
    theme = led_theme(people["leader"], phase=phase, phase_began_on=timezone.localdate())
    AssignmentFactory(theme=theme, person=people["reference"], role=RoleAssignment.Role.REFERENCE_LEADER)
    old = former_pair(theme, people)
    other = agreed_agreement(
        compared_alignment(running_pair(led_theme(people["other_leader"]), people["other_co_driver"]))
    )
    make = {"alone": lambda *pair: old, "offered": offered_pair}.get(stage, running_pair)
    pairing = make(theme, people["co_driver"])
    asked = AssignmentFactory(theme=led_theme(), person=people["employee"], role="reference_leader", began_on=None)
    town = Cast({**people, "anonymous": None}, theme, pairing, old, asked=asked, other={"agreement": other})
    _propose(town)
    _meet(town)
    _lead_staff(town)
    _take_part(town)
    _spar(town)
    organisation = read_files(files(), timezone.localdate()).organisation
    town.files = keep_files(organisation, [], by=people["officer"], at=timezone.now())
    _find(town)
    _go_out(town)
    _practise(town)
    _look_back(town)
    teach(town)
    ask_the_secretariat(town)
    write_down(town)
    _bring_to(stage, town)
    _pair_the_pool(town)
    if stage not in ("alone", "offered"):
        _confide(town)
    return town


def _practise(town: Cast) -> None:
    """The co-driver has asked the leader to confirm a piece of practice, once the two are a pair; so has the other."""
    asked_practice(town.other["agreement"].alignment.pairing)
    if town.pairing.began_on:
        town.practice = asked_practice(town.pairing)
        town.practice_file = kept_file(town.practice)

    _study(town)
    return town


def _look_back(town: Cast) -> None:
    """The former pair has ended, the other one looks back already: in each the leader is asked what has come of it.
    Who co-drove before is ready to lead and would like to be asked."""
    other = town.other["agreement"].alignment.pairing
    closing = PairClosing.objects.create(pairing=other, opened_at=timezone.now())
    asked_effect(closing, town["other_leader"])
    town.effect = asked_effect(PairClosing.objects.get(pairing=town.old_pairing), town["leader"])
    DevelopmentPath.objects.create(person=town["former"], ready_at=timezone.now(), ready_by=town["officer"])
    LeadershipWish.objects.create(person=town["former"], wish="yes", said_at=timezone.now())


def _study(town: Cast) -> None:
    """The co-driver has applied for a module of the diploma; the other one has too."""
    town.study_module = module_at("applied", study_of(town["co_driver"]))
    town.study = town.study_module.study
    town.paper = handed_in(town.study)
    module_at("applied", study_of(town["other_co_driver"]))


def _pair_the_pool(town: Cast) -> None:
    """The co-driver asks their leader for time to co-drive again, and so does the other one; and a draft of the
    officer's, in which somebody ready is proposed for a theme that lacks a co-driver."""
    asking_candidate(town["other_co_driver"])
    town.candidacy = asking_candidate(town["co_driver"])
    led_theme()
    ready_candidate()
    town.run = make_run(objective="most_themes", floor=0, by=town["officer"], at=timezone.now())


def _confide(town: Cast) -> None:
    """What the leader has shared and the co-driver opened, a next step, a question to the leader, and a wish of the
    co-driver's for a talk; the other pair and the former one have the same."""
    other = Pairing.objects.current().get(network_leader=town["other_leader"])
    for pairing in (other, town.old_pairing, town.pairing):
        town.entry = RoomEntryFactory(pairing=pairing, opened=True)
        town.room_step = RoomStepFactory(pairing=pairing)
        town.pulse = PulseFactory(pairing=pairing)
        wish = {"answered_at": timezone.now(), "wants_a_talk": True}
        town.wished = PulseFactory(pairing=pairing, person=pairing.co_driver, **wish)


def _find(town: Cast) -> None:
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


def _go_out(town: Cast) -> None:
    """A discovery under a track, and an idea with a test at its start; the other leader's theme has the same."""
    town.track = TrackFactory(theme=town.theme)
    town.discovery = DiscoveryFactory(theme=town.theme, track=town.track)
    town.idea = SolutionFactory(theme=town.theme)
    town.test = SolutionTestFactory(solution=SolutionFactory(theme=town.theme))
    track = TrackFactory(theme=town.closing)
    DiscoveryFactory(theme=town.closing, track=track)
    SolutionTestFactory(solution__theme=town.closing)


def _spar(town: Cast) -> None:
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


def _propose(town: Cast) -> None:
    """The employee's ideas, which the former co-driver stands behind too; the other leader has one of each as well."""
    statuses = {"draft": "draft", "proposal": "in_review", "not_chosen": "declined"}
    for name, status in statuses.items():
        theme = ProposalFactory(status=status, proposed_by=town["employee"])
        CoProposerFactory(theme=theme, person=town["former"])
        ProposalFactory(status=status, proposed_by=town["other_leader"])
        setattr(town, name, theme)


def _meet(town: Cast) -> None:
    """The theme's meeting, to which its co-driver, the employee and a citizen are invited; another leader holds one."""
    town.meeting = MeetingFactory(theme=town.theme, planned_by=town["leader"])
    for part in ("co_driver", "employee"):
        InvitationFactory(meeting=town.meeting, person=town[part])
    InvitationFactory(meeting=town.meeting, person=None, participant=ParticipantFactory(theme=town.theme))
    other = town["other_leader"].role_assignments.current().first().theme
    InvitationFactory(meeting=MeetingFactory(theme=other), person=town["other_leader"])


def _lead_staff(town: Cast) -> None:
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


def _take_part(town: Cast) -> None:
    """A citizen, a colleague and the employee in the network, who is asked; the other leader's has the same."""
    other = town["other_leader"].role_assignments.current().first().theme
    for theme in (town.theme, other):
        citizen, colleague = OutsiderFactory(theme=theme), ColleagueFactory(theme=theme)
        asked = ColleagueFactory(
            theme=theme, person=town["employee" if theme == town.theme else "personnel"], stage="contacted"
        )
        if theme == town.theme:
            town.citizen, town.colleague, town.participation = citizen, colleague, asked


def former_pair(theme: NetworkTheme, people: dict[str, Person]) -> Pairing:
    """The leader's pair before this one: agreed, and over."""
    pairing = running_pair(theme, people["former"])
    agreed_agreement(compared_alignment(pairing))
    end_pairing(pairing, by=people["officer"], on=timezone.localdate(), reason="Et nyt arbejde.", at=timezone.now())
    write_handover(pairing, text=HANDOVER, shown=0, by=people["former"], at=timezone.now())
    return pairing


def _bring_to(stage: str, town: Cast) -> None:
    if stage in ("alone", "offered"):
        return
    town.alignment = town.pairing.alignment
    if stage in ("writing", "agreed"):
        town.alignment = compared_alignment(town.pairing)
        town.agreement = town.alignment.agreements.get()
    if stage == "agreed":
        town.agreement = agreed_agreement(town.alignment)
        town.review = ask_for_revisit(town.alignment, by=town["leader"], at=timezone.now())
    if stage == "ended":
        officer, now = town["officer"], timezone.now()
        end_pairing(town.pairing, by=officer, on=timezone.localdate(), reason="Ferien blev lang.", at=now)
        town.alignment = ExpectationAlignment.objects.get(pairing=town.pairing)


def both_share(alignment: ExpectationAlignment) -> None:
    for response in alignment.responses.all():
        share_text(alignment, share=True, by=response.person, at=timezone.now())
