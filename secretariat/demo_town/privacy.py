"""What is asked about data in the demo town: all but one have read how it is used, somebody has asked to have something
put right, somebody has left and wants to be forgotten, another who left wants a copy that waits for a second officer,
two are named for emergency openings, of which one is over and one waits, and the log is linked."""

from datetime import timedelta

from codriver.actions.leaving import leave
from netvaerk.actions.log import link_log
from netvaerk.actions.people import let_open_sealed
from netvaerk.models import Person
from secretariat.actions.data_requests import answer_data_request, ask_about_data
from secretariat.actions.hand_outs import ask_to_hand_out
from secretariat.actions.openings import answer_opening, ask_for_opening, note_reading
from secretariat.demo_town.town import Town

NOT_READ = "oliver"
LEFT = ("Preben Pensionist", "preben.pensionist@kommune.example", "Pedel")
MOVED_ON = ("Nanna Nyt-Job", "nanna.nyt-job@kommune.example", "Projektleder")


def build_privacy(built: Town) -> None:
    Person.objects.filter(pk=built.people[NOT_READ].pk).update(notice_version=0, notice_seen_at=None)
    people, officer = built.people, built.officer
    ask_about_data(
        people["bashir"],
        kind="correction",
        text="Min praksis fra april står med en forkert dato. Det var den 14., ikke den 4.",
        by=people["bashir"],
        at=built.ago(24),
    )
    asked = ask_about_data(
        people["maja"],
        kind="erasure",
        text="Slet den note fra vores møde i foråret, hvor jeg er nævnt.",
        by=people["maja"],
        at=built.ago(60),
    )
    answer_data_request(
        asked, is_met=True, answer="Noten er slettet. Mødets dato bliver stående.", by=officer, at=built.ago(55)
    )
    _retire(built)
    _move_on(built)
    _open_in_an_emergency(built)
    link_log(at=built.now + timedelta(hours=1))


def _retire(built: Town) -> None:
    """Somebody who has left, and asks by telephone to be forgotten."""
    name, email, title = LEFT
    person = Person.objects.create_user(email, name=name, title=title, unit=built.people["anne"].unit)
    leave(person, by=built.officer, at=built.ago(40))
    ask_about_data(person, kind="erasure", text="Glem mig, tak. Ringet ind.", by=built.officer, at=built.ago(3))


def _move_on(built: Town) -> None:
    """Somebody with another job now asks for a copy; one officer has noted where it goes, the other is to confirm."""
    name, email, title = MOVED_ON
    person = Person.objects.create_user(email, name=name, title=title, unit=built.people["bashir"].unit)
    leave(person, by=built.officer, at=built.ago(70))
    asked = ask_about_data(
        person, kind="access", text="Jeg vil gerne have en kopi af det, I har gemt.", by=built.officer, at=built.ago(4)
    )
    ask_to_hand_out(
        asked,
        email="nanna@privat.example",
        check_kind="counter",
        check_words="Kom forbi i borgerservice i går og viste kørekort. Mailadressen skrev hun selv ned.",
        by=built.people["pia"],
        at=built.ago(1),
    )


def _open_in_an_emergency(built: Town) -> None:
    """Two are named by the administrator. An agreement was opened and is closed again; a room is asked for today."""
    first, second = built.people["vibeke"], built.people["ulla"]
    for person in (first, second):
        let_open_sealed(person, opens=True, by=built.people["rasmus"])
    over = ask_for_opening(
        kind="alignment",
        thing=built.pairings["maaltider"].alignment,
        ground="law",
        basis="Retsplejeloven § 804, kendelse 12-3456",
        reason="Retten har bedt om aftalen i en sag, der ikke handler om jer to.",
        by=first,
        at=built.ago(12),
    )
    answer_opening(over, agrees=True, by=second, at=built.ago(12))
    note_reading(over, by=first, at=built.ago(12))
    ask_for_opening(
        kind="room",
        thing=built.pairings["regn"],
        ground="danger",
        basis="Databeskyttelsesforordningens artikel 6, stk. 1, litra d",
        reason="En kollega har ringet og er bange for, at nogen er i fare.",
        by=second,
        at=built.now,
    )
