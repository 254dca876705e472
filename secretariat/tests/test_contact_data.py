"""E-mail and phone of people from outside reach the leader, the co-driver and the secretariat, and nobody else."""

import pytest
from django.core import mail

from netvaerk.models import AuditEvent
from netvaerk.tests.views.pages import browser_of
from secretariat.tests.cast import EVERYBODY
from secretariat.tests.secrets import admin_details, admin_lists, every_address, everything_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite"), pytest.mark.usefixtures("pages_alone")]
READERS = {"leader", "co_driver", "officer"}


def shows(text, citizen):
    return citizen.email in text or citizen.phone in text


def where_shown(town, part, addresses):
    browser = browser_of(town[part])
    return {address for address in addresses if shows(everything_in(browser.get(address)), town.citizen)}


@pytest.mark.parametrize("part", EVERYBODY)
def test_contact_data_stands_on_the_persons_own_pages_for_three(towns, part):
    town = towns["agreed"]
    one = f"/deltagere/{town.citizen.pk}/"
    edit = {f"{one}ret/"} if part in READERS - {"officer"} else set()

    assert where_shown(town, part, every_address(town)) == ({one} | edit if part in READERS else set())


@pytest.mark.parametrize("part", ["officer", "superuser"])
def test_no_page_of_the_administration_shows_it(towns, part):
    assert where_shown(towns["agreed"], part, [*admin_lists(), *admin_details()]) == set()


def test_no_log_line_and_no_letter_holds_it(towns, caplog, django_capture_on_commit_callbacks):
    town = towns["agreed"]
    browser = browser_of(town["leader"])
    with django_capture_on_commit_callbacks(execute=True):
        browser.get(f"/deltagere/{town.citizen.pk}/ret/")
        browser.post(f"/deltagere/{town.citizen.pk}/ret/", {"email": town.citizen.email, "phone": town.citizen.phone})
        browser.post(f"/deltagere/{town.citizen.pk}/tag-af-listen/")
        browser.post(f"/deltagere/{town.citizen.pk}/slet/")

    events = " ".join(str(row) for row in AuditEvent.objects.values_list())
    letters = " ".join(one.body for one in mail.outbox)
    assert [shows(text, town.citizen) for text in (events, letters, caplog.text)] == [False] * 3
