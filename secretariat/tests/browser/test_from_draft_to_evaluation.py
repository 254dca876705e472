"""A course from a draft to what people say of it: the last seat, a waiting list that moves, the code in the room."""

from datetime import timedelta

import pytest
from django.utils import timezone

from netvaerk.models import Person
from secretariat.actions.attendance import Said, check_in, evaluate
from secretariat.actions.seats import add_to_event
from secretariat.models import TrainingEvent
from secretariat.tests.browser.people import EMAILS, PHONE

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.one_database("postgres"),
]
TITLE = "Mod til at spørge"


def write_and_publish(officer):
    """A draft with one seat, looked at and published; where it stands."""
    officer.go("/kurser/")
    officer.follow("Bag om kurserne")
    officer.follow("Nyt kursus eller arrangement")
    page = officer.page
    page.fill("#id_title", TITLE)
    page.fill("#id_on", (timezone.localdate() + timedelta(days=9)).isoformat())
    page.fill("#id_begins", "09:00")
    page.fill("#id_ends", "12:00")
    page.fill("#id_seats", "1")
    officer.press("Gem, og se hvordan det ser ud")
    officer.check()
    assert officer.reads("Skriv, hvor det holdes")
    officer.follow("Skriv det, der mangler")
    page.fill("#id_about", "En formiddag om at spørge.")
    page.fill("#id_place", "Biblioteket")
    officer.press("Gem")
    officer.press("Offentliggør")
    officer.check()
    return f"/kurser/{TrainingEvent.objects.get(title=TITLE).pk}/"


def sign_up(somebody, path, button, word):
    somebody.go(path)
    somebody.press(button)
    somebody.check()
    assert somebody.reads(word)


def take_the_seat_that_is_offered(somebody):
    """From the page of one's own morning."""
    somebody.go("/")
    somebody.page.locator(f"main .task:has-text('{TITLE}') a").click()
    somebody.page.wait_for_load_state()
    somebody.check()
    somebody.press("Ja, jeg tager pladsen")
    somebody.check()
    assert somebody.reads("Tilmeldt")


def the_day_comes(event):
    """It began a few minutes ago."""
    now = timezone.now()
    event.begins_at, event.ends_at = now - timedelta(minutes=5), now + timedelta(hours=2)
    event.seats, event.sign_off_by = 9, timezone.localdate()
    event.save()


def it_is_over(event):
    event.ends_at = timezone.now() - timedelta(seconds=1)
    event.save()


def four_more_came_and_said_so(event, officer):
    now = timezone.now()
    for key in ("anne", "signe", "maja", "aase"):
        person = Person.objects.get(email=EMAILS[key])
        add_to_event(event, person, by=officer, at=now)
        check_in(event.code, by=person, at=now)
    it_is_over(event)
    for row in event.enrolments.filter(status="attended", has_evaluated=False).exclude(person__email=EMAILS["emil"]):
        evaluate(event, Said(worth=4, use=3), by=row.person, at=timezone.now())


def test_a_course_from_draft_to_evaluation(town_at, as_person):
    town = town_at("town")
    katja, oliver, emil = as_person("katja"), as_person("oliver", viewport=PHONE), as_person("emil", viewport=PHONE)

    path = write_and_publish(katja)
    sign_up(oliver, path, "Tilmeld mig", "Tilmeldt")
    sign_up(emil, path, "Skriv mig på venteliste", "nr. 1")
    oliver.press("Afmeld mig")
    oliver.check()
    take_the_seat_that_is_offered(emil)

    event = TrainingEvent.objects.get(title=TITLE)
    the_day_comes(event)
    katja.go(f"{path}tavle/")
    assert katja.reads(event.code)
    emil.go("/kurser/kode/")
    emil.page.fill("#id_code", event.code.lower())
    emil.press("Kryds mig af")
    emil.check()
    assert emil.reads("Du er krydset af")
    katja.go(f"{path}deltagere/")
    assert katja.page.locator("input[name=came]:checked").count() == 1

    four_more_came_and_said_so(event, town.officer)
    katja.go(f"{path}svarene/")
    assert katja.reads("når mindst fem har svaret")
    emil.go(path)
    emil.follow("Sig, hvordan det var")
    emil.page.check("input[name=worth][value='4']")
    emil.page.check("input[name=use][value='3']")
    emil.page.fill("#id_took_away", "Et godt spørgsmål")
    emil.press("Send svaret")
    emil.check()
    katja.go(f"{path}svarene/")
    assert katja.reads("Et godt spørgsmål") and not katja.reads("Emil")
