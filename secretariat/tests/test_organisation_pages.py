"""The pages and the command that bring the organisation in."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from netvaerk.models import OrgUnit, Person
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory
from netvaerk.tests.views.pages import browser_of, goes_to, page, shown_errors
from secretariat.models import OrganisationImport
from secretariat.tests.organisations import PEOPLE, SOME_PEOPLE, SOME_UNITS, UNITS, as_workbook, files

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return browser_of(OfficerFactory())


def upload(browser, chosen):
    data = {"files": [SimpleUploadedFile(name, content) for name, content in chosen]}
    return browser.post(reverse("import_organisation"), data)


def shown(browser):
    """The page of the files that wait, and what confirming it sends."""
    address = reverse("organisation_import", args=[OrganisationImport.objects.get().pk])
    response = browser.get(address)
    return page(response), {"shown": response.context["form"].initial["shown"]}


def test_files_are_read_shown_and_brought_in(officer):
    response = upload(officer, files())
    kept = OrganisationImport.objects.get()
    assert goes_to(response, reverse("organisation_import", args=[kept.pk]))
    text, confirming = shown(officer)
    assert [words for words in ("Nye enheder: 3", "Nye personer: 3", "Ida Krog") if words not in text] == []
    assert not Person.objects.filter(external_id="p2").exists()

    assert goes_to(officer.post(reverse("bring_in", args=[kept.pk]), confirming), reverse("import_organisation"))
    assert Person.objects.get(external_id="p2").personnel_leader.name == "Bo Holm"
    assert "3 nye, 0 flyttet, 0 væk" in page(officer.get(reverse("import_organisation")))


def test_one_workbook_with_both_sheets_will_do(officer):
    workbook = as_workbook(Enheder=[UNITS, *SOME_UNITS], Personer=[PEOPLE, *SOME_PEOPLE])

    assert upload(officer, [("alt.xlsx", workbook)]).status_code == 302


def test_no_file_is_a_fault_beside_the_field(officer):
    response = upload(officer, [])

    page(response, 422)
    assert shown_errors(response) == {"files": ["Vælg filerne først."]}


def test_each_faulty_row_is_named_with_its_line_and_the_reason(officer):
    people = [*SOME_PEOPLE, ("p4", "Uden Adresse", "ikke en adresse", "", "u2", "p1"), ("", "Uden Id", "", "", "", "")]
    text = page(upload(officer, files(people=people)), 422)

    expected = ["personer.csv", "Uden Adresse", "Det er ikke en e-mailadresse.", "Uden Id", "Id mangler."]
    assert [words for words in expected if words not in text] == []
    assert not OrganisationImport.objects.exists()


def test_a_file_that_cannot_be_read_is_named_with_the_reason(officer):
    text = page(upload(officer, [*files(), ("gammel.xls", b"\xd0\xcf\x11\xe0" + b"x" * 50)]), 422)

    assert "gammel.xls" in text
    assert "Gem filen som .xlsx eller CSV" in text


@pytest.mark.parametrize(
    "content",
    [b"\0", b"a;b\n\xff\xfe", b"=cmd|' /C calc'!A0;b\n1;2", b"PK\x03\x04", b"<?xml?>", "navn\n\ud800".encode("utf-16", "surrogatepass")],
    ids=["null", "half utf-16", "a formula as column", "half a zip", "xml", "a surrogate"],
)  # fmt: skip
def test_a_hostile_file_is_answered_and_stores_nothing(officer, content):
    page(upload(officer, [("fil.csv", content)]), 422)

    assert not OrganisationImport.objects.exists()


def test_notices_are_shown_and_do_not_stop_it(officer):
    upload(officer, files(people=[*SOME_PEOPLE, ("p4", "Uden Mail", "", "", "u2", "p1")]))
    text, confirming = shown(officer)
    officer.post(reverse("bring_in", args=[OrganisationImport.objects.get().pk]), confirming)

    assert "Uden Mail" in text
    assert Person.objects.filter(external_id__startswith="p").count() == 3


def test_when_many_leave_the_page_asks(officer):
    everybody = [(f"x{n}", f"Person {n}", f"x{n}@kommune.example", "", "u2", "") for n in range(30)]
    for people in (everybody, everybody[:20]):
        OrganisationImport.objects.all().delete()
        upload(officer, files(people=people))
        text, confirming = shown(officer)
        address = reverse("bring_in", args=[OrganisationImport.objects.get().pk])
        response = officer.post(address, confirming)

    assert "Mere end 5 % af medarbejderne vil stoppe" in text
    assert "sæt hak ved, at det er rigtigt" in page(response, 409)
    officer.post(address, confirming | {"leavers_are_right": "on"})
    assert Person.objects.filter(external_id__startswith="x", is_active=True).count() == 20


def test_what_changed_meanwhile_is_shown_again(officer):
    upload(officer, files())
    _text, confirming = shown(officer)
    OrgUnit.objects.create(external_id="u9", name="Ny", named_on="2026-01-01")

    address = reverse("bring_in", args=[OrganisationImport.objects.get().pk])
    assert "Noget har ændret sig" in page(officer.post(address, confirming), 409)


def test_files_that_are_put_aside_are_gone(officer):
    upload(officer, files())
    address = reverse("put_aside", args=[OrganisationImport.objects.get().pk])

    assert goes_to(officer.post(address), reverse("import_organisation"))
    page(officer.get(reverse("organisation_import", args=[OrganisationImport.objects.get().pk])), 404)


def test_the_same_files_again_say_that_nothing_changes(officer):
    for _again in range(2):
        OrganisationImport.objects.all().delete()
        upload(officer, files())
        text, confirming = shown(officer)
        officer.post(reverse("bring_in", args=[OrganisationImport.objects.get().pk]), confirming)

    assert "Alt er allerede, som det står i filerne." in text


def test_an_import_keeps_no_people_once_it_is_applied():
    with refused_by("import_keeps_no_people_once_applied"):
        OrganisationImport.objects.create(
            read_at=timezone.now(), read_by=PersonFactory(), organisation={}, applied_at=timezone.now()
        )


@pytest.mark.parametrize("model", ["person", "orgunit"])
def test_what_another_system_owns_is_not_mended_by_hand(officer, model):
    upload(officer, files())
    officer.post(reverse("bring_in", args=[OrganisationImport.objects.get().pk]), shown(officer)[1])
    thing = {"person": Person, "orgunit": OrgUnit}[model].objects.get(
        external_id={"person": "p2", "orgunit": "u2"}[model]
    )
    address = reverse(f"admin:netvaerk_{model}_change", args=[thing.pk])

    assert 'name="name"' not in page(officer.get(address))
    officer.post(address, {"name": "Kuppet", "language": "en", "_save": "1"})
    thing.refresh_from_db()
    assert thing.name in ("Ida Krog", "Skole")


def written(folder, chosen):
    for name, content in chosen:
        (folder / name).write_bytes(content)
    return [str(folder / name) for name, _content in chosen]


def test_the_nightly_command_brings_them_in_and_twice_is_once(tmp_path, capsys):
    for _again in range(2):
        call_command("import_organisation", *written(tmp_path, files()))

    told = capsys.readouterr().out
    assert told.count("new people: 3") == 1
    assert Person.objects.filter(external_id__startswith="p").count() == 3


def test_a_dry_run_writes_nothing(tmp_path, capsys):
    call_command("import_organisation", "--dry-run", *written(tmp_path, files()))

    assert "Nothing was written." in capsys.readouterr().out
    assert (Person.objects.count(), OrganisationImport.objects.count()) == (0, 0)


@pytest.mark.parametrize("fault", ["a faulty row", "a missing file", "a missing table"])
def test_the_command_stops_at_a_fault_and_writes_nothing(tmp_path, fault):
    chosen = written(tmp_path, files(people=[*SOME_PEOPLE, ("p4", "", "x", "", "", "")]))
    if fault == "a missing file":
        chosen = [str(tmp_path / "findes ikke.csv")]
    if fault == "a missing table":
        chosen = chosen[:1]

    with pytest.raises(CommandError):
        call_command("import_organisation", *chosen)
    assert Person.objects.count() == 0


def test_a_fault_halfway_leaves_nothing(tmp_path, monkeypatch):
    """The database gives up in the middle of the writing, as it may for reasons of its own."""

    def give_up(*args, **kwargs):
        raise IntegrityError

    monkeypatch.setattr("secretariat.actions.organisation.place_people", give_up)
    with pytest.raises(IntegrityError):
        call_command("import_organisation", *written(tmp_path, files()))

    assert (Person.objects.count(), OrgUnit.objects.count()) == (0, 0)
