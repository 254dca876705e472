"""Every page of every role in the demo town, narrow and wide, light and dark, with large and with spaced text: no axe
violation, nothing sideways."""

from collections import defaultdict

import pytest
from django.utils import timezone

from codriver.models import (
    CoDriverCandidacy,
    DiplomaStudy,
    ExpectationAlignment,
    LaterEffect,
    PairingRun,
    PracticeEvidence,
    Pulse,
    RoomEntry,
    StudyModule,
)
from netvaerk.models import Person, SolutionTest
from roles.models import ReleaseRequest
from secretariat.actions.data_requests import ask_about_data
from secretariat.actions.openings import answer_opening
from secretariat.models import CopyHandOut, DataRequest, SealedOpening, SupportRequest, TrainingEvent
from secretariat.tests.browser.people import DESKTOP, LARGE_TEXT, PHONE, SPACED_TEXT

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]

NARROW = {"width": 320, "height": 640}
INSIDE = (
    "plan/",
    "deltagere/",
    "moeder/",
    "mandat/",
    "referenceleder/",
    "loesninger/",
    "naeste-skridt/",
    "noter/",
    "faser/3/",
)
WRITTEN = (
    "rediger/", "behov/", "plan/ret/", "plan/afslut-fase/", "faser/1/", "faser/7/", "noter/ny/", "deltagere/find/?q=e",
    "faser/4/", "faser/5/", "faser/6/", "opdagelser/ny/", "spor/nyt/",
    "deltagere/udefra/", "deltagere/faser/", "moeder/planlaeg/", "sparring/", "sparring/aftal/",
    "referenceleder/behov/", "referenceleder/basis/", "loesninger/ny/", "vaerdi-undervejs/", "bed-om-tid/",
)  # fmt: skip
REPORTS = ["/rapporter/", "/rapporter/snitflader/", "/rapporter/kompetencer/", "/rapporter/aarsrapport/"]
"""All reports are drawn by the same two parts; these have a square, bars, and everything at once."""
EVERYBODY = [
    "/",
    "/temaer/",
    "/kort/",
    "/forventningsafstemninger/",
    "/roller/",
    "/roller/rollen-som-co-driver/",
    "/kontakt/",
]


def pages_of(town):
    """What each person walks through, from their own first page to what only they may see."""
    walks = defaultdict(list)
    for part in (
        about_proposals,
        about_networks,
        about_pairs,
        about_becoming,
        about_practice,
        about_closings,
        about_staff,
        about_courses,
        about_the_office,
        about_privacy,
        about_the_year,
    ):
        for key, paths in part(town).items():
            walks[key] += paths
    return walks


def theme_at(town, key):
    return f"/temaer/{town.themes[key].pk}/"


def about_privacy(town):
    """One's own data, what is asked about it, and how long it is kept; who reads the log."""
    asked = DataRequest.objects.filter(answered_at=None, person=town.people["bashir"]).get()
    left = Person.objects.filter(is_active=False).latest("left_on")
    copy = CopyHandOut.objects.get()
    again = ask_about_data(left, kind="access", text="En kopi, tak", by=town.people["pia"], at=timezone.now())
    waits, over = SealedOpening.objects.all()
    answer_opening(waits, agrees=True, by=town.people["vibeke"], at=timezone.now())
    return {
        "bashir": ["/mine-oplysninger/", "/mine-oplysninger/bed-om/", f"/dataanmodninger/{asked.pk}/"],
        "ibrahim": [f"/noedaabninger/{over.pk}/"],
        "katja": [
            "/dataanmodninger/",
            f"/dataanmodninger/{asked.pk}/",
            f"/dataanmodninger/{copy.request_id}/",
            f"/dataanmodninger/{again.pk}/udlevering/",
            "/fratraadte/",
            f"/fratraadte/{left.pk}/bed-om/",
            "/slettefrister/",
            "/slettefrister/rooms/",
            theme_at(town, "maaltider") + "journal/",
        ],
        "vibeke": [
            "/noedaabninger/",
            "/noedaabninger/bed-om/",
            f"/noedaabninger/bed-om/?who={town.people['bashir'].email}",
        ],
        "ulla": [f"/noedaabninger/{waits.pk}/", f"/noedaabninger/{waits.pk}/laes/"],
        "rasmus": ["/haendelseslog/", "/haendelseslog/?who=ingen+hedder+det"],
    }


