"""Pairs of the demo town that have ended: one writes still, one has read together, one says what has come of it. Who
has said yes to leading stands among the coming leaders. What they write is invented."""

from django.utils.timezone import localdate

from codriver.actions.closings import save_words, send_words, set_talk
from codriver.actions.closings_daily import ask_effects
from codriver.actions.evaluations import evaluate, say_effect
from codriver.actions.pairing import answer_offer, end_pairing, offer_pairing
from codriver.actions.path import say_wish
from codriver.models import LaterEffect, PairClosing, Pairing
from netvaerk.models import Person
from secretariat.demo_town.town import Town

OVER = {
    "hjaelpemidler": ("vibeke", 150, 6, "Vibekes tid er brugt, og temaet er ved at slutte."),
    "madspild": ("yasmin", 185, 95, "Yasmin fik nye opgaver, da temaet blev sat på pause."),
}
"""Theme: its co-driver, from and until how many days ago, and why it ended."""
WORDS = {
    "gitte": {
        "achieved": "Vi fik de pårørende med, før vi selv havde svarene.",
        "worked": "At du spurgte, hver gang jeg blev for hurtig.",
        "learned": "At et møde uden dagsorden også kan være forberedt.",
        "otherwise": "Jeg ville have sagt tidligere, hvor travlt jeg havde.",
        "next_pair": "Aftal fra begyndelsen, hvem der siger nej.",
    },
    "oliver": {
        "achieved": "Tre pårørende, der selv holder caféen i gang.",
        "worked": "Vores ti minutter lige efter mødet.",
        "learned": "Jeg kan godt lide at være den, der lægger mærke til noget.",
        "otherwise": "Jeg ville have bedt om flere timer fra start.",
    },
    "fatma": {
        "achieved": "Reparationsværkstedet findes nu, og det gjorde det ikke før.",
        "worked": "At vi var uenige uden at blive uvenner.",
        "learned": "Tålmodighed med andres kalendere.",
        "next_pair": "Gå ud og se hjælpemidlerne, før I holder det første møde.",
    },
    "vibeke": {"achieved": "At lagerfolkene fik det sidste ord."},
}
MARKS = {
    "yasmin": ("high", "little", "some", "high"),
    "pia": ("some", "some", "some", "unknown"),
    "oliver": ("high", "some", "little", "high"),
    "gitte": ("high", "high", "some", "some"),
    "fatma": ("high", "some", "some", "high"),
    "vibeke": ("high", "little", "some", "high"),
}
READ = {"oliver": "Spørg til timerne allerede efter den første måned. Jeg sagde det først, da det var for sent."}
WISHES = "Et tema om den digitale hverdag, gerne fra næste halvår."


def build_closings(built: Town) -> None:
    for key, (co_driver, begun, ended, why) in OVER.items():
        built.pairings[key] = _over(built, key, built.people[co_driver], begun, ended, why)
    _look_back(built, "paaroerende", days=38)
    set_talk(_closing(built, "paaroerende"), on=localdate(built.ago(30)), by=built.people["gitte"], at=built.ago(37))
    closing, fatma, vibeke = _closing(built, "hjaelpemidler"), built.people["fatma"], built.people["vibeke"]
    send_words(closing, answers=WORDS["fatma"], shown=0, by=fatma, at=built.ago(3))
    save_words(closing, answers=WORDS["vibeke"], shown=0, by=vibeke, at=built.ago(1))
    for theme, keys, days in (
        ("madspild", ("yasmin", "pia"), 88),
        ("paaroerende", ("oliver", "gitte"), 20),
        ("hjaelpemidler", ("fatma", "vibeke"), 2),
    ):
        for key in keys:
            _evaluate(built, theme, key, days)
    _ask_what_came(built)
    say_wish(built.people["thomas"], wish="yes", about=WISHES, by=built.people["thomas"], at=built.ago(12))


def _over(built: Town, key: str, co_driver: Person, begun: int, ended: int, why: str) -> Pairing:
    """A pair that was one, and is no more."""
    at = built.ago(begun)
    pairing = offer_pairing(built.themes[key], co_driver=co_driver, by=built.officer, at=at)
    for person in (pairing.network_leader, pairing.co_driver):
        answer_offer(pairing, by=person, says_yes=True, reason="", at=at)
    over_at = built.ago(ended)
    end_pairing(pairing, by=built.officer, on=localdate(over_at), reason=why, kind="time", at=over_at)
    return pairing


def _closing(built: Town, key: str) -> PairClosing:
    return PairClosing.objects.get(pairing=built.pairings[key])


def _look_back(built: Town, theme: str, *, days: int) -> None:
    closing = _closing(built, theme)
    for key in ("gitte", "oliver"):
        send_words(closing, answers=WORDS[key], shown=0, by=built.people[key], at=built.ago(days))


def _evaluate(built: Town, theme: str, key: str, days: int) -> None:
    closing, words = _closing(built, theme), READ.get(key, "")
    marks = dict(zip((one.code for one in closing.questions.evaluation), MARKS[key], strict=True))
    evaluate(closing, marks=marks, words=words, readable=bool(words), by=built.people[key], at=built.ago(days))


def _ask_what_came(built: Town) -> None:
    """Both are asked; Pia has answered, and Yasmin has it waiting."""
    ask_effects(at=built.ago(3))
    pia = built.people["pia"]
    said = {
        "for_citizens": "Pensionisterne på Kærhøj kan vælge en lille portion. Det gør hver tredje.",
        "for_staff": "Køkkenerne vejer stadig det, der kommer retur, selv om ingen beder dem om det.",
    }
    effect = LaterEffect.objects.get(person=pia)
    figure = "Fra 9 til 6 kg om ugen i det ene køkken"
    say_effect(effect, words=said, figure=figure, shown=1, by=pia, at=built.ago(2))
