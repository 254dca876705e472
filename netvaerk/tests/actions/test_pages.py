"""Writing the pages that the secretariat edits."""

import pytest

from netvaerk.actions.pages import write_page
from netvaerk.models import AuditEvent, EditablePage, Verb
from netvaerk.tests.factories import OfficerFactory
from netvaerk.tests.outcomes import log_of

pytestmark = pytest.mark.django_db
TEXTS = {"title_da": "Kontakt os", "title_en": "Contact us", "body_da": "Ring", "body_en": "Call"}


def test_a_page_takes_its_new_texts():
    page = EditablePage.objects.first()
    write_page(page, by=OfficerFactory(), shown=1, texts=TEXTS)

    assert {name: getattr(page, name) for name in TEXTS} == TEXTS


def test_a_change_of_a_page_is_recorded_without_its_words():
    officer, page = OfficerFactory(), EditablePage.objects.first()
    write_page(page, by=officer, shown=1, texts=TEXTS)

    assert log_of(page) == [(Verb.CHANGED, officer, None)]
    assert "Ring" not in str(list(AuditEvent.objects.values()))


def test_other_pages_stay_as_they_were():
    page, *others = EditablePage.objects.all()
    write_page(page, by=OfficerFactory(), shown=1, texts=TEXTS)

    assert list(EditablePage.objects.filter(title_da="Kontakt os")) == [page]
    assert list(EditablePage.objects.exclude(pk=page.pk)) == others
