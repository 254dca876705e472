"""Who may see the pages that span floors."""

from netvaerk.models import Person
from secretariat.models import Enrolment, OrganisationImport, TrainingEvent
from secretariat.rules.training import Status


def may_oversee(person: Person) -> bool:
    return person.is_secretariat


def may_read_reports(person: Person) -> bool:
    """The secretariat; and whom an administrator has given figures, who reads none of fewer than five people."""
    return person.is_secretariat or person.reads_figures


def may_read_small_figures(person: Person) -> bool:
    return person.is_secretariat


def may_see_own_staff(person: Person) -> bool:
    return person.is_personnel_leader


def may_import_organisation(person: Person) -> bool:
    """The secretariat and the IT operator."""
    return person.is_active and (person.is_secretariat or person.is_superuser)


def may_bring_in(person: Person, kept: OrganisationImport) -> bool:
    return may_import_organisation(person)


# --- courses and events -------------------------------------------------------------------------------------------


def may_run_events(person: Person) -> bool:
    """Writing, publishing and holding courses and events is the secretariat's work (S35)."""
    return person.is_secretariat


def may_run_event(person: Person, event: TrainingEvent) -> bool:
    return may_run_events(person)


def may_read_event(person: Person, event: TrainingEvent) -> bool:
    """What is published is for every employee; a draft only the secretariat is given."""
    return person.is_active


def may_evaluate(person: Person, event: TrainingEvent) -> bool:
    """Those who came say how it was."""
    return event.enrolments.filter(person=person, status=Status.ATTENDED).exists()


def may_fetch_calendar(person: Person, event: TrainingEvent) -> bool:
    """Whoever has a seat, for their own calendar."""
    return event.enrolments.filter(person=person, status=Status.ENROLLED).exists()


def may_sign_somebody_off(person: Person, enrolment: Enrolment) -> bool:
    return may_run_events(person)
