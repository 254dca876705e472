"""Letters about courses and events. Those to somebody with a seat carry a calendar file that follows every change; they
go to the relay together."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from netvaerk.calendars import Answer, Appointment, Method, attached, calendar_file
from netvaerk.mail import Attachment, Letter, send_once, send_together
from netvaerk.models import Person, SentLetter
from secretariat.models import Enrolment, TrainingEvent
from secretariat.rules.attendance import EVALUATED_WITHIN
from secretariat.rules.training import Status

WHAT_THE_FILE_DOES = {
    Method.REQUEST: gettext_noop("The file with this letter changes it in your calendar."),
    Method.CANCEL: gettext_noop("The file with this letter takes it out of your calendar."),
}


def seat_taken(enrolment: Enrolment, *, at: datetime) -> None:
    """The receipt, with the event for the calendar."""
    _write("event_seat", [enrolment], at, Method.REQUEST)


def seat_offered(enrolment: Enrolment, *, at: datetime) -> None:
    _write("event_seat_offered", [enrolment], at)


def offer_lapsed(enrolment: Enrolment, *, at: datetime) -> None:
    _write("event_offer_lapsed", [enrolment], at)


def signed_off(enrolment: Enrolment, *, at: datetime) -> None:
    """To whoever had a seat: the event goes out of the calendar."""
    _write("event_signed_off", [enrolment], at, Method.CANCEL)


def event_changed(event: TrainingEvent, *, at: datetime) -> None:
    """To all who are on their way: those with a seat get the calendar moved."""
    going, others = _parted(event)
    _write("event_changed", going, at, Method.REQUEST)
    _write("event_changed", others, at)


def event_cancelled(event: TrainingEvent, *, at: datetime) -> None:
    going, others = _parted(event)
    _write("event_cancelled", going, at, Method.CANCEL)
    _write("event_cancelled", others, at)


def _parted(event: TrainingEvent) -> tuple[list[Enrolment], list[Enrolment]]:
    live = list(event.enrolments.live())
    going = [one for one in live if one.status == Status.ENROLLED]
    return going, [one for one in live if one.status != Status.ENROLLED]


def leader_told(enrolment: Enrolment, leader: Person, *, goes: bool) -> None:
    """To the personnel leader: a seat that costs money or takes released time, or that it is given up."""
    name = "staff_at_event" if goes else "staff_not_at_event"
    _tell(name, [leader], enrolment, reverse("training_event", args=[enrolment.event_id]))


def signed_off_late(enrolment: Enrolment) -> None:
    """To the secretariat, after the last day to sign off."""
    officers = [one for one in Person.objects.secretariat() if one != enrolment.person]
    path = reverse("event_participants", args=[enrolment.event_id])
    _tell("event_signed_off_late", officers, enrolment, path)


def tomorrow(enrolment: Enrolment, *, at: datetime) -> int:
    """The reminder of the day before, once for a time of the event; how many went out."""
    event = enrolment.event
    occasion = f"event-tomorrow-{event.pk}-{localtime(event.begins_at):%Y-%m-%d}"
    return send_once(_letter("event_tomorrow", enrolment), occasion=occasion, at=at)


def evaluation_asked(enrolment: Enrolment, *, at: datetime) -> int:
    """How many went out: one, once."""
    letter = _letter("evaluation_asked", enrolment, path=reverse("evaluate", args=[enrolment.event_id]))
    return send_once(letter, occasion=_asked(enrolment), at=at)


def _asked(enrolment: Enrolment) -> str:
    return f"evaluation-{enrolment.event_id}"


def was_asked_before(enrolment: Enrolment, moment: datetime) -> bool:
    asked = SentLetter.objects.filter(person=enrolment.person, occasion=_asked(enrolment), sent_at__lte=moment)
    return asked.exists()


def evaluation_reminded(enrolment: Enrolment, *, at: datetime) -> int:
    """How many went out: one, once, to whoever has not answered."""
    letter = _letter("evaluation_reminded", enrolment, path=reverse("evaluate", args=[enrolment.event_id]))
    return send_once(letter, occasion=f"evaluation-reminder-{enrolment.event_id}", at=at)


def file_for(enrolment: Enrolment, *, method: Method, at: datetime) -> str:
    """The calendar file of somebody's seat, in the present language."""
    event = enrolment.event
    page = settings.SITE_URL + reverse("training_event", args=[event.pk])
    appointment = Appointment(
        uid=str(event.calendar_id),
        sequence=enrolment.sequence,
        begins_at=event.begins_at,
        ends_at=event.ends_at,
        title=event.title,
        place=event.place,
        text=event.about,
        url=page,
        is_cancelled=bool(event.cancelled_at),
    )
    return calendar_file(appointment, method=method, to=enrolment.person, at=at, answer=Answer.YES)


def _tell(name: str, people: Iterable[Person], enrolment: Enrolment, path: str) -> None:
    """About somebody, to others."""
    letters = []
    for one in people:
        with translation.override(one.language):
            words = {**_words(enrolment.event), "other": enrolment.person.name, "cost": _cost(enrolment.event)}
        letters.append(Letter(name, one, path, words))
    send_together(letters)


def _cost(event: TrainingEvent) -> str:
    """In the present language."""
    if event.fee:
        return _("It costs %(fee)s kroner.") % {"fee": floatformat(event.fee, "0g")}
    return _("It is held in the time you have released.")


def _write(name: str, enrolments: Iterable[Enrolment], at: datetime, method: Method | None = None) -> None:
    keys = [one.pk for one in enrolments]
    if keys:
        rows = Enrolment.objects.filter(pk__in=keys).select_related("person", "event")
        send_together([_letter(name, one, method, at) for one in rows])


def _letter(
    name: str, enrolment: Enrolment, method: Method | None = None, at: datetime | None = None, path: str = ""
) -> Letter:
    to, files, calendar = enrolment.person, (), ""
    if method and at:
        with translation.override(to.language):
            files, calendar = (_attached(enrolment, method, at),), _(WHAT_THE_FILE_DOES[method])
    words = {**_words(enrolment.event), "until": enrolment.answer_by, "calendar": calendar}
    return Letter(name, to, path or reverse("training_event", args=[enrolment.event_id]), words, files)


def _attached(enrolment: Enrolment, method: Method, at: datetime) -> Attachment:
    return attached(file_for(enrolment, method=method, at=at), method)


def _words(event: TrainingEvent) -> dict[str, object]:
    return {
        "event": event.title,
        "begins_at": event.begins_at,
        "ends_at": event.ends_at,
        "place": event.place,
        "sign_off_by": event.sign_off_by,
        "due_on": localdate(event.ends_at + EVALUATED_WITHIN),
    }
