"""The pages that staff read and the secretariat edits."""

import pytest
from django.urls import reverse

from netvaerk.models import AuditEvent, EditablePage, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors

pytestmark = pytest.mark.django_db
TEXTS = {
    "title_da": "Vores titel",
    "lead_da": "Kort sagt",
    "body_da": "Først **dette**.\n\n<script>alert(1)</script>",
    "title_en": "Our title",
    "lead_en": "In short",
    "body_en": "First *this*.",
}


@pytest.fixture
def role_page():
    return EditablePage.objects.get(slug="rollen-som-co-driver")


def edit(person, one, texts=TEXTS):
    return browser_of(person).post(reverse("edit_page", args=[one.slug]), {"version": one.version, **texts})


def test_every_page_stands_in_the_list_and_can_be_read():
    browser = browser_of(PersonFactory())
    titles = [one.title_da for one in EditablePage.objects.all()]

    overview = page(browser.get(reverse("read_pages")))

    assert [title for title in titles if title not in overview] == []
    for one in EditablePage.objects.all():
        page(browser.get(reverse("read_page", args=[one.slug])))


def test_a_page_that_does_not_exist_is_not_found():
    page(browser_of(PersonFactory()).get(reverse("read_page", args=["findes-ikke"])), 404)


def test_the_secretariat_writes_a_page_in_both_languages(role_page):
    response = edit(OfficerFactory(), role_page)

    assert goes_to(response, reverse("read_page", args=[role_page.slug]))
    assert {name: getattr(EditablePage.objects.get(pk=role_page.pk), name) for name in TEXTS} == TEXTS
    assert AuditEvent.objects.filter(verb=Verb.CHANGED, object_type="netvaerk.editablepage").count() == 1


def test_markdown_is_set_and_tags_stay_text(role_page):
    edit(OfficerFactory(), role_page)

    text = page(browser_of(PersonFactory()).get(reverse("read_page", args=[role_page.slug])))

    assert "<strong>dette</strong>" in text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


@pytest.mark.parametrize(("language", "title"), [("da", "Vores titel"), ("en", "Our title")])
def test_a_page_is_read_in_the_readers_language(role_page, language, title):
    edit(OfficerFactory(), role_page)

    text = page(browser_of(PersonFactory(language=language)).get(reverse("read_page", args=[role_page.slug])))

    assert title in text


def test_a_page_without_a_title_is_not_stored_and_what_was_typed_stays(role_page):
    response = edit(OfficerFactory(), role_page, {**TEXTS, "title_da": ""})

    assert "Kort sagt" in page(response, 422)
    assert [*shown_errors(response)] == ["title_da"]
    assert EditablePage.objects.get(pk=role_page.pk).lead_da == role_page.lead_da


def test_who_is_no_officer_reads_but_does_not_edit(role_page):
    person = PersonFactory(is_superuser=True, is_staff=True)

    assert edit(person, role_page).status_code == 403
    assert EditablePage.objects.get(pk=role_page.pk).title_da == role_page.title_da
    assert reverse("edit_page", args=[role_page.slug]) not in page(
        browser_of(person).get(reverse("read_page", args=[role_page.slug]))
    )


def test_of_two_officers_at_the_same_page_neither_loses_words(role_page):
    first, second = browser_of(OfficerFactory()), browser_of(OfficerFactory())
    address = reverse("edit_page", args=[role_page.slug])
    forms = [browser.get(address).context["form"].initial for browser in (first, second)]

    first.post(address, {**forms[0], **TEXTS, "lead_da": "Den førstes ord"})
    response = second.post(address, {**forms[1], **TEXTS, "lead_da": "Den andens ord"})

    text = page(response, 409)
    assert "Den førstes ord" in text
    assert "Den andens ord" in text
