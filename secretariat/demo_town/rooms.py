"""What a pair of the demo town writes in its room, and how it goes in the pairs. It is invented, and shows what such a
room is for."""

from datetime import timedelta

from django.utils.timezone import localdate

from codriver.actions.pulses import answer_pulse, ask_pulses
from codriver.actions.room import open_shared, write_entry
from codriver.actions.room_steps import add_step, settle_step
from codriver.models import Pulse
from netvaerk.models import Person
from secretariat.demo_town.town import Town

ENTRIES = [
    ("bashir", 11, "note", {"text": "Hvordan siger jeg, at mødet var for langt, uden at det lyder som kritik?"}, ""),
    ("anne", 10, "theme", {"text": "Er regnvand en ressource eller et problem for de enheder, vi har med?"}, "opened"),
    (
        "bashir",
        8,
        "work",
        {"text": "Du spurgte rundt om bordet til sidst, og så kom alle i tale. Skal vi begynde med runden næste gang?"},
        "opened",
    ),
    (
        "anne",
        6,
        "debrief",
        {
            "chose": "Vi valgte at gå ud og se på stedet, før vi taler løsninger.",
            "learned": "Gartnerne har tallene, og ingen havde spurgt dem.",
            "serves": "Strategien siger, at vi skal bruge den viden, der er tættest på borgeren.",
        },
        "opened",
    ),
    ("anne", 4, "courage", {"what": "Sige til referencelederen, at tidsplanen ikke holder.", "when": ""}, ""),
    ("bashir", 1, "note", {"text": "Jeg kender en i boligforeningen, som har prøvet det. Skal jeg ringe?"}, "shared"),
]
STEPS = [("Spørg gartnerne om en rundtur", "bashir", 8, 3), ("Skriv til boligforeningen", "anne", 6, -5)]
STEPS += [("Find en dato til næste sparring", "", 2, -12)]


def build_rooms(built: Town) -> None:
    """Anne and Bashir write, share and open; somebody in another pair would like a talk."""
    pairing = built.pairings["regn"]
    for key, days, kind, words, share in ENTRIES:
        by, at = built.people[key], built.ago(days)
        write_entry(pairing, kind=kind, words=words, share=bool(share), by=by, at=at)
        if share == "opened":
            open_shared(pairing, by=pairing.other(by), at=at + timedelta(hours=3))
    for what, key, days, due in STEPS:
        who: Person | None = built.people[key] if key else None
        at, due_on = built.ago(days), localdate(built.ago(due))
        step = add_step(pairing, what=what, who=who, due_on=due_on, by=pairing.network_leader, at=at)
        if due > 0:
            settle_step(step, done=True, by=pairing.co_driver, at=built.ago(due))
    ask_pulses(at=built.ago(30))
    wish = Pulse.objects.get(pairing=built.pairings["maaltider"], person=built.pairings["maaltider"].co_driver)
    answer_pulse(wish, wants_a_talk=True, by=wish.person, at=built.ago(28))
    ask_pulses(at=built.now)
