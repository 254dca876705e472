"""People of the demo town, each in a browser of their own, with a look-out for what no page may do."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from django.conf import settings
from playwright.sync_api import Browser, Page, ViewportSize

from netvaerk.models import Person
from netvaerk.tests.views.pages import browser_of
from secretariat.demo_town.content import PASSWORD, town
from secretariat.tests.browser.faults import faults_on

EMAILS = {person["key"]: person["email"] for person in town()["people"]}
NAMES = {person["key"]: person["name"] for person in town()["people"]}
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
LARGE_TEXT = "html { font-size: 212.5% !important }"
SPACED_TEXT = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
"""As somebody sets it who needs air between letters and words (WCAG 1.4.12)."""
MEASURE = """(style) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  document.adoptedStyleSheets = [sheet];
  const { scrollWidth, clientWidth } = document.documentElement;
  document.adoptedStyleSheets = [];
  return scrollWidth - clientWidth;
}"""
SHAPE = """() => ({
  "first headings": document.querySelectorAll("h1").length,
  "tables without a name": [...document.querySelectorAll("table:not([aria-label], [aria-labelledby])")]
    .filter(one => !one.caption).length,
  "heads without a direction": document.querySelectorAll("th:not([scope])").length,
  "pictures without words": document.querySelectorAll(
    "svg:not([aria-hidden=true], [aria-label], [aria-labelledby], :has(> title))").length,
})"""
WELL_SHAPED = {
    "first headings": 1,
    "tables without a name": 0,
    "heads without a direction": 0,
    "pictures without words": 0,
}


@dataclass
class Somebody:
    """A person at a browser. `faults` collects console errors and requests to other hosts."""

    page: Page
    host: str
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.open(path)
        self.check()

    def open(self, path: str) -> None:
        """Go to a page that has been looked at already."""
        self.page.goto(self.host + path)

    def sees(self, size: ViewportSize, colours: Literal["light", "dark"]) -> None:
        """Another screen in front of the same page."""
        self.page.set_viewport_size(size)
        self.page.emulate_media(color_scheme=colours, reduced_motion="reduce")  # no colour is half-way

    def check(self) -> None:
        """What every page must hold: no axe violation, a shape to find one's way by, nothing sideways, no fault."""
        found = faults_on(self.page)
        assert found == [], f"{self.page.url}: {found}"
        assert self.page.evaluate(SHAPE) == WELL_SHAPED, self.page.url
        self.fits()
        assert self.faults == []

    def fits(self, style: str = "") -> None:
        """Nothing lies beside the screen, also with `style` on top of the page's own."""
        wide = self.page.evaluate(MEASURE, style)
        assert wide <= 0, f"{self.page.url} scrolls {wide} px sideways {style}"

    def is_refused(self, status: int) -> None:
        """The page came with `status`, which a browser counts as a fault; otherwise it holds what every page must."""
        assert [one for one in self.faults if f"status of {status}" not in one] == []
        self.faults.clear()
        self.check()

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name).first.click(timeout=8000)
        self.page.wait_for_load_state()

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name).first.click()
        self.page.wait_for_load_state()

    def reads(self, text: str) -> bool:
        return text in self.page.inner_text("main")


def sit_down(browser: Browser, host: str, key: str, *, types_password: bool = False, **options: Any) -> Somebody:
    """Open a browser for one of the town's people and log them in: with e-mail and password, or as the form would."""
    page = browser.new_context(**{"viewport": DESKTOP, "locale": "da-DK", **options}).new_page()
    somebody = Somebody(page, host)
    page.on("console", lambda message: message.type == "error" and somebody.faults.append(message.text))
    page.on("pageerror", lambda error: somebody.faults.append(str(error)))
    page.on("request", _watch(host, somebody.faults))
    if types_password:
        log_in(page, host, key)
    else:
        session = browser_of(Person.objects.get(email=EMAILS[key])).cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": host}])
    return somebody


def log_in(page: Page, host: str, key: str) -> None:
    page.goto(f"{host}/konto/log-ind/")
    page.fill("input[name=login]", EMAILS[key])
    page.fill("input[name=password]", PASSWORD)
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()


def _watch(host: str, faults: list[str]) -> Callable[[Any], None]:
    def seen(request: Any) -> None:
        if not request.url.startswith(host):
            faults.append(f"asked another host: {request.url}")

    return seen
