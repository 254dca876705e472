"""Today's list, about what colleagues write: texts to read and publish, and texts long unlooked at."""

from datetime import date

from django.db.models import Case, F, Q, QuerySet, When
from django.db.models.expressions import Combinable
from django.utils.translation import gettext as _

from netvaerk.addresses import address
from netvaerk.models import Person
from secretariat.models import KnowledgeItem, KnowledgeText
from secretariat.queries.today.items import Waiting
from secretariat.queries.today.lines import Line, line
from secretariat.rules.knowledge import look_again_on
from secretariat.rules.today import Kind


def parts(officer: Person, today: date, language: str) -> list[QuerySet]:
    """What others have sent, and what is due."""
    sent = KnowledgeText.objects.sent().exclude(written_by=officer)
    due = KnowledgeItem.objects.to_look_at(today)
    return [
        line(sent, Kind.TEXT_SENT, _title(language), at="sent_at", number="item_id"),
        line(due, Kind.TEXT_OLD, _title(language, "published__"), on="looked_on"),
    ]


def _title(language: str, text: str = "") -> Combinable:
    """As `KnowledgeText.title`: in English where the whole text is."""
    danish = F(f"{text}title_da")
    if not language.startswith("en"):
        return danish
    untranslated = Q(**{f"{text}title_en": ""}) | Q(**{f"{text}body_en": ""})
    return Case(When(untranslated, then=danish), default=F(f"{text}title_en"))


def about_text(one: Line) -> Waiting:
    """A line of one of those kinds, in words."""
    if one.kind == Kind.TEXT_SENT:
        page = address("knowledge_draft", one.number)
        return Waiting(Kind.TEXT_SENT, one.number, one.since, one.words[0], page, _("Read it"))
    page, since = address("knowledge_item", one.number), look_again_on(one.since)
    return Waiting(Kind.TEXT_OLD, one.number, since, one.words[0], page, _("Look at it"))
