"""Courses and events of the demo town: one with a waiting list, one held and evaluated, a draft, a series."""

from dataclasses import replace
from datetime import datetime, time, timedelta

from django.utils.timezone import get_current_timezone, localdate

from secretariat.actions.attendance import Said, evaluate, note_attendance
from secretariat.actions.events import EventWritten, cancel_event, publish_event, repeat_event, write_event
from secretariat.actions.seats import sign_off, sign_up, sign_up_to_series
from secretariat.actions.training_daily import note_events_held
from secretariat.demo_town.town import Town
from secretariat.models import TrainingEvent
from secretariat.rules.repeating import Rhythm, repeated_days

WITH_LINE = (
    "Fra møde til bevægelse",
    "course",
    "En hel dag om at få et netværk til at flytte sig mellem møderne.\n\n"
    "Du øver dig på at stille det spørgsmål, som ingen har stillet endnu, og på at slutte et møde, så alle ved, hvad "
    "de går ud og gør. Tag en situation med fra dit eget netværk.",
    "Rådhuset, lokale 2.14",
)
MATERIALS = "Læs kapitlet om åbne spørgsmål, før du kommer: https://netvaerk.kommune.example/aabne-spoergsmaal"
HELD = ("Kom godt i gang som makkerpar", "workshop",
        "En formiddag for nye makkerpar: hvad har I brug for fra hinanden, og hvordan siger I det højt?",
        "Biblioteket, store sal")  # fmt: skip
UNNOTED = ("Borgerne med om bordet", "talk", "Tre netværk fortæller, hvad der skete, da de inviterede borgerne ind.",
           "Kulturhuset, scenen")  # fmt: skip
CAFE = ("Åben netværkscafé", "exchange", "Kom forbi med en kop kaffe og det, du bakser med. Nogen har prøvet det før.",
        "Sekretariatet, 3. sal")  # fmt: skip
CALLED_OFF = ("Facilitering på en time", "workshop", "Fire greb, du kan bruge på dit næste møde.", "Online")
DRAFT = ("Sparring, der rykker", "course", "En eftermiddag for referenceledere om at spørge i stedet for at svare.", "")
CAME = ("bashir", "anne", "fatma", "camilla", "emil", "signe", "jeppe")
SAID = [
    (4, 4, "At vi skulle have talt om kalenderen fra den første dag.", ""),
    (4, 3, "Spørgsmålet: Hvad skal jeg lade være med?", "Lidt længere pauser."),
    (3, 3, "", "Flere eksempler fra små netværk."),
    (4, 4, "Samtalearket. Vi brugte det samme eftermiddag.", ""),
    (3, 2, "", "Lokalet var koldt."),
]


def build_training(built: Town) -> None:
    """Through the same actions as the pages, in the order in which it happened."""
    _hold(built)
    _with_line(built)
    _leave_unnoted(built)
    _series(built)
    called_off = _published(built, CALLED_OFF, days=20, hour=13, hours=1)
    sign_up(called_off, by=built.people["maja"], at=built.ago(5))
    cancel_event(
        called_off, reason="Underviseren er blevet syg. Vi finder en ny dag.", by=built.officer, at=built.ago(1)
    )
    write_event(_event(built, DRAFT, days=41, hour=12, roles=("reference_leader",)), by=built.officer, at=built.ago(3))
    note_events_held(at=built.now)


def _at(built: Town, days: int, hour: int) -> datetime:
    """That hour so many days from now, on the Monday after if it is a weekend."""
    day = localdate(built.now) + timedelta(days=days)
    day += timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
    return datetime.combine(day, time(hour), get_current_timezone())


def _event(
    built: Town, words: tuple[str, str, str, str], *, days: int, hour: int, hours: int = 3, roles: tuple[str, ...] = (),
    seats: int = 20,
) -> EventWritten:  # fmt: skip
    title, kind, about, place = words
    begins_at = _at(built, days, hour)
    return EventWritten(
        title=title,
        kind=kind,
        about=about,
        roles=roles,
        begins_at=begins_at,
        ends_at=begins_at + timedelta(hours=hours),
        place=place,
        seats=seats,
        sign_off_by=localdate(begins_at) - timedelta(days=2),
    )


def _published(
    built: Town, words: tuple[str, str, str, str], *, days: int, hour: int, hours: int = 3, seats: int = 20,
    roles: tuple[str, ...] = (),
) -> TrainingEvent:  # fmt: skip
    written = _event(built, words, days=days, hour=hour, hours=hours, seats=seats, roles=roles)
    event = write_event(written, by=built.officer, at=built.ago(31))
    publish_event(event, by=built.officer, at=built.ago(30))
    return event


def _hold(built: Town) -> None:
    """Seven came and one did not; five have said how it was, and Bashir is asked."""
    event = _published(built, HELD, days=-9, hour=9)
    rows = [sign_up(event, by=built.people[key], at=built.ago(20 - place)) for place, key in enumerate((*CAME, "maja"))]
    came, after = {one.pk for one in rows[:-1]}, event.ends_at + timedelta(hours=1)
    note_attendance(event, came=came, ticked_before=(), by=built.officer, at=after)
    for key, (worth, use, took_away, better) in zip(CAME[1:], SAID, strict=False):
        evaluate(
            event, Said(worth, use, took_away, better), by=built.people[key], at=event.ends_at + timedelta(hours=4)
        )


def _with_line(built: Town) -> None:
    """Two have a seat, Bashir is offered the one that Thomas gave up, and two wait."""
    whole = _event(built, WITH_LINE, days=16, hour=9, hours=6, roles=("network_leader", "co_driver"), seats=3)
    written = replace(whole, fee=1200, materials=MATERIALS)
    event = write_event(written, by=built.officer, at=built.ago(28))
    publish_event(event, by=built.officer, at=built.ago(27))
    rows = {
        key: sign_up(event, by=built.people[key], at=built.ago(20 - place))
        for place, key in enumerate(("anne", "thomas", "camilla", "bashir", "emil", "jeppe"))
    }
    sign_off(rows["thomas"], by=built.people["thomas"], at=built.now - timedelta(hours=3))


def _leave_unnoted(built: Town) -> None:
    event = _published(built, UNNOTED, days=-4, hour=14, hours=2, seats=60)
    for key in ("oliver", "maja", "aase", "gitte"):
        sign_up(event, by=built.people[key], at=built.ago(10))


def _series(built: Town) -> None:
    event = _published(built, CAFE, days=6, hour=15, hours=1, seats=15)
    repeat_event(event, repeated_days(event.begins_on, Rhythm.MONTHLY, 3), by=built.officer, at=built.ago(14))
    if event.series:
        sign_up_to_series(event.series, by=built.people["oliver"], at=built.ago(2))
