"""Every page of every role in the demo town, narrow and wide, light and dark: no axe violation, nothing sideways."""

import pytest

from codriver.models import ExpectationAlignment, Pairing
from netvaerk.models import NetworkTheme, Person
from roles.models import ReleaseRequest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]

SCREENS = {
    "wide and dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
    "narrow and light": {"viewport": {"width": 320, "height": 640}, "color_scheme": "light"},
}
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
    "deltagere/udefra/", "deltagere/faser/", "moeder/planlaeg/", "sparring/", "sparring/aftal/",
    "referenceleder/behov/", "referenceleder/basis/", "loesninger/ny/", "vaerdi-undervejs/", "bed-om-tid/",
)  # fmt: skip
EVERYBODY = ["/", "/temaer/", "/forventningsafstemninger/", "/roller/", "/roller/rollen-som-co-driver/", "/kontakt/"]


def pages_of(town):
    """What each person walks through, from their own first page to what only they may see."""
    alignment = {one.theme.title: f"/forventningsafstemninger/{one.pk}/" for one in ExpectationAlignment.objects.all()}
    theme = {one.title: f"/temaer/{one.pk}/" for one in NetworkTheme.objects.all()}
    pairing = Pairing.objects.get(theme=town.themes["maaltider"])
    writing = ExpectationAlignment.objects.get(theme=town.themes["overgang"]).agreements.get()
    agreed = ExpectationAlignment.objects.get(theme=town.themes["digital"]).agreements.get(number=2)
    empty, person = town.themes["mobilitet"], Person.objects.get(name="Jeppe Klitbjerg")
    free = Person.objects.get(name="Oliver Fuglebjerg")
    lead = town.themes["regn"].role_assignments.current().get(role="network_leader")
    proposed, handled = (f"/temaer/{town.themes[key].pk}/forslag/" for key in ("sygefravaer", "sprog"))
    draft, not_chosen = (f"/temaer/{town.themes[key].pk}/forslag/" for key in ("genbrug", "biodiversitet"))
    regn, end = (theme[town.themes[key].title] for key in ("regn", "hjaelpemidler"))
    solution = town.themes["hjaelpemidler"].solutions.get(status="taken_up")
    return {
        "oliver": [*EVERYBODY, "/mine-tilbud/", "/privatliv/", "/tilgaengelighed/", draft, f"{draft}skriv/"],
        "bashir": ["/", alignment[town.themes["regn"].title], *(f"{regn}{page}" for page in INSIDE)],
        "anne": [
            alignment[town.themes["regn"].title],
            regn,
            *(f"{regn}{page}" for page in (*INSIDE, *WRITTEN)),
            *(f"/moeder/{one.pk}/" for one in town.themes["regn"].meetings.all()),
            f"/deltagere/{town.themes['regn'].participants.outsiders().first().pk}/",
        ],
        "fatma": ["/", f"{end}naeste-skridt/", f"{end}loesninger/", f"/loesninger/{solution.pk}/", f"{end}faser/8/"],
        "henning": ["/", "/mine-referencetemaer/", f"{regn}sparring/", f"{regn}referenceleder/"],
        "maja": [f"{draft}kolleger/?q=a", handled],
        "signe": [not_chosen, alignment[town.themes["overgang"].title], f"/aftaler/{writing.pk}/samtaleark/"],
        "camilla": ["/", alignment[town.themes["maaltider"].title]],
        "thomas": [alignment[town.themes["digital"].title], f"/aftaler/{agreed.pk}/"],
        "gitte": [alignment[town.themes["paaroerende"].title]],
        "dorte": [
            "/temaer/foreslaa/",
            proposed,
            "/mine-medarbejdere/",
            f"/mine-medarbejdere/{town.people['emil'].pk}/frigiv-tid/",
            f"/mine-medarbejdere/{town.people['emil'].pk}/indstil/",
            f"/mine-medarbejdere/{town.people['emil'].pk}/opfordr/",
            f"/tid/oensker/{ReleaseRequest.objects.get().pk}/",
            f"/loesninger/opfoelgning/{solution.follow_ups.first().pk}/",
        ],
        "katja": [
            "/overblik/",
            f"{end}naeste-skridt/",
            f"{end}chefforum/",
            f"{regn}mandat/",
            f"{regn}deltagere/",
            "/indstillinger/",
            "/organisation/",
            "/forslag/",
            proposed,
            handled,
            f"{handled}laeg-sammen/",
            f"{handled}beslutning/",
            "/find-co-driver/",
            f"/find-co-driver/{empty.pk}/?q=o",
            f"/find-co-driver/{empty.pk}/?q=ingen+hedder+det",
            f"/find-co-driver/{empty.pk}/vej/?person={free.pk}",
            f"/find-co-driver/{empty.pk}/vej/?person={person.pk}",
            f"/par/{pairing.pk}/",
            f"/roller-paa-temaer/{lead.pk}/vikar/?q=e",
            f"/roller-paa-temaer/{lead.pk}/vikar/?person={free.pk}",
            "/roller/rollen-som-co-driver/rediger/",
        ],
    }


@pytest.mark.parametrize("screen", SCREENS)
def test_every_page_of_every_role(town_at, as_person, screen):
    for key, paths in pages_of(town_at("networks")).items():
        somebody = as_person(key, **SCREENS[screen])
        for path in paths:
            somebody.go(path)


@pytest.mark.parametrize("screen", SCREENS)
def test_a_new_town_in_which_nothing_has_happened(town_at, as_person, screen):
    town_at("town")
    for key, paths in {
        "oliver": EVERYBODY,
        "katja": ["/overblik/", "/find-co-driver/", "/forslag/"],
        "dorte": ["/mine-medarbejdere/"],
    }.items():
        somebody = as_person(key, **SCREENS[screen])
        for path in paths:
            somebody.go(path)
