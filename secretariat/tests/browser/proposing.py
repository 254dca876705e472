"""The steps from an idea to the choice, as people take them at their browsers."""

from netvaerk.models import NetworkTheme, ThemeTrait
from secretariat.tests.browser.people import Somebody

TITLE = "Færre nøgler, mere tillid"


def begin(proposer: Somebody) -> NetworkTheme:
    """A first draft, short of what it takes to send it."""
    proposer.go("/temaer/")
    proposer.follow("Foreslå et tema")
    proposer.check()
    proposer.press("Gem og send")
    proposer.is_refused(422)
    assert proposer.page.url.endswith("/temaer/foreslaa/")
    proposer.page.fill("#id_title", TITLE)
    proposer.page.get_by_role("radio", name="Udfordring").check()
    proposer.page.fill("#id_purpose", "Hjemmehjælperen skal kunne komme ind uden at lede efter nøglen.")
    proposer.press("Gem og send")
    proposer.check()
    assert proposer.reads("Skriv, hvad der står på spil.")
    return NetworkTheme.objects.get(title=TITLE)


def invite(proposer: Somebody, name: str) -> None:
    proposer.follow("Inviter en kollega")
    proposer.page.fill("#q", name)
    proposer.press("Søg")
    proposer.press(f"Inviter {name}")
    proposer.check()


def finish_and_send(colleague: Somebody, theme: NetworkTheme) -> None:
    """The colleague finds the draft on the own page, writes the rest, and sends it."""
    colleague.go("/")
    colleague.follow(TITLE)
    colleague.follow("Rediger")
    colleague.page.fill("#id_at_stake", "Hver dag venter nogen udenfor en låst dør.")
    for unit in ("Pleje og Omsorg", "Ejendomme"):
        colleague.page.get_by_role("checkbox", name=unit, exact=True).check()
    for trait in ThemeTrait.objects.all():
        colleague.page.fill(f"#id_trait_{trait.pk}", f"Sådan: {trait.name_da}")
    colleague.press("Gem og send")
    colleague.check()
    theme.refresh_from_db()
    assert colleague.reads("Forslaget er hos sekretariatet")


def choose(officer: Somebody, theme: NetworkTheme) -> None:
    officer.go("/")
    officer.follow("Se forslagene")
    officer.check()
    officer.follow(TITLE)
    officer.press("Begynd behandlingen")
    officer.page.fill("#id_text", "Har I talt med de pårørende?")
    officer.press("Skriv bemærkningen")
    officer.check()
    officer.follow("Notér beslutningen")
    officer.press("Notér beslutningen")
    officer.is_refused(422)
    officer.page.get_by_role("radio", name="Temaet er valgt").check()
    officer.page.get_by_role("radio", name="Velfærdsnetværk").check()
    officer.page.fill("#id_reason", "Det mærkes i hvert eneste hjem.")
    officer.press("Notér beslutningen")
    officer.check()
