"""An answer that could be of use to others: written without names, and kept with the asker's yes to these words."""

from datetime import datetime

from django.db import transaction

from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.reasons import uncleared
from secretariat.facts.support import standing_of
from secretariat.letters import support as letters
from secretariat.models import ProposedArticle, SupportRequest
from secretariat.rules.support import SupportHindrance

Status = ProposedArticle.Status


def _hold(request: SupportRequest) -> SupportRequest:
    return SupportRequest.objects.select_for_update().get(pk=request.pk)


def _refuse(reasons: list[SupportHindrance]) -> None:
    if reasons:
        raise Refused(reasons)


@transaction.atomic
def write_article(
    request: SupportRequest, *, title: str, text: str, shown: int, by: Person, at: datetime
) -> ProposedArticle:
    """Write it, or write it anew over the version that was shown, and ask the asker again. After an answer nothing is
    written. Raises Refused; the same words again ask nobody."""
    row = _hold(request)
    article = ProposedArticle.objects.filter(request=row).first()
    version = article.version if article else 0
    answered = article is not None and article.status != Status.ASKED
    hurdles = {
        SupportHindrance.NOT_THE_OWNER: standing_of(row, by).is_owner,
        SupportHindrance.NO_WORDS: bool(title.strip() and text.strip()),
        SupportHindrance.ANSWERED_ALREADY: not answered,
    }
    _refuse(uncleared(hurdles))
    if article and (article.title, article.text) == (title, text):
        return article
    _refuse(uncleared({SupportHindrance.CHANGED_MEANWHILE: version == shown}))
    article = article or ProposedArticle(request=row)
    article.title, article.text, article.version = title, text, version + 1
    article.written_by, article.written_at = by, at
    article.save()
    record(Verb.CHANGED if version else Verb.CREATED, article, by=by, at=at, about=row.asker)
    letters.article_asked(row)
    return article


@transaction.atomic
def answer_article(request: SupportRequest, *, says_yes: bool, shown: int, by: Person, at: datetime) -> None:
    """The asker says yes or no to the words they have read; they may change their mind while the request is kept.
    Raises Refused; the same answer twice is once."""
    row = _hold(request)
    article = ProposedArticle.objects.filter(request=row).first()
    if article is None or row.asker_id != by.pk:
        raise Refused([SupportHindrance.NOT_THE_ASKER])
    _refuse(uncleared({SupportHindrance.CHANGED_MEANWHILE: article.version == shown}))
    answer = Status.YES if says_yes else Status.NO
    if article.status == answer:
        return
    article.status, article.answered_at = answer, at
    article.save()
    record(Verb.ACCEPTED if says_yes else Verb.DECLINED, article, by=by, at=at, about=by)
