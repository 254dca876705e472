"""The ground: people, units, competences, themes, and the log of what happened."""

from netvaerk.models.calendar_feeds import CalendarFeed
from netvaerk.models.competences import Competence, CompetenceGroup
from netvaerk.models.daily_runs import DailyRun
from netvaerk.models.disciplines import Discipline
from netvaerk.models.discoveries import Discovery, Track
from netvaerk.models.events import AuditEvent, Verb
from netvaerk.models.files import KeptFile
from netvaerk.models.frames import ForumCheckpoint, NetworkTypeFrame
from netvaerk.models.letter_texts import LetterText
from netvaerk.models.letters import SentLetter
from netvaerk.models.log_chain import LogLink, LogPruning
from netvaerk.models.meetings import Meeting, MeetingInvitation, MeetingStep, MeetingType
from netvaerk.models.notes import ThemeNote
from netvaerk.models.outbox import OutboxLetter
from netvaerk.models.pages import EditablePage
from netvaerk.models.participants import NetworkParticipant
from netvaerk.models.people import FIGURES, OPENS_SEALED, SECRETARIAT, FormerPlacement, Person
from netvaerk.models.plan import PhaseClosing, PlannedPhase
from netvaerk.models.products import PhaseProduct, ProductText
from netvaerk.models.proposals import ForumDecision, ProposalComment, ThemeTrait, TraitAnswer
from netvaerk.models.retention import RetentionRule
from netvaerk.models.rounds import ProposalRound
from netvaerk.models.solution_tests import SolutionTest
from netvaerk.models.solutions import FollowUp, Handover, Solution, ValueStatement
from netvaerk.models.themes import CoProposer, NetworkTheme, ThemeMove, ThemePhase
from netvaerk.models.units import FormerUnitName, FormerUnitPlace, OrgUnit

__all__ = [
    "FIGURES",
    "OPENS_SEALED",
    "SECRETARIAT",
    "AuditEvent",
    "CalendarFeed",
    "CoProposer",
    "Competence",
    "CompetenceGroup",
    "DailyRun",
    "Discipline",
    "Discovery",
    "EditablePage",
    "FollowUp",
    "FormerPlacement",
    "FormerUnitName",
    "FormerUnitPlace",
    "ForumCheckpoint",
    "ForumDecision",
    "Handover",
    "KeptFile",
    "LetterText",
    "LogLink",
    "LogPruning",
    "Meeting",
    "MeetingInvitation",
    "MeetingStep",
    "MeetingType",
    "NetworkParticipant",
    "NetworkTheme",
    "NetworkTypeFrame",
    "OrgUnit",
    "OutboxLetter",
    "Person",
    "PhaseClosing",
    "PhaseProduct",
    "PlannedPhase",
    "ProductText",
    "ProposalComment",
    "ProposalRound",
    "RetentionRule",
    "SentLetter",
    "Solution",
    "SolutionTest",
    "ThemeMove",
    "ThemeNote",
    "ThemePhase",
    "ThemeTrait",
    "Track",
    "TraitAnswer",
    "ValueStatement",
    "Verb",
]
