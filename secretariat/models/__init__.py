"""What the secretariat's own work keeps."""

from secretariat.models.enrolments import Enrolment
from secretariat.models.evaluations import Evaluation
from secretariat.models.organisation import OrganisationImport
from secretariat.models.today import TodayMark
from secretariat.models.training import EventSeries, TrainingEvent

__all__ = ["Enrolment", "Evaluation", "EventSeries", "OrganisationImport", "TodayMark", "TrainingEvent"]
