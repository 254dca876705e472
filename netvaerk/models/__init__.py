"""The ground: people, units, competences, themes, and the log of what happened."""

from netvaerk.models.competences import Competence, CompetenceGroup
from netvaerk.models.events import AuditEvent, Verb
from netvaerk.models.letters import SentLetter
from netvaerk.models.pages import EditablePage
from netvaerk.models.people import SECRETARIAT, Person
from netvaerk.models.themes import NetworkTheme, ThemeMove, ThemePhase
from netvaerk.models.units import FormerUnitName, OrgUnit

__all__ = [
    "SECRETARIAT",
    "AuditEvent",
    "Competence",
    "CompetenceGroup",
    "EditablePage",
    "FormerUnitName",
    "NetworkTheme",
    "OrgUnit",
    "Person",
    "SentLetter",
    "ThemeMove",
    "ThemePhase",
    "Verb",
]
