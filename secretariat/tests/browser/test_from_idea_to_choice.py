"""An idea on its way in real browsers without script: proposed with a colleague on a phone, handled, chosen, and read by
both. With script it goes on to the end in `test_from_idea_to_close.py`."""

import pytest

from netvaerk.models import NetworkTheme
from secretariat.tests.browser.people import PHONE
from secretariat.tests.browser.proposing import begin, choose, finish_and_send, invite

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("postgres"),
]


def test_an_idea_becomes_a_chosen_theme_without_script(town_at, as_person):
    town_at("themes")
    proposer = as_person("oliver", viewport=PHONE, java_script_enabled=False, types_password=True)
    colleague, officer = as_person("maja"), as_person("katja", types_password=True)
    for somebody in (proposer, colleague, officer):
        somebody.check = lambda: None  # axe is itself a script; the pages are the same ones
    theme = begin(proposer)
    invite(proposer, "Maja Engkilde")
    finish_and_send(colleague, theme)
    choose(officer, theme)

    theme.refresh_from_db()
    assert theme.status == NetworkTheme.Status.APPROVED
    for somebody in (proposer, colleague):
        somebody.go(f"/temaer/{theme.pk}/forslag/")
        assert somebody.reads("Det mærkes i hvert eneste hjem.")
