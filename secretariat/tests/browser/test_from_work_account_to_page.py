"""From a link in a letter to the page it names, by way of the login elsewhere, and out again; in a browser that keeps our
content security policy and its cookies' rules."""

import pytest
from csp.constants import SELF
from django.core.cache import cache

from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.providers.oidc import SUBJECT, configure, provider_on_loopback
from secretariat.tests.browser.people import DESKTOP, PHONE, Somebody

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]


@pytest.fixture
def somebody(live_server, browser, settings):
    """Nobody yet, at a browser, in front of a house whose people sign on elsewhere."""
    cache.clear()
    with provider_on_loopback() as provider:
        provider.knows(SUBJECT, employee_number="4711")
        configure(settings, provider)
        settings.SITE_URL = live_server.url
        settings.BREAK_GLASS_ACCOUNTS = ["noed@kommune.example"]
        policy = {**settings.CONTENT_SECURITY_POLICY["DIRECTIVES"], "form-action": [SELF, *settings.SIGN_ON.origins]}
        settings.CONTENT_SECURITY_POLICY = {"DIRECTIVES": policy}
        one = Somebody(browser.new_context(viewport=DESKTOP, locale="da-DK").new_page(), live_server.url)
        one.page.on("console", lambda message: one.faults.extend(told_by(message, live_server.url)))
        yield one
        one.page.context.close()


def told_by(message, host):
    """What went wrong on a page of ours; the provider's own pages are its business."""
    ours = message.type == "error" and message.location["url"].startswith(host)
    return [message.text] if ours else []


def test_from_a_link_to_its_page_and_out_again(somebody):
    page = somebody.page

    somebody.go("/temaer/")
    somebody.press("Log ind med din arbejdskonto")
    page.fill("input[name=sub]", SUBJECT)
    somebody.press("Authorize")
    assert somebody.reads("4711")
    somebody.is_refused(403)

    PersonFactory(external_id="4711", name="Inge Holm")
    somebody.go("/temaer/")
    page.get_by_text("Nødadgang", exact=True).click()
    for size, colours in ((PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light")):
        somebody.sees(size, colours)
        somebody.check()
    somebody.press("Log ind med din arbejdskonto")
    page.fill("input[name=sub]", SUBJECT)
    somebody.press("Authorize")
    assert page.url == f"{somebody.host}/temaer/"
    somebody.check()

    somebody.go("/konto/log-ud/")
    assert somebody.reads("arbejdskonto i denne browser")
    page.get_by_role("main").get_by_role("button", name="Log ud").click()
    page.wait_for_url("**/oauth2/end_session?**")
    somebody.open("/temaer/")
    assert page.url == f"{somebody.host}/konto/log-ind/?next=/temaer/"
