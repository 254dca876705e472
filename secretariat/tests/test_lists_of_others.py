"""No person of another's list in any file: whoever takes a list along gets whom its page shows them, and no more."""

from functools import cache
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from netvaerk.models import OutboxLetter, Person
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.test_tables import read_csv
from netvaerk.tests.views.pages import browser_of
from secretariat.tests.cast import cast
from secretariat.tests.contact_data import shows
from secretariat.tests.support import asked
from secretariat.tests.training import held

PLAIN = (
    "candidacies", "coming_leaders", "data_requests", "desks", "diplomas", "evaluations", "event_log", "intake",
    "knowledge", "knowledge_desk", "leavers", "my_reference_themes", "my_staff", "network_map", "nominations", "outbox",
    "overview", "own_times", "pairing_board", "paths", "succession", "support_desk", "today", "training_desk",
    "training_events", "year_wheel",
)  # fmt: skip
"""All but the list of themes, whose file has a column more than the page: who stands on each theme's own page."""
OF_A_THEME = ("participants", "attendance", "meetings", "solutions")
READERS = ("officer", "leader", "personnel", "employee")
IN_NO_FILE = {
    "codriver/find_co_driver.html": "stands in the file of the board",
    "codriver/room.html": "is for the two alone",
    "codriver/shown_practice.html": "can be taken back, and a file cannot",
    "netvaerk/gallery.html": "shows how pages look",
    "roles/hold_meeting.html": "is a form",
    "roles/plan_phases.html": "is a form",
    "secretariat/import_organisation.html": "came as a file",
    "secretariat/organisation_import.html": "came as a file",
    "secretariat/openings.html": "says whose sealed things were opened, which is to stay behind the gate",
    "secretariat/knowledge_history.html": "is what changed in one text",
    "secretariat/proposed_articles.html": "are texts to be read",
    "secretariat/retention.html": "says how the product is set",
}


def addresses(town):
    event = town.course or held()
    return [
        *map(reverse, PLAIN),
        *(reverse(name, args=[town.theme.pk]) for name in OF_A_THEME),
        reverse("event_participants", args=[event.pk]),
        reverse("pairing_run", args=[town.run.pk]),
    ]


def on_every_page(browser, address):
    """All that the list shows, however many pages it turns."""
    shown, number = browser.get(address).content.decode(), 2
    while f"page={number}" in shown:
        shown, number = shown + browser.get(address, {"page": number}).content.decode(), number + 1
    return shown


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_a_file_names_nobody_whom_the_page_does_not_name():
    town = cast()
    OutboxLetter.objects.exclude(pk=town.letter.pk).delete()  # the page shows the newest, the file all
    names = set(Person.objects.values_list("name", flat=True))
    files = {}
    for reader in READERS:
        browser = browser_of(town[reader])
        for address in addresses(town):
            file = browser.get(address, {"as": "csv"})
            if file.status_code == 200:
                text, shown = str(read_csv(file.content)), on_every_page(browser, address)
                assert {one for one in names if one in text} <= {one for one in names if one in shown}, address
                assert not shows(text, town.citizen)
                files[reader, address] = text
    officers = {address for reader, address in files if reader == "officer"}
    assert len(officers) > len({address for reader, address in files if reader == "employee"}) > 3


@pytest.mark.django_db
@pytest.mark.one_database("sqlite")
def test_a_confidential_request_that_nobody_has_taken_is_in_the_file_without_name_and_subject():
    request = asked(subject="Om min chef", is_confidential=True)

    text = str(read_csv(browser_of(OfficerFactory()).get(reverse("support_desk"), {"as": "csv"}).content))

    assert (request.asker.name in text, request.subject in text) == (False, False)


@cache
def lists():
    """Every template that shows a table or turns pages, by whether its list can be taken along."""
    folder = Path(settings.BASE_DIR, "templates")
    found = {}
    for path in folder.rglob("*.html"):
        text, name = path.read_text(), path.relative_to(folder).as_posix()
        if not path.name.startswith("_") and ("ui/_pager.html" in text or "<table" in text):
            found[name] = "ui/_download.html" in text
    return found


def test_every_list_can_be_taken_along_or_says_here_why_not():
    assert {name for name, has_files in lists().items() if not has_files} == set(IN_NO_FILE)
