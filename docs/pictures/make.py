"""Takes every picture of the guides from a running demo town, in Danish and in English.

Start a fresh town in one window and run this in another; it offers one pairing, so begin again with
--reset before the next time:

    python manage.py demo --reset --port 8333
    python docs/pictures/make.py http://localhost:8333

It needs Playwright (requirements-dev.txt) and Chromium: the driver's own, or Debian's packages chromium and
chromium-l10n; without the latter, date fields are shown the American way.
Pictures are written beside this file: `name.png` in Danish, `name-en.png` in English. Look at every one afterwards.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, Playwright, ViewportSize, sync_playwright

FOLDER = Path(__file__).resolve().parent
PASSWORD = "regn-paa-rette-sted"  # noqa: S105 - the demo town prints it on its login page
LANGUAGES = {"en": "-en", "da": ""}
BROWSER_SPEAKS = {"da": "da-DK", "en": "en-GB"}
SCREEN = ViewportSize(width=1280, height=800)
PHONE = ViewportSize(width=390, height=844)
MOST_BYTES = 150_000

Way = Callable[[Page], None]


@dataclass(frozen=True)
class Picture:
    """One picture: its file name, whose screen it is, and how that person comes to what it shows.

    `height` is the height of a screen that is lower or higher than the others.
    """

    name: str
    whose: str
    way: Way
    phone: bool = False
    height: int = 0


def address(path: str) -> Way:
    return lambda page: _open(page, path)


def on_theme(theme: str, path: str) -> Way:
    """A page of the theme whose title begins with `theme`, found in the list of themes."""

    def go(page: Page) -> None:
        _open(page, f"/temaer/?q={theme}")
        page.get_by_role("link", name=re.compile(f"^{theme}")).first.click()
        _open(page, page.url + path)

    return go


def _open(page: Page, path: str) -> None:
    page.goto(path)


def alignment(theme: str, *, at: str = "") -> Way:
    """The reader's alignment about the theme whose title begins with `theme`, scrolled to `at`."""

    def go(page: Page) -> None:
        page.goto("/forventningsafstemninger/")
        page.locator("main h2 a", has_text=theme).click()
        page.wait_for_load_state()
        if at:
            scroll_to(page.locator(at).first)

    return go


def scroll_to(place: Locator) -> None:
    """Put `place` a little under the upper edge of the screen."""
    place.evaluate("one => window.scrollTo({top: one.getBoundingClientRect().top + scrollY - 24, behavior: 'instant'})")


def talk_sheet(page: Page) -> None:
    alignment("Tryg overgang")(page)
    page.locator("a[href$='/samtaleark/']").click()
    page.wait_for_load_state()


def offer(page: Page) -> None:
    """From the card on Min side to the offer itself."""
    page.goto("/")
    page.locator("main a.btn[href*='/par/']").first.click()
    page.wait_for_load_state()


def choosing(page: Page) -> None:
    page.goto("/find-co-driver/")
    page.locator("main tr", has_text="Grøn mobilitet").locator("a.btn").click()
    page.wait_for_load_state()


def weighing(page: Page) -> None:
    choosing(page)
    page.fill("#q", "Thomas")
    page.locator("form.search button").click()
    page.locator("a[href*='/vej/']").first.click()
    page.wait_for_load_state()


def pair_of_maja(page: Page) -> None:
    page.goto("/overblik/")
    page.locator("main th a", has_text="Maja").click()
    page.wait_for_load_state()


def themes_page(page: Page) -> None:
    page.goto("/temaer/")
    page.locator("main th a", has_text="Regn").click()
    page.wait_for_load_state()


def own_proposal(page: Page) -> None:
    """A draft that two colleagues stand behind."""
    _open(page, "/")
    page.get_by_role("link", name="Genbrug").click()
    page.wait_for_url("**/forslag/")


def first_in_admin(path: str, words: str, *, at: str = "") -> Way:
    """The administration's page of the first row of a list that holds `words`."""

    def go(page: Page) -> None:
        page.goto(f"/admin/{path}/")
        page.locator("#result_list tr", has_text=words).first.locator("th a").click()
        page.wait_for_load_state()
        if at:
            scroll_to(page.locator(at).first)

    return go


