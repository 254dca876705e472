"""Who may see the pages that span floors."""

from datetime import datetime

from django.utils import timezone

from netvaerk.models import NetworkTheme, Person
from secretariat.models import CopyHandOut, DataRequest, Enrolment, OrganisationImport, SealedOpening, TrainingEvent
from secretariat.rules.openings import State
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


# --- data about people --------------------------------------------------------------------------------------------


def may_read_data_request(person: Person, asked: DataRequest) -> bool:
    """Whoever it is about, and the officers."""
    return asked.person_id == person.pk or person.is_secretariat


def may_answer_data_request(person: Person, asked: DataRequest) -> bool:
    """An officer, but not of one's own."""
    return person.is_secretariat and asked.person_id != person.pk and asked.answered_at is None


def may_handle_leaver(person: Person, leaver: Person) -> bool:
    """Writing down what somebody who has left asks, and erasing their name."""
    return person.is_secretariat and not leaver.is_active


def may_hand_out_copy(person: Person, asked: DataRequest) -> bool:
    """An officer, where somebody who has left has asked for a copy."""
    gone = not asked.person.is_active and asked.person.erased_at is None
    return person.is_secretariat and gone and asked.kind == DataRequest.Kind.ACCESS


def may_answer_hand_out(person: Person, hand_out: CopyHandOut) -> bool:
    """Another officer than the one who noted the address."""
    return person.is_secretariat and person.pk not in (hand_out.asked_by_id, hand_out.person.pk)


def may_withdraw_hand_out(person: Person, hand_out: CopyHandOut) -> bool:
    return person.is_secretariat


# --- filing themes ------------------------------------------------------------------------------------------------


def may_file_theme(person: Person, theme: NetworkTheme) -> bool:
    """The secretariat files what has been sent to it; a draft is nobody's case yet."""
    return person.is_secretariat and theme.status != NetworkTheme.Status.DRAFT


# --- opening what is sealed ---------------------------------------------------------------------------------------


def may_open_sealed(person: Person) -> bool:
    """Those who were named for it; neither officers nor administrators are by being so."""
    return person.opens_sealed


def may_see_opening(person: Person, opening: SealedOpening) -> bool:
    """Those who are named, and those it belongs to once it was opened."""
    return person.opens_sealed or bool(opening.agreed and person in opening.owners)


def may_answer_opening(person: Person, opening: SealedOpening) -> bool:
    return person.opens_sealed and person.pk != opening.asked_by_id and person not in opening.owners


def may_close_opening(person: Person, opening: SealedOpening) -> bool:
    return person.opens_sealed


def may_read_opened(person: Person, opening: SealedOpening, at: datetime | None = None) -> bool:
    """The one who asked, while it stands open and they are still named."""
    asked_it = person.opens_sealed and person.pk == opening.asked_by_id
    return asked_it and opening.state(at or timezone.now()) is State.OPEN