def about_proposals(town):
    proposed, handled, draft, not_chosen = (
        f"{theme_at(town, key)}forslag/" for key in ("sygefravaer", "sprog", "genbrug", "biodiversitet")
    )
    return {
        "oliver": [
            *EVERYBODY,
            "/mine-tilbud/",
            "/mine-breve/",
            "/privatliv/",
            "/tilgaengelighed/",
            draft,
            f"{draft}skriv/",
        ],
        "maja": [f"{draft}kolleger/?q=a", handled],
        "signe": [not_chosen],
        "dorte": ["/temaer/foreslaa/", proposed],
        "katja": ["/forslag/", proposed, handled, f"{handled}laeg-sammen/", f"{handled}beslutning/"],
    }


def about_networks(town):
    """The inside of a theme as its own people see it, and a theme in its closing."""
    keys = ("regn", "hjaelpemidler", "overgang", "paaroerende", "mobilitet")
    regn, end, listed, tested, sought = (theme_at(town, key) for key in keys)
    test = SolutionTest.objects.get(stage=SolutionTest.Stage.ANALYSIS)
    solution = town.themes["hjaelpemidler"].solutions.get(status="taken_up")
    return {
        "anne": [
            regn,
            *(f"{regn}{page}" for page in (*INSIDE, *WRITTEN)),
            *(f"/moeder/{one.pk}/" for one in town.themes["regn"].meetings.all()),
            f"/deltagere/{town.themes['regn'].participants.outsiders().first().pk}/",
        ],
        "bashir": [f"{regn}{page}" for page in INSIDE],
        "aase": [sought, f"{sought}behov/"],
        "henning": ["/", "/mine-referencetemaer/", f"{regn}sparring/", f"{regn}referenceleder/"],
        "fatma": ["/", f"{end}naeste-skridt/", f"{end}loesninger/", f"/loesninger/{solution.pk}/", f"{end}faser/8/"],
        "signe": [f"{listed}{page}" for page in ("faser/4/", "faser/5/", "faser/6/", "plan/", "plan/afslut-fase/")],
        "gitte": [
            f"{tested}faser/7/",
            f"{tested}ideer/prioriter/",
            f"/test/{test.pk}/",
            f"/test/{test.pk}/naeste-skridt/",
        ],
        "dorte": [f"/loesninger/opfoelgning/{solution.follow_ups.first().pk}/"],
        "katja": [f"{end}naeste-skridt/", f"{end}chefforum/", f"{regn}mandat/", f"{regn}deltagere/"],
    }


def about_pairs(town):
    alignment = {key: ExpectationAlignment.objects.get(pairing=pairing) for key, pairing in town.pairings.items()}
    at = {key: f"/forventningsafstemninger/{one.pk}/" for key, one in alignment.items()}
    writing, agreed = alignment["overgang"].agreements.get(), alignment["digital"].agreements.get(number=2)
    room = f"/par/{town.pairings['regn'].pk}/rum/"
    kinds = [f"{room}skriv/?slags={kind}" for kind in ("note", "preparation", "debrief", "courage")]
    entry = RoomEntry.objects.filter(author=town.people["anne"]).first()
    pulse = Pulse.objects.get(wants_a_talk=True)
    return {
        "oliver": [f"/par/{town.pairings['paaroerende'].pk}/overlevering/"],
        "bashir": ["/", at["regn"], room, "/min-vej/"],
        "anne": [
            at["regn"],
            f"/par/{town.pairings['regn'].pk}/kemi/",
            room,
            *kinds,
            f"{room}skridt/",
            f"/rum/{entry.pk}/",
        ],
        "ibrahim": [f"/puls/{pulse.pk}/"],
        "signe": [at["overgang"], f"/aftaler/{writing.pk}/samtaleark/"],
        "camilla": ["/", at["maaltider"]],
        "thomas": [at["digital"], f"/aftaler/{agreed.pk}/"],
        "gitte": [at["paaroerende"]],
    }


