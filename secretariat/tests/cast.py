"""The cast of the tests that span floors: a pair at work, another pair of the same kind, and everyone around them."""

from dataclasses import dataclass, field
from typing import Any

from django.utils import timezone

from codriver.actions.agreements import share_text
from codriver.actions.handovers import write_handover
from codriver.actions.pairing import end_pairing
from codriver.actions.reviews import ask_for_revisit
from codriver.models import (
    AlignmentAgreement,
    AlignmentReview,
    CoDriverCandidacy,
    DiplomaPaper,
    DiplomaStudy,
    ExpectationAlignment,
    LaterEffect,
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
    agreed_agreement,
    compared_alignment,
    led_theme,
    offered_pair,
    running_pair,
)
from netvaerk.models import (
    Discovery,
    FollowUp,
    Meeting,
    NetworkParticipant,
    NetworkTheme,
    OutboxLetter,
    Person,
    Solution,
    SolutionTest,
    ThemeNote,
    ThemePhase,
    Track,
)
from netvaerk.tests.factories import (
    OfficerFactory,
    OutboxLetterFactory,
    PersonFactory,
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
)
from secretariat.actions.organisation import keep_files
from secretariat.models import Enrolment, OrganisationImport, TrainingEvent
from secretariat.queries.organisation import read_files
from secretariat.tests.asking import ask_for_ones_rights, ask_the_secretariat, open_in_an_emergency
from secretariat.tests.knowledge import write_down
from secretariat.tests.organisations import files
from secretariat.tests.scenes import (
    confide,
    find,
    go_out,
    lead_staff,
    look_back,
    meet,
    pair_the_pool,
    practise,
    propose,
    spar,
    study,
    take_part,
)
from secretariat.tests.training import teach

LOGGED_IN = (
    "leader", "co_driver", "other_leader", "other_co_driver", "former", "personnel",
    "other_personnel", "reference", "officer", "superuser", "employee",
)  # fmt: skip
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
    letter: OutboxLetter | None = None
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
    about_data: Any = None
    leaver: Person | None = None
    opening: Any = None
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
    propose(town)
    meet(town)
    lead_staff(town)
    take_part(town)
    spar(town)
    organisation = read_files(files(), timezone.localdate()).organisation
    town.letter = OutboxLetterFactory(person=people["co_driver"])
    town.files = keep_files(organisation, [], by=people["officer"], at=timezone.now())
    find(town)
    go_out(town)
    practise(town)
    study(town)
    look_back(town)
    teach(town)
    ask_the_secretariat(town)
    ask_for_ones_rights(town)
    open_in_an_emergency(town)
    write_down(town)
    _bring_to(stage, town)
    pair_the_pool(town)
    if stage not in ("alone", "offered"):
        confide(town)
    return town


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
