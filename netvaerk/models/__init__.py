"""The ground: people, units, competences, themes, and the log of what happened."""

from netvaerk.models.competences import Competence, CompetenceGroup
from netvaerk.models.events import AuditEvent, Verb
from netvaerk.models.letters import SentLetter
from netvaerk.models.meetings import Meeting, MeetingInvitation, MeetingStep, MeetingType
from netvaerk.models.pages import EditablePage
from netvaerk.models.participants import NetworkParticipant
from netvaerk.models.people import SECRETARIAT, FormerPlacement, Person
from netvaerk.models.plan import PhaseClosing, PlannedPhase
from netvaerk.models.proposals import ForumDecision, ProposalComment, ThemeTrait, TraitAnswer
from netvaerk.models.rounds import ProposalRound
from netvaerk.models.themes import CoProposer, NetworkTheme, ThemeMove, ThemePhase
from netvaerk.models.units import FormerUnitName, FormerUnitPlace, OrgUnit

__all__ = [
    "SECRETARIAT",
    "AuditEvent",
    "CoProposer",
    "Competence",
    "CompetenceGroup",
    "EditablePage",
    "FormerPlacement",
    "FormerUnitName",
    "FormerUnitPlace",
    "ForumDecision",
    "Meeting",
    "MeetingInvitation",
    "MeetingStep",
    "MeetingType",
    "NetworkParticipant",
    "NetworkTheme",
    "OrgUnit",
    "Person",
    "PhaseClosing",
    "PlannedPhase",
    "ProposalComment",
    "ProposalRound",
    "SentLetter",
    "ThemeMove",
    "ThemePhase",
    "ThemeTrait",
    "TraitAnswer",
    "Verb",
]