def about_becoming(town):
    """Somebody who considers it, somebody whose leader is asked, and the secretariat's board with its draft."""
    asked, run = CoDriverCandidacy.objects.get(person=town.people["signe"]), PairingRun.objects.get()
    modules = StudyModule.objects.filter(study__person=town.people["thomas"])
    return {
        "oliver": ["/bliv-co-driver/", "/bliv-co-driver/overvejelse/"],
        "signe": ["/bliv-co-driver/", "/min-vej/diplom/"],
        "thomas": ["/min-vej/diplom/", *(f"/diplom/moduler/{one.pk}/" for one in modules)],
        "ulla": [f"/diplom/moduler/{StudyModule.objects.get(status='applied').pk}/"],
        "oejvind": [f"/co-drivere/kandidater/{asked.pk}/"],
        "katja": [
            "/co-drivere/kandidater/",
            "/diplom/",
            *(f"/diplom/{one.pk}/" for one in DiplomaStudy.objects.all()),
            "/par/tavle/",
            f"/par/forslag/{run.pk}/",
            f"/par/forslag/{run.pk}/offentliggoer/",
        ],
    }


def about_practice(town):
    """Somebody who has practised and rates themself, and the leader who is asked."""
    mine = PracticeEvidence.objects.of(town.people["fatma"]).order_by("pk")
    asked = f"/praksis/{mine.get(status='questioned').pk}/"
    return {
        "fatma": [
            "/min-vej/praksis/",
            asked,
            f"{asked}ret/",
            "/min-vej/kompetencer/",
            "/min-vej/kompetencer/?tid=start",
        ],
        "thomas": [asked, f"/par/{town.pairings['digital'].pk}/spejling/"],
        "oliver": ["/min-vej/praksis/"],
        "katja": ["/praksis/"],
    }


def about_closings(town):
    """Somebody who writes still, two who read together, and what is asked three months later."""
    writes, reads = (f"/par/{town.pairings[key].pk}/" for key in ("hjaelpemidler", "paaroerende"))
    asked = LaterEffect.objects.get(answered_at=None)
    theme = theme_at(town, "unge").split("/")[2]
    return {
        "vibeke": ["/", f"{writes}afrunding/"],
        "fatma": [f"{writes}afrunding/", f"{writes}evaluering/"],
        "oliver": [f"{reads}afrunding/", f"{reads}evaluering/"],
        "yasmin": [f"/virkning/{asked.pk}/"],
        "pia": [f"{theme_at(town, 'madspild')}virkning/"],
        "katja": [
            "/evalueringer/",
            "/kommende-netvaerksledere/",
            "/kommende-netvaerksledere/udsigt/",
            f"/kommende-netvaerksledere/?tema={theme}",
            f"/kommende-netvaerksledere/{town.people['thomas'].pk}/spoerg/?tema={theme}",
        ],
    }


def about_staff(town):
    emil = f"/mine-medarbejdere/{town.people['emil'].pk}/"
    own = [f"{emil}{page}/" for page in ("frigiv-tid", "indstil", "opfordr")]
    return {"dorte": ["/mine-medarbejdere/", *own, f"/tid/oensker/{ReleaseRequest.objects.open().get().pk}/"]}


def about_courses(town):
    """A seat that is offered, one that is taken, how it was, a series, and the secretariat's side of it."""
    full, held, cafe, sparring = (
        TrainingEvent.objects.filter(title__startswith=title).first().pk
        for title in ("Fra møde", "Kom godt", "Åben", "Sparring")
    )
    return {
        "bashir": [
            "/kurser/",
            "/kurser/?vis=afholdt",
            f"/kurser/{full}/",
            f"/kurser/{held}/",
            f"/kurser/{held}/evaluering/",
        ],
        "oliver": ["/kurser/kode/", f"/kurser/{cafe}/"],
        "katja": [
            "/kurser/bag-om/",
            "/kurser/nyt/",
            f"/kurser/{sparring}/",
            *(f"/kurser/{full}/{page}" for page in ("ret/", "aflys/", "gentag/", "deltagere/", "tavle/")),
            *(f"/kurser/{held}/{page}" for page in ("", "deltagere/", "svarene/")),
        ],
    }


