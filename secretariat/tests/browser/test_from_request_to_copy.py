"""Somebody who has left gets the copy of their data in a real browser: an officer confirms, a letter comes, its button
gives a file, and no request on the way tells the address that is the key."""

from zipfile import ZipFile

import pytest

from secretariat.tests.browser.people import DESKTOP, PHONE, Somebody
from secretariat.tests.hand_outs import ADDRESS, copy_asked_for, link_in, noted

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("sqlite"),
]


def without_login(somebody: Somebody) -> list[str]:
    """At the same browser, as nobody; what each request from now on says of where it comes from."""
    told: list[str] = []
    somebody.page.context.clear_cookies()
    somebody.page.on("request", lambda request: told.append(request.headers.get("referer", "")))
    return told


def test_from_the_request_to_the_file(town_at, as_person, tmp_path):
    town = town_at("town")
    noted(copy_asked_for(by=town.people["pia"]), by=town.people["pia"])
    another, officer = copy_asked_for(), as_person("katja")
    officer.go(f"/dataanmodninger/{another.pk}/udlevering/")
    officer.go("/i-dag/?kind=copy")
    officer.follow("Bekræft, eller sig nej")
    officer.check()
    officer.press("Bekræft, og send linket")
    officer.check()
    link = link_in(ADDRESS)
    secret = link.strip("/").rpartition("/")[2]

    told = without_login(officer)
    for size in (PHONE, DESKTOP):
        for colours in ("light", "dark"):
            officer.sees(size, colours)
            officer.go(link)
    with officer.page.expect_download() as fetched:
        officer.page.get_by_role("button", name="Hent kopien").click()
    fetched.value.save_as(tmp_path / "copy.zip")

    assert ZipFile(tmp_path / "copy.zip").namelist() == ["mine-oplysninger.html", "mine-oplysninger.json"]
    assert len(told) > 10 and not [one for one in told if secret in one]
    officer.open(link)
    officer.is_refused(404)
