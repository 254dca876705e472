"""Today's list, about what colleagues write: texts to read and publish, and texts long unlooked at."""

from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from netvaerk.models import Person
from secretariat.models import KnowledgeItem
from secretariat.queries.knowledge import sent_texts
from secretariat.queries.today.items import Waiting
from secretariat.rules.knowledge import look_again_on
from secretariat.rules.today import Kind


def about_knowledge(officer: Person, today: date) -> list[Waiting]:
    """What others have sent, and what is due. Two queries."""
    sent = sent_texts().exclude(written_by=officer)
    due = KnowledgeItem.objects.to_look_at(today).with_text()
    return [
        *(
            Waiting(
                Kind.TEXT_SENT,
                one.item_id,
                localdate(one.sent_at),
                str(one),
                reverse("knowledge_draft", args=[one.item_id]),
                _("Read it"),
            )
            for one in sent
        ),
        *(_old(one) for one in due),
    ]


def _old(item: KnowledgeItem) -> Waiting:
    assert item.looked_on
    url = reverse("knowledge_item", args=[item.pk])
    return Waiting(Kind.TEXT_OLD, item.pk, look_again_on(item.looked_on), str(item), url, _("Look at it"))
