"""The yearly report: what it sums up, and that it holds no name and no sentence of anybody's."""

from datetime import date
from io import BytesIO

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from codriver.tests.factories import led_theme, running_pair
from netvaerk.models import NetworkTheme, Person
from netvaerk.tests.factories import OfficerFactory, ThemeFactory
from netvaerk.tests.test_floors import FLOORS
from netvaerk.tests.test_tables import read_csv
from netvaerk.tests.views.pages import browser_of, page
from secretariat.rules.reports.figures import AtLeast, Withheld
from secretariat.tests.cast import cast
from secretariat.tests.readers import chief

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
TODAY = timezone.localdate()


def year_of(person, **query):
    return browser_of(person).get(reverse("yearly_report"), {"year": TODAY.year, **query})


def words_of(pdf):
    return "\n".join(one.extract_text() for one in PdfReader(BytesIO(pdf)).pages)


def test_the_year_says_at_least_where_a_half_is_few():
    first, second = date(TODAY.year - 1, 2, 2), date(TODAY.year - 1, 9, 9)
    ThemeFactory(status="active", begins_on=first)
    for day, number in ((first, 6), (second, 2)):
        for _ in range(number):
            pairing = running_pair()
            type(pairing).objects.filter(pk=pairing.pk).update(began_on=day)

    reports = year_of(OfficerFactory(), year=TODAY.year - 1).context["reports"]

    line = next(
        one
        for page in reports
        for part in page.parts
        for one in getattr(part, "lines", [])
        if one.name == "Blev co-drivere"
    )
    assert line.values == [6, Withheld.FEW, AtLeast(7)]


def test_the_pdf_is_tagged_and_comes_in_either_language():
    led_theme(status="active", begins_on=TODAY)
    danish, english = (year_of(chief(), **{"as": "pdf", "lang": one}) for one in ("da", "en"))

    for answer, lang, word in ((danish, "da", "Årsrapport"), (english, "en", "Yearly report")):
        root = PdfReader(BytesIO(answer.content)).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"].startswith(lang)
        assert word in words_of(answer.content)
        assert "no-store" in answer.headers["Cache-Control"]
    assert danish.headers["Content-Disposition"] == f'attachment; filename="aarsrapport-{TODAY.year}.pdf"'


KNOWN_TO_ALL = {("netvaerk.networktheme", "title"), ("netvaerk.orgunit", "name")}
"""What a council may read of what people have written: which themes there are, and which units."""
CATALOGUES = {"codriver.alignmenttemplate"}
"""Whose short words, such as the names of roles, are the house's own."""


def is_anybodys(value):
    """Names, addresses and sentences; a single word may be one of the house's own."""
    return len(value) > 7 and (" " in value or "@" in value)


def what_people_wrote():
    """Every name, address and sentence that stands anywhere in the town."""
    found = set()
    for model in apps.get_models():
        if model._meta.app_label not in FLOORS or model._meta.label_lower in CATALOGUES:
            continue
        for field in model._meta.fields:
            name = (model._meta.label_lower, field.name)
            is_text = (
                isinstance(field, (CharField, TextField)) and not field.choices and not field.name.startswith("name_")
            )
            if is_text and name not in KNOWN_TO_ALL:
                values = model.objects.values_list(field.name, flat=True)
                found |= {value.strip() for value in values if isinstance(value, str) and is_anybodys(value.strip())}
    return found


def test_no_name_no_address_and_no_sentence_of_anybody_stands_in_the_year():
    """As page, PDF and file, in both languages, of a town in which everything has been said."""
    town, person = cast("agreed"), chief()
    NetworkTheme.objects.running().update(begins_on=TODAY)
    written = {one: " ".join(one.split()) for one in what_people_wrote()}
    assert {*Person.objects.values_list("name", flat=True), *Person.objects.values_list("email", flat=True)} <= {
        *written
    }
    assert len(written) > 100

    texts = [str(read_csv(year_of(person, **{"as": "csv"}).content))]
    for language in ("da", "en"):
        Person.objects.filter(pk=person.pk).update(language=language)
        texts.append(page(year_of(person)).split("<main")[1].split("</main>")[0])
        texts.append(words_of(year_of(person, **{"as": "pdf", "lang": language}).content))

    for text in texts:
        plain = " ".join(text.split())
        assert town.theme.title in plain
        assert [one for one, words in written.items() if words in plain] == []
