"""What co-drivers of the demo town have practised, and how one of them moves in the competences of a network leader."""

from django.utils.timezone import localdate

from codriver.actions.competence_ratings import ask_to_mirror, mirror, rate_oneself
from codriver.actions.practice import (
    Practice,
    add_practice,
    ask_back,
    ask_leader,
    confirm_practice,
    show_to_secretariat,
)
from codriver.actions.practice_files import add_file
from codriver.models import LeadershipCompetence, PracticeEvidence
from codriver.rules.competence_ratings import Moment, Rating, Ratings
from netvaerk.rules.files import FileKind, Upload
from secretariat.demo_town.town import Town

WRITTEN = [
    ("plan", 80, "Jeg lagde en plan for opstartsmødet sammen med Thomas: hvem siger hvad, og hvad vil vi gå hjem med.",
     "At en god pause er en del af planen."),
    ("compose", 62, "Jeg fandt to deltagere fra Jobcenteret og ringede til dem, før de fik invitationen.",
     "Man siger ja til et menneske, ikke til en mail."),
    ("spar", 33, "Efter det svære møde spurgte jeg ind, i stedet for at svare.", "At tie stille i ti sekunder."),
    ("spar", 6, "Vi sparrede om, hvordan vi siger nej til en idé uden at slukke lysten.", ""),
]  # fmt: skip
PLAN = """Kl. 9.00   Velkomst. Hvem er vi, og hvorfor er vi her? (Thomas)
Kl. 9.20   To og to: Hvad gør vi i dag, og hvad driller? (Fatma)
Kl. 10.00  Pause, den lange
Kl. 10.20  Hvad vil vi gå hjem med? Tre spørgsmål til næste gang
"""
OWN = {Moment.START: (2, 1, 3, 2, 1, 1, 2), Moment.MIDWAY: (3, 2, 3, 3, 2, 1, 2)}
MIRRORED = {Moment.START: (3, 2, 2, 3, 2, 2, 2)}


def build_practice(built: Town) -> None:
    """One pair with a confirmed piece of each kind but one, a question, and a draft; competences at two moments."""
    pairing = built.pairings["digital"]
    owner, leader = pairing.co_driver, pairing.network_leader
    pieces: list[PracticeEvidence] = []
    for kind, days, done, learned in WRITTEN:
        at = built.ago(days)
        pieces.append(add_practice(pairing, Practice(localdate(at), (kind,), done, learned), by=owner, at=at))
    plan = Upload("Plan for opstartsmødet.txt", FileKind.TEXT, PLAN.encode())
    add_file(pieces[0], plan, by=owner, at=built.ago(80))
    for piece, days in zip(pieces[:3], (79, 60, 30), strict=True):
        ask_leader(piece, by=owner, at=built.ago(days))
    for piece, version in zip(pieces[:2], (2, 1), strict=True):
        confirm_practice(piece, shown=version, by=leader, at=built.ago(50))
    ask_back(pieces[2], question="Var det mødet i april eller i maj?", shown=1, by=leader, at=built.ago(3))
    show_to_secretariat(pieces[0], by=owner, at=built.ago(40))
    _rate(built)


def _rate(built: Town) -> None:
    """At the start rated and mirrored; midway rated, and the leader is asked."""
    pairing, days = built.pairings["digital"], {Moment.START: 120, Moment.MIDWAY: 45}
    owner, leader = pairing.co_driver, pairing.network_leader
    for moment, levels in OWN.items():
        rate_oneself(pairing, _ratings(levels, offered=0), moment=moment, by=owner, at=built.ago(days[moment]))
        ask_to_mirror(pairing, moment=moment, by=owner, at=built.ago(days[moment]))
    for moment, levels in MIRRORED.items():
        mirror(pairing, _ratings(levels, offered=4), moment=moment, by=leader, at=built.ago(days[moment] - 3))


def _ratings(levels: tuple[int, ...], *, offered: int) -> Ratings:
    """The levels in the order of the catalogue; `offered` is the place of what would be brought, or is needed."""
    competences = LeadershipCompetence.objects.rated_today()
    return {
        one.pk: Rating(level, matters=place == offered)
        for place, (one, level) in enumerate(zip(competences, levels, strict=False))
    }