def about_the_office(town):
    free, taken = town.people["oliver"].pk, town.people["jeppe"].pk
    seek = f"/find-co-driver/{town.themes['mobilitet'].pk}/"
    lead = town.themes["regn"].role_assignments.current().get(role="network_leader").pk
    theirs = {one.asker.first_name: one.pk for one in SupportRequest.objects.select_related("asker")}
    return {
        "bashir": ["/henvendelser/", "/henvendelser/ny/", "/bookning/", f"/henvendelser/{theirs['Bashir']}/"],
        "anne": ["/pladser/", f"/bookning/{town.people['anne'].bookings.first().pk}/"],
        "katja": [
            "/overblik/",
            "/i-dag/",
            "/breve/",
            "/breve/tekster/",
            "/breve/tekster/asked_to_take_a_role/",
            "/breve/tekster/asked_to_take_a_role/da/ret/",
            "/henvendelser/bord/",
            "/henvendelser/bord/?vis=over",
            "/henvendelser/viden/",
            "/tider/",
            "/kontoret/",
            "/kort/?zoom=2",
            "/kort/?by=areas",
            "/veje/",
            "/veje/?trin=co_driver",
            "/indstillinger/",
            "/organisation/",
            "/find-co-driver/",
            f"{seek}?q=o",
            f"{seek}?q=ingen+hedder+det",
            f"{seek}vej/?person={free}",
            f"{seek}vej/?person={taken}",
            f"/par/{town.pairings['maaltider'].pk}/",
            f"/par/{town.pairings['overgang'].pk}/",
            f"/roller-paa-temaer/{lead}/vikar/?q=e",
            f"/roller-paa-temaer/{lead}/vikar/?person={free}",
            "/roller/rollen-som-co-driver/rediger/",
            *REPORTS,
        ],
        "vibeke": ["/rapporter/", "/rapporter/frigivet-tid/"],
    }


def about_the_year(town):
    """The year, one's own calendar, and lines of time: of a theme that is nearly over, and of pairs."""
    return {
        "oliver": ["/aarshjul/", "/min-kalender/"],
        "anne": ["/aarshjul/", "/min-kalender/", f"/par/{town.pairings['regn'].pk}/tidslinje/"],
        "katja": ["/aarshjul/", "/aarshjul/?year=2030&kind=phase", f"{theme_at(town, 'hjaelpemidler')}tidslinje/"],
        "thomas": [f"/par/{town.pairings['digital'].pk}/tidslinje/", f"{theme_at(town, 'digital')}tidslinje/"],
    }


def look_at(somebody, paths):
    """Open each page wide and dark, then narrow and light; nothing lies beside the screen with larger text or more air."""
    for path in paths:
        somebody.sees(DESKTOP, "dark")
        somebody.go(path)
        somebody.fits(LARGE_TEXT)
        somebody.sees(NARROW, "light")
        somebody.check()
        somebody.fits(SPACED_TEXT)
        somebody.sees(PHONE, "light")
        somebody.fits()


def test_every_page_of_every_role(town_at, as_person):
    for key, paths in pages_of(town_at("privacy")).items():
        look_at(as_person(key), paths)


def test_a_new_town_in_which_nothing_has_happened(town_at, as_person):
    town_at("town")
    for key, paths in {
        "oliver": [*EVERYBODY, "/kurser/", "/aarshjul/"],
        "katja": ["/overblik/", "/find-co-driver/", "/forslag/", "/kurser/bag-om/", REPORTS[0], REPORTS[-1]],
        "dorte": ["/mine-medarbejdere/"],
    }.items():
        look_at(as_person(key), paths)
