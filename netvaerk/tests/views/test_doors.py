"""The small doors: language, one-click login of the demo, contact, what everybody may read, the gallery."""

import pytest
from django.urls import reverse

from netvaerk.models import AuditEvent, Person, Verb
from netvaerk.tests.factories import PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page

LANGUAGE = "/sprog/"


@pytest.mark.django_db
def test_choosing_a_language_is_remembered_by_browser_and_person():
    person = PersonFactory()

    response = browser_of(person).post(LANGUAGE, {"language": "en", "back": "/temaer/"})

    assert goes_to(response, "/temaer/")
    assert response.cookies["language"].value == "en"
    assert Person.objects.get(pk=person.pk).language == "en"


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["da", "en"])
def test_pages_come_in_the_persons_language(language):
    browser = browser_of(PersonFactory(language=language))

    response = browser.get(reverse("contact"))

    assert f'<html lang="{language}"' in page(response)
    assert response.headers["Content-Language"] == language


@pytest.mark.django_db
def test_the_login_page_comes_in_the_language_of_the_cookie(client):
    client.post(LANGUAGE, {"language": "en"})

    assert '<html lang="en"' in page(client.get(reverse("account_login")))


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["", "fr", "en-us", "da;"])
def test_a_language_that_the_house_does_not_speak_is_not_found(client, language):
    assert client.post(LANGUAGE, {"language": language}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("back", ["https://ond.example/", "//ond.example", "javascript:alert(1)", "/\\ond.example", ""])
def test_the_way_back_leads_nowhere_else(client, back):
    assert goes_to(client.post(LANGUAGE, {"language": "da", "back": back}), "/")


@pytest.mark.django_db
@pytest.mark.parametrize("back", ["temaer", "my_page", "noget andet"])
def test_a_way_back_that_is_no_path_leads_to_the_front_page(client, back):
    assert goes_to(client.post(LANGUAGE, {"language": "da", "back": back}), "/")


@pytest.mark.django_db
def test_in_the_demo_one_click_logs_in(client, settings):
    settings.DEMO = True
    person = PersonFactory()

    response = client.post(reverse("demo_login"), {"email": person.email})

    assert goes_to(response, "/")
    assert client.session["_auth_user_id"] == str(person.pk)
    assert AuditEvent.objects.filter(verb=Verb.LOGGED_IN, actor=person).count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(("demo", "active"), [(False, True), (True, False)], ids=["no demo", "has left"])
def test_otherwise_no_click_logs_in(client, settings, demo, active):
    settings.DEMO = demo
    person = PersonFactory(is_active=active)

    response = client.post(reverse("demo_login"), {"email": person.email})

    assert response.status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.django_db
def test_contact_says_how_to_reach_the_secretariat(settings):
    settings.SECRETARIAT_EMAIL, settings.SECRETARIAT_PHONE = "hjaelp@kommune.example", "12 34 56 78"

    text = page(browser_of(PersonFactory()).get(reverse("contact")))

    assert "mailto:hjaelp@kommune.example" in text
    assert "12 34 56 78" in text


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize("name", ["privacy", "accessibility"])
def test_what_everybody_may_read_needs_no_login(client, name, language):
    client.cookies["language"] = language

    assert f'<html lang="{language}"' in page(client.get(reverse(name)))


@pytest.mark.django_db
@pytest.mark.parametrize(("debug", "demo", "status"), [(False, False, 404), (True, False, 200), (False, True, 200)])
def test_the_gallery_is_open_where_the_house_is_built(settings, debug, demo, status):
    settings.DEBUG, settings.DEMO = debug, demo

    assert browser_of(PersonFactory()).get(reverse("gallery")).status_code == status


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("published", "leads_to"),
    [("", "/tilgaengelighed/"), ("https://was.example/statement", "https://was.example/statement")],
)
def test_the_short_address_leads_a_stranger_to_the_accessibility_statement(client, settings, published, leads_to):
    settings.ACCESSIBILITY_STATEMENT_URL = published

    assert client.get("/was").headers["Location"] == "/was/"
    assert goes_to(client.get("/was/"), leads_to)