def role_of_anne(page: Page) -> None:
    first_in_admin("roles/roleassignment", "Anne Bregnholt", at=".field-began_on")(page)


def people_who_leave(page: Page) -> None:
    page.goto("/admin/netvaerk/person/?q=Oliver")
    page.locator("#result_list input[type=checkbox]").first.check()
    page.locator("select[name=action]").select_option("has_left")


def templates(page: Page) -> None:
    page.goto("/admin/codriver/alignmenttemplate/")
    page.locator("#result_list input[type=checkbox]").first.check()
    page.locator("select[name=action]").select_option("copy_to_new_version")


def event(title: str, path: str = "") -> Way:
    """The page of the event called `title`, or one below it."""

    def go(page: Page) -> None:
        _open(page, "/kurser/")
        page.get_by_role("link", name=title).first.click()
        page.wait_for_url(re.compile(r"/kurser/\d+/"))
        _open(page, page.url + path)

    return go


BEFORE_THE_OFFER = [
    Picture("find-co-driver", "katja.lindemark", address("/find-co-driver/")),
    Picture("vaelg-co-driver", "katja.lindemark", choosing),
    Picture("for-og-imod", "katja.lindemark", weighing),
]
AFTER_THE_OFFER = [
    Picture("min-side", "bashir.noorzai", address("/")),
    Picture("tilbud", "thomas.boegelykke", offer, height=1000),
    Picture("svar-alene", "bashir.noorzai", alignment("Regn")),
    Picture("svar-telefon", "bashir.noorzai", alignment("Regn", at="#question-B1"), phone=True),
    Picture("venter", "anne.bregnholt", alignment("Regn")),
    Picture("forskelle", "signe.ahlefort", alignment("Tryg overgang")),
    Picture("samtaleark", "signe.ahlefort", talk_sheet),
    Picture("skriv-sammen", "jeppe.klitbjerg", alignment("Tryg overgang", at="#together")),
    Picture("godkend", "jeppe.klitbjerg", alignment("Tryg overgang", at="#approve"), height=520),
    Picture("aftale", "fatma.yildirim", alignment("Det digitale")),
    Picture("genbesoeg", "ibrahim.saleh", alignment("Fælles om")),
    Picture("genbesoeg-telefon", "ibrahim.saleh", alignment("Fælles om"), phone=True),
    Picture("deling", "fatma.yildirim", alignment("Det digitale", at=".after-text")),
    Picture("tema", "oliver.fuglebjerg", themes_page),
    Picture("forslag", "katja.lindemark", address("/forslag/")),
    Picture("skriv-forslag", "oliver.fuglebjerg", address("/temaer/foreslaa/")),
    Picture("forslag-kladde", "oliver.fuglebjerg", own_proposal),
    Picture("mine-medarbejdere", "dorte.vesterlund", address("/mine-medarbejdere/")),
    Picture("kursus-telefon", "bashir.noorzai", event("Fra møde til bevægelse"), phone=True),
    Picture("kursus-deltagere", "katja.lindemark", event("Fra møde til bevægelse", "deltagere/"), height=1000),
    Picture("mandat", "anne.bregnholt", on_theme("Regn", "mandat/"), height=1000),
    Picture("deltagere", "anne.bregnholt", on_theme("Regn", "deltagere/"), height=1000),
    Picture("naeste-skridt", "fatma.yildirim", on_theme("Kortere", "naeste-skridt/")),
    Picture("overblik", "katja.lindemark", address("/overblik/")),
    Picture("par-for-sekretariatet", "katja.lindemark", pair_of_maja, height=1000),
    Picture("administration", "katja.lindemark", address("/admin/")),
    Picture("udpeg-rolle", "katja.lindemark", address("/admin/roles/roleassignment/add/")),
    Picture("overdrag-rolle", "katja.lindemark", role_of_anne),
    Picture("flyt-tema", "katja.lindemark", first_in_admin("netvaerk/networktheme", "Unge", at=".field-status")),
    Picture("fratraadt", "katja.lindemark", people_who_leave),
    Picture("skabeloner", "katja.lindemark", templates),
    Picture("rediger-side", "katja.lindemark", address("/roller/rollen-som-co-driver/rediger/")),
]


