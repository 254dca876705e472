"""What people of the demo town ask the secretariat, the meetings they book, and when its office is open."""

from datetime import date, time, timedelta

from django.utils.timezone import localdate

from netvaerk.models import Person
from secretariat.actions.bookings import book_slot, offer_times
from secretariat.actions.office import book_desk, write_hours, write_other_hours
from secretariat.actions.support import (
    Question,
    ask_secretariat,
    close_request,
    note_on_request,
    reopen_request,
    suggest_proposal,
    take_request,
    write_in_request,
)
from secretariat.actions.support_articles import answer_article, write_article
from secretariat.demo_town.town import Town
from secretariat.facts.office import days_off_of
from secretariat.models import SupportRequest
from secretariat.rules.bookings import Opening
from secretariat.rules.office import Span, desk_days
from secretariat.rules.support import Then

WEEK = {0: Span(time(9), time(15)), 1: Span(time(9), time(15)), 3: Span(time(9), time(17)), 4: Span(time(9), time(13))}


def build_support(built: Town) -> None:
    """A request in each state, one of them confidential; times, meetings and a desk."""
    _write_hours(built)
    _ask_in_each_state(built)
    _ask_in_confidence(built)
    _share_an_answer(built)
    _book(built)


def _write_hours(built: Town) -> None:
    officer = built.officer
    write_hours(weekly=WEEK, desks=2, shown=1, by=officer, at=built.ago(200))
    closed = _working_day(built, 12)
    write_other_hours(closed, None, reason="Kursus for sekretariatet", by=officer, at=built.ago(1))


def _working_day(built: Town, ahead: int) -> date:
    day = localdate(built.ago(-ahead))
    return next(iter(desk_days(day, days_off_of(day.year))))


def _ask(built: Town, key: str, days: int, subject: str, text: str, **words: object) -> SupportRequest:
    question = Question(subject=subject, text=text, **words)  # type: ignore[arg-type]
    return ask_secretariat(question, by=built.people[key], at=built.ago(days))


def _answer(built: Town, request: SupportRequest, days: int, text: str, then: Then, by: Person | None = None) -> None:
    officer = by or built.officer
    take_request(request, by=officer, at=built.ago(days))
    write_in_request(request, text=text, then=then, by=officer, at=built.ago(days))


def _ask_in_each_state(built: Town) -> None:
    """New, taken, in dialogue, waiting for the asker, solved, closed and opened again."""
    pia = built.people["pia"]
    _ask(
        built,
        "camilla",
        8,
        "Hvor længe skal en evaluering være?",
        "Vi er snart færdige og er i tvivl om, hvor meget der skal stå. Har I et eksempel?",
        theme=built.themes["maaltider"],
    )
    _ask(built, "oliver", 1, "Kan jeg møde en, der har prøvet det?", "Jeg overvejer at blive co-driver.", kind="wish")
    taken = _ask(built, "signe", 4, "To netværk på én gang?", "Må man lede et netværk og være co-driver på et andet?")
    take_request(taken, by=built.officer, at=built.ago(3))
    talked = _ask(
        built,
        "anne",
        6,
        "Hvordan inviterer jeg en boligforening?",
        "De er ikke ansat hos os. Hvad må jeg skrive om dem, og hvem svarer på deres spørgsmål?",
        theme=built.themes["regn"],
        urgency="this_week",
    )
    _answer(built, talked, 5, "Godt spørgsmål. Jeg spørger juristen og vender tilbage.", Then.GOES_ON)
    note_on_request(talked, text="Juristen er på ferie til torsdag.", by=built.officer, at=built.ago(5))
    waits = _ask(built, "bashir", 9, "Et rum til 25", "Vi mangler et lokale til næste netværksmøde.", kind="wish")
    _answer(built, waits, 2, "Hvilken dag, og skal I have en skærm?", Then.WAITS, pia)
    idea = _ask(
        built,
        "fatma",
        15,
        "Én indgang til frivillige",
        "Mange vil gerne hjælpe, men de ved ikke, hvem de skal ringe til. Kunne vi samle det?",
        kind="idea",
    )
    _answer(built, idea, 12, "Det lyder som et netværkstema. Skal vi tale om det?", Then.GOES_ON, pia)
    suggest_proposal(idea, by=pia, at=built.ago(12))
    again = _ask(built, "thomas", 25, "Jeg kan ikke finde samtalearket", "Hvor ligger det?")
    _answer(built, again, 24, "Under forventningsafstemningen, nederst.", Then.SOLVED)
    close_request(again, by=built.people["thomas"], at=built.ago(22))
    reopen_request(again, text="Det er der ikke på telefonen.", by=built.people["thomas"], at=built.ago(2))
    solved = _ask(built, "gitte", 20, "Hvem godkender tid for mig?", "Min leder er på orlov.")
    _answer(built, solved, 4, "Den, der er leder for dig i systemet. Det er rettet nu.", Then.SOLVED)


def _ask_in_confidence(built: Town) -> None:
    """One that nobody has taken, about a pair; and one that an officer has."""
    _ask(
        built,
        "emil",
        2,
        "Vi taler forbi hinanden",
        "Jeg ved ikke, hvordan jeg siger det, uden at det bliver til en sag.",
        pairing=built.pairings["naboskab"],
        is_confidential=True,
        way="meeting",
    )
    held = _ask(built, "jeppe", 7, "Jeg er i tvivl om at fortsætte", "Kan vi tale om det?", is_confidential=True)
    _answer(built, held, 6, "Selvfølgelig. Book en tid, eller ring til mig.", Then.GOES_ON, built.people["pia"])


def _share_an_answer(built: Town) -> None:
    """A closed request whose answer others may use."""
    request = _ask(built, "ibrahim", 60, "Hvornår er en fase slut?", "Vi har ikke nået alt på listen.")
    _answer(built, request, 58, "Når I er enige om at gå videre. Listen er en hjælp, ikke et krav.", Then.SOLVED)
    text = "En fase er slut, når lederen og co-driveren er enige om at gå videre. Listen er en hjælp og ikke et krav."
    write_article(request, title="Hvornår er en fase slut?", text=text, shown=0, by=built.officer, at=built.ago(58))
    answer_article(request, says_yes=True, shown=1, by=request.asker, at=built.ago(57))
    close_request(request, by=request.asker, at=built.ago(57))


def _book(built: Town) -> None:
    """Two officers offer times for some weeks; three are booked, and two leaders come to work there."""
    first = _working_day(built, 1)
    for key, begins in (("katja", time(10)), ("pia", time(13))):
        opening = Opening(first, first + timedelta(weeks=5), begins, time(begins.hour + 2), 30)
        made = offer_times(opening, place="Rådhuset, lokale 2.14", by=built.people[key], at=built.ago(3))
        guests = {"katja": ("anne", "camilla"), "pia": ("jeppe",)}[key]
        for guest, slot in zip(guests, made.slots, strict=False):
            words = {"subject": "Vi vil gerne vende planen.", "form": "online" if guest == "camilla" else "office"}
            book_slot(slot, by=built.people[guest], at=built.ago(1), **words)
    for key, ahead in (("anne", 3), ("camilla", 3), ("anne", 10)):
        book_desk(_working_day(built, ahead), by=built.people[key], at=built.ago(1))
