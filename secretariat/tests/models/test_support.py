"""What the database itself refuses of requests, and who may see which of them."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.utils import timezone

from codriver.tests.factories import PairFactory
from netvaerk.models import SECRETARIAT
from netvaerk.tests.constraints import refused_by
from netvaerk.tests.factories import OfficerFactory, PersonFactory, ThemeFactory
from secretariat.actions.support_articles import write_article
from secretariat.models import ProposedArticle, SupportRequest
from secretariat.tests.support import TEXT, asked, brought_to

pytestmark = pytest.mark.django_db
NOW = timezone.now()


def changed(row, **fields):
    type(row).objects.filter(pk=row.pk).update(**fields)


def test_what_is_new_has_no_officer():
    with refused_by("support_new_has_no_officer"):
        changed(asked(), owner=OfficerFactory())


def test_what_is_taken_has_one():
    with refused_by("support_taken_has_an_officer"):
        changed(brought_to("assigned"), owner=None)


@pytest.mark.parametrize("fields", [{"status": "closed"}, {"closed_at": NOW}], ids=str)
def test_closed_says_when(fields):
    with refused_by("support_closed_says_when"):
        changed(asked(), **fields)


def test_solved_says_when():
    with refused_by("support_solved_says_when"):
        changed(brought_to("assigned"), status="resolved")


def test_nobody_takes_their_own():
    request = asked()
    with refused_by("support_is_not_taken_by_its_asker"):
        changed(request, status="assigned", owner=request.asker)


def test_it_is_about_a_theme_or_a_pair():
    with refused_by("support_is_about_a_theme_or_a_pair"):
        changed(asked(), theme=ThemeFactory(), pairing=PairFactory())


def article():
    officer = OfficerFactory()
    request = brought_to("in_progress", officer=officer)
    return write_article(request, title="Titel", text="Tekst", shown=0, by=officer, at=NOW)


@pytest.mark.parametrize("fields", [{"status": "yes"}, {"answered_at": NOW}], ids=str)
def test_an_answer_about_an_article_says_when(fields):
    with refused_by("article_answer_says_when"):
        changed(article(), **fields)


def test_an_article_outlives_its_request_only_with_a_yes():
    with refused_by("article_outlives_only_with_a_yes"):
        ProposedArticle.objects.filter(pk=article().pk).update(request=None)


@pytest.mark.one_database("sqlite")
def test_no_word_stands_in_the_clear():
    request = asked()
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT subject FROM {SupportRequest._meta.db_table}")
        assert request.subject not in str(cursor.fetchall())
        cursor.execute(f"SELECT text FROM {request.messages.model._meta.db_table}")
        assert TEXT not in str(cursor.fetchall())


def seen(person, request):
    return SupportRequest.objects.visible_to(person).filter(pk=request.pk).exists()


def test_what_is_not_confidential_is_for_the_asker_and_every_officer():
    request = brought_to("in_progress")

    readers = [request.asker, request.owner, OfficerFactory()]
    others = [PersonFactory(), PersonFactory(is_staff=True, is_superuser=True)]
    assert [seen(one, request) for one in readers + others] == [True, True, True, False, False]


def test_what_is_confidential_is_for_the_asker_and_the_officer_who_has_it():
    free, taken = asked(is_confidential=True), brought_to("in_progress", is_confidential=True)

    assert [seen(one, free) for one in (free.asker, OfficerFactory())] == [True, False]
    assert [seen(one, taken) for one in (taken.asker, taken.owner, OfficerFactory())] == [True, True, False]


def test_an_officer_takes_what_nobody_has_and_of_the_confidential_only_that():
    officer = OfficerFactory()
    free, taken = asked(is_confidential=True), brought_to("assigned", is_confidential=True)
    open_to_all, own = brought_to("assigned"), asked(by=officer)
    brought_to("closed")

    assert set(SupportRequest.objects.takeable_by(officer)) == {free, open_to_all}
    assert set(SupportRequest.objects.without_owner()) == {free, own}
    assert SupportRequest.objects.takeable_by(taken.asker).count() == 0


def test_what_an_officer_had_who_is_one_no_longer_can_be_taken():
    request = brought_to("waiting", is_confidential=True)
    request.owner.groups.remove(Group.objects.get(name=SECRETARIAT))

    assert list(SupportRequest.objects.takeable_by(OfficerFactory())) == [request]
    assert not seen(type(request.owner).objects.get(pk=request.owner_id), request)
