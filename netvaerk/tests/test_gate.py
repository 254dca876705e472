"""What the gate itself does: what is not to be seen is not there, a refusal is recorded, and so is what was read."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse

from netvaerk.gates import gate, page_gate, shows_a_page
from netvaerk.gates import prepared as prepared_one
from netvaerk.models import AuditEvent, NetworkTheme, Verb
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ProposalFactory, ThemeFactory
from netvaerk.tests.outcomes import log_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database("sqlite")]
Status = NetworkTheme.Status
BOTH_WAYS = pytest.mark.parametrize("prepared", [False, True], ids=["asked", "prepared"])


def visit(rf, view, person, method="get", **keys):
    request = getattr(rf, method)("/")
    request.user = person
    return view(request, **keys)


def seen(person):
    return NetworkTheme.objects.visible_to(person)


def theme_page(may=lambda person, theme: True, *, prepared=False, status=200, reads=None):
    @gate(seen, may, reads=reads, one=prepared_one(seen) if prepared else None)
    def view(request, theme):
        return HttpResponse(theme.title, status=status)

    return view


@BOTH_WAYS
def test_everybody_gets_the_one_that_the_address_names_among_those_they_see(rf, prepared):
    page, mine, other = theme_page(prepared=prepared), ProposalFactory(status=Status.DRAFT), ThemeFactory()
    officer = OfficerFactory()

    assert visit(rf, page, mine.proposed_by, pk=mine.pk).content.decode() == mine.title
    assert visit(rf, page, mine.proposed_by, pk=other.pk).content.decode() == other.title
    assert visit(rf, page, officer, pk=other.pk).content.decode() == other.title
    for stranger in (officer, PersonFactory()):
        with pytest.raises(Http404):
            visit(rf, page, stranger, pk=mine.pk)


@BOTH_WAYS
def test_what_is_hidden_was_refused_and_what_is_not_there_was_not(rf, prepared):
    page, hidden, stranger = theme_page(prepared=prepared), ProposalFactory(status=Status.DRAFT), PersonFactory()
    before = AuditEvent.objects.count()
    with pytest.raises(Http404):
        visit(rf, page, stranger, pk=hidden.pk)
    assert log_of(hidden) == [(Verb.REFUSED, stranger, None)]
    with pytest.raises(Http404):
        visit(rf, page, stranger, pk=hidden.pk + 1)

    assert AuditEvent.objects.count() == before + 1


@BOTH_WAYS
def test_who_sees_but_may_not_is_refused_and_recorded(rf, prepared):
    theme, colleague = ThemeFactory(), PersonFactory()
    page = theme_page(lambda person, thing: person.is_secretariat, prepared=prepared)
    with pytest.raises(PermissionDenied):
        visit(rf, page, colleague, pk=theme.pk)

    assert log_of(theme) == [(Verb.REFUSED, colleague, None)]
    assert visit(rf, page, OfficerFactory(), pk=theme.pk).status_code == 200


SHOWN = [
    ("get", 200, True), ("get", 302, False), ("get", 404, False), ("post", 200, False), ("post", 302, False),
    ("post", 409, True), ("post", 422, True),
]  # fmt: skip


@pytest.mark.parametrize(("method", "status", "shown"), SHOWN)
def test_when_somebody_now_reads(rf, method, status, shown):
    assert shows_a_page(getattr(rf, method)("/"), HttpResponse(status=status)) is shown


@pytest.mark.parametrize(("method", "status", "shown"), SHOWN)
def test_what_was_read_of_whom_is_recorded_when_it_was_shown(rf, method, status, shown):
    theme, reader = ThemeFactory(), PersonFactory()
    page = theme_page(status=status, reads=lambda one: [one.proposed_by, reader])
    visit(rf, page, reader, method, pk=theme.pk)

    assert log_of(theme) == ([(Verb.READ, reader, theme.proposed_by)] if shown else [])


@pytest.mark.parametrize(("method", "status", "shown"), SHOWN)
def test_a_list_that_was_read_is_recorded_when_it_was_shown(rf, method, status, shown):
    officer = OfficerFactory()
    view = page_gate(lambda person: person.is_secretariat, lists=NetworkTheme)(
        lambda request: HttpResponse(status=status)
    )
    visit(rf, view, officer, method)

    read = AuditEvent.objects.filter(verb=Verb.READ, actor=officer, object_id=0, object_type="netvaerk.networktheme")
    assert read.count() == shown


def test_a_page_that_is_not_for_one_is_not_there(rf):
    view = page_gate(lambda person: person.is_secretariat)(lambda request, **keys: HttpResponse("Liste"))
    with pytest.raises(Http404):
        visit(rf, view, PersonFactory())

    assert visit(rf, view, OfficerFactory()).content == b"Liste"
    assert not AuditEvent.objects.filter(verb=Verb.READ).exists()
