"""E-mail and phone of people from outside reach nobody without a login, no log and no letter; who reads them on which
page is looked at where everybody opens everything (test_walk)."""

import pytest
from django.core import mail

from netvaerk.models import AuditEvent
from netvaerk.tests.views.pages import browser_of
from secretariat.tests.contact_data import shows, where_shown
from secretariat.tests.secrets import every_address, everything_in

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
STAGES = ("agreed",)


def test_without_a_login_no_page_shows_it(towns):
    town, nobody = towns["agreed"], browser_of(None)

    opened = {address: everything_in(nobody.get(address)) for address in every_address(town)}

    assert where_shown(town.citizen, opened) == set()


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
