"""The talk sheet and the agreement on paper: tagged PDF in the reader's language, whatever signs are in the text."""

from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import parse_header_parameters
from pypdf import PdfReader

from codriver.actions.agreements import write_joint
from codriver.models import AlignmentAgreement
from codriver.queries.comparing import comparing_page
from codriver.queries.talk_sheet import talk_sheet
from codriver.rules.forms import Side
from codriver.rules.saves import Packet
from codriver.tests.factories import agreed_agreement, compared_alignment, running_pair
from netvaerk.models import AuditEvent, Person
from netvaerk.tests.views.pages import browser_of, page

pytestmark = pytest.mark.django_db


@pytest.fixture
def writing():
    return compared_alignment().agreements.get()


@pytest.fixture
def agreed():
    return agreed_agreement()


def party(agreement, side=Side.FIRST):
    return agreement.alignment.sides()[side].person


def paper(agreement, name, language="da"):
    person = party(agreement)
    Person.objects.filter(pk=person.pk).update(language=language)
    response = browser_of(Person.objects.get(pk=person.pk)).get(reverse(name, args=[agreement.pk]))
    assert response.status_code == 200
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.content.startswith(b"%PDF")
    return response, PdfReader(BytesIO(response.content))


def words(pdf):
    return " ".join(" ".join(one.extract_text() for one in pdf.pages).split())


@pytest.mark.parametrize("language", ["da", "en"])
@pytest.mark.parametrize(("name", "thing"), [("talk_sheet_pdf", "writing"), ("agreement_pdf", "agreed")])
def test_a_paper_is_tagged_and_says_its_language(request, name, thing, language):
    _response, pdf = paper(request.getfixturevalue(thing), name, language)

    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].split("-")[0].lower() == language
    assert pdf.metadata.title


def test_the_talk_sheet_fits_one_page_of_a4(writing):
    _response, pdf = paper(writing, "talk_sheet_pdf")

    assert len(pdf.pages) == 1
    assert [round(float(side)) for side in pdf.pages[0].mediabox[2:]] == [595, 842]


def test_the_talk_sheet_shows_both_answers_and_both_names(writing):
    _response, pdf = paper(writing, "talk_sheet_pdf")

    expected = {"Noget langt 0", "Noget langt 1", *(party(writing, side).first_name for side in Side)}
    assert {one for one in expected if one in words(pdf)} == expected


def test_the_talk_sheet_on_the_screen_shows_the_same(writing):
    text = page(browser_of(party(writing)).get(reverse("talk_sheet", args=[writing.pk])))

    assert "Noget langt 0" in text
    assert "Noget langt 1" in text
    assert reverse("talk_sheet_pdf", args=[writing.pk]) in text


def test_the_sheet_has_the_same_order_on_screen_and_paper(writing):
    _response, pdf = paper(writing, "talk_sheet_pdf", "en")
    screen = page(browser_of(Person.objects.get(pk=party(writing).pk)).get(reverse("talk_sheet", args=[writing.pk])))

    headings = ["Talk about it", "Close", "Side by side", "Agreed", "Write together"]
    orders = [[one for one in headings if one in text] for text in (words(pdf), screen)]
    places = [[text.rindex(one) for one in orders[0]] for text in (words(pdf), screen)]

    assert orders[0] == orders[1] != []
    assert [sorted(one) for one in places] == places


def test_the_sheet_says_minutes_the_day_and_levels_as_on_the_screen(writing):
    _response, pdf = paper(writing, "talk_sheet_pdf")

    expected = {"20–25 min.", date_format(timezone.localdate(), "DATE_FORMAT"), "3 af 5, noget", "4 af 5, meget"}
    assert {one for one in expected if one in words(pdf)} == expected


def test_the_minutes_of_the_blocks_make_the_time_of_the_talk(writing):
    today = timezone.localdate()
    sheet = talk_sheet(comparing_page(writing, party(writing), today), today)

    spans = [[int(part) for part in one.minutes.split("–")] for one in sheet.blocks if one.minutes]
    assert [sum(one[0] for one in spans) + 10, sum(one[1] for one in spans) + 10] == [45, 60]


def test_the_agreement_on_paper_holds_the_text_and_who_approved(agreed):
    _response, pdf = paper(agreed, "agreement_pdf")

    expected = {"Noget langt 0", "Et første skridt", *(party(agreed, side).name for side in Side)}
    assert {one for one in expected if one in words(pdf)} == expected


@pytest.mark.parametrize("sign", ["中文", "🦔", "#set page(fill: red)", "$x^2$ *stjerne* _streg_ @kilde", "عربي"])
def test_any_sign_gives_a_paper_and_stays_text(agreed, writing, sign):
    leader = party(writing)
    value, now = {"code": "A4", "value": f"Før {sign} efter"}, timezone.now()
    write_joint(writing, **value, by=leader, at=now, packet=Packet())
    type(writing.alignment.theme).objects.update(title=f"Før {sign} efter")

    _response, pdf = paper(AlignmentAgreement.objects.get(pk=writing.pk), "talk_sheet_pdf")

    assert "efter" in words(pdf)


@pytest.mark.parametrize("sign", ["中文", "🦔", "#set page(fill: red)"])
def test_any_sign_in_an_agreed_text_gives_a_paper(sign):
    alignment = compared_alignment()
    type(alignment.theme).objects.filter(pk=alignment.theme_id).update(title=f"Før {sign} efter")
    agreed = agreed_agreement(alignment)

    _response, pdf = paper(agreed, "agreement_pdf")

    assert "efter" in words(pdf)


def test_a_paper_is_a_file_of_its_own_with_a_plain_name(agreed):
    type(agreed.alignment.theme).objects.update(title='Mål/æøå "x"; \\')

    response, _pdf = paper(agreed, "agreement_pdf")

    _headers, name = parse_header_parameters(response.headers["Content-Disposition"])
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert name["filename"].endswith(".pdf")
    assert {*"/\\"} & {*name["filename"]} == set()


def test_that_a_paper_was_printed_is_in_the_log(agreed):
    paper(agreed, "agreement_pdf")

    read = AuditEvent.objects.filter(verb="read", actor=party(agreed))
    assert [*read.values_list("subject", flat=True)] == [party(agreed, Side.SECOND).pk]


@pytest.mark.parametrize("name", ["talk_sheet", "talk_sheet_pdf"])
def test_the_other_pair_gets_no_sheet_and_an_agreed_text_has_none(writing, agreed, name):
    stranger = running_pair().co_driver

    assert browser_of(stranger).get(reverse(name, args=[writing.pk])).status_code == 404
    assert browser_of(party(agreed)).get(reverse(name, args=[agreed.pk])).status_code == 404