class Studio:
    """One browser that speaks one language, and a window for each person, each logged in once."""

    def __init__(self, browser: Browser, base: str, language: str) -> None:
        self.browser, self.base, self.language = browser, base, language
        self.windows: dict[tuple[str, bool], BrowserContext] = {}

    def open(self, *, phone: bool) -> BrowserContext:
        return self.browser.new_context(
            base_url=self.base,
            viewport=PHONE if phone else SCREEN,
            color_scheme="light",
            reduced_motion="reduce",
            locale=BROWSER_SPEAKS[self.language],
            timezone_id="Europe/Copenhagen",
        )

    def window(self, whose: str, *, phone: bool) -> BrowserContext:
        key = (whose, phone)
        if key not in self.windows:
            window = self.open(phone=phone)
            page = window.new_page()
            page.goto("/konto/log-ind/")
            page.fill("input[name=login]", f"{whose}@kommune.example")
            page.fill("input[name=password]", PASSWORD)
            page.press("input[name=password]", "Enter")
            page.wait_for_url(f"{self.base}/")
            self.windows[key] = window
        return self.windows[key]

    def take(self, picture: Picture) -> None:
        page = self.window(picture.whose, phone=picture.phone).pages[0]
        screen = PHONE if picture.phone else SCREEN
        page.set_viewport_size({"width": screen["width"], "height": picture.height or screen["height"]})
        page.goto("/kontakt/")
        self.speak(page)
        picture.way(page)
        self._store(page, picture.name)

    def take_the_door(self) -> None:
        """The login page, which nobody is logged in on; docs/demo.md shows it, and that is in English."""
        window = self.open(phone=False)
        page = window.new_page()
        page.goto("/konto/log-ind/")
        self.speak(page)
        self._store(page, "log-ind")
        window.close()

    def speak(self, page: Page) -> None:
        """Change the language by the button in the footer; there is none for the language that is spoken already."""
        button = page.locator(f"footer button[name=language][value={self.language}]")
        if button.count():
            button.click()
            page.wait_for_selector(f"html[lang={self.language}]")

    def _store(self, page: Page, name: str) -> None:
        page.evaluate("document.fonts.ready")
        path = FOLDER / f"{name}{LANGUAGES[self.language]}.png"
        page.screenshot(path=path, animations="disabled", caret="hide")
        size = path.stat().st_size
        print(f"{path.name:<32} {size // 1000:>4} kB")
        if size > MOST_BYTES:
            sys.exit(f"{path.name} is larger than {MOST_BYTES // 1000} kB.")

    def make_the_offer(self) -> None:
        page = self.window("katja.lindemark", phone=False).pages[0]
        weighing(page)
        page.locator("main form[action*='/vej/'] button.btn-primary").click()
        page.wait_for_url("**/par/**")


@contextmanager
def studio(playwright: Playwright, base: str, language: str) -> Iterator[Studio]:
    """The environment decides how the browser writes the dates in its own date fields."""
    own = playwright.chromium.executable_path
    found = own if Path(own).exists() else shutil.which("chromium")
    speaks = BROWSER_SPEAKS[language]
    browser = playwright.chromium.launch(
        executable_path=found,
        args=["--no-sandbox", "--disable-gpu", f"--lang={speaks}"],
        env={**os.environ, "LANGUAGE": speaks.replace("-", "_")},
    )
    yield Studio(browser, base, language)
    browser.close()


def main(base: str) -> None:
    with sync_playwright() as playwright:
        for language in LANGUAGES:
            with studio(playwright, base, language) as at_work:
                for picture in BEFORE_THE_OFFER:
                    at_work.take(picture)
        with studio(playwright, base, "en") as at_work:
            at_work.take_the_door()
            at_work.make_the_offer()
        for language in LANGUAGES:
            with studio(playwright, base, language) as at_work:
                for picture in AFTER_THE_OFFER:
                    at_work.take(picture)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Say where the demo runs: python docs/pictures/make.py http://localhost:8333")
    main(sys.argv[1].rstrip("/"))
