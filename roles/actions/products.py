"""Writing the products of the phases: by leader and co-driver, in any phase while the theme runs (practice 6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from netvaerk.actions.themes import hold
from netvaerk.audit import record
from netvaerk.models import NetworkTheme, Person, PhaseProduct, ProductText, Verb
from netvaerk.refusals import Refused
from netvaerk.rules.products import Product, ProductHindrance, hindrances_to_write
from netvaerk.rules.reasons import Reason
from netvaerk.rules.themes import ThemeHindrance
from roles.access import may_decide_on, may_work_on


@dataclass(frozen=True)
class Writing:
    """What somebody writes of a product, over the version that was `shown`; 0 where nothing stood."""

    product: PhaseProduct
    text: str
    decided: bool | None
    shown: int


@transaction.atomic
def write_products(theme: NetworkTheme, writings: Sequence[Writing], *, by: Person, at: datetime) -> None:
    """Write those that differ from what stands, all or none. Raises Refused; what stands there already stays."""
    hold(theme)
    if not may_work_on(by, theme):
        raise Refused([ProductHindrance.NOT_ON_THE_THEME])
    stored = {one.product_id: one for one in theme.product_texts.all()}
    changed = [one for one in writings if _differs(one, stored.get(one.product.pk))]
    decides = may_decide_on(by, theme)
    reasons: list[Reason] = [
        reason
        for one in changed
        for reason in hindrances_to_write(_as_stored(one, stored), _as_product(one), decides=decides)
    ]
    if any(one.shown != _version(stored.get(one.product.pk)) for one in changed):
        reasons.append(ThemeHindrance.STALE)
    if reasons:
        raise Refused(dict.fromkeys(reasons))
    for one in changed:
        _write(theme, one, stored.get(one.product.pk), by=by, at=at)


def _version(text: ProductText | None) -> int:
    return text.version if text else 0


def _differs(writing: Writing, stored: ProductText | None) -> bool:
    before = (stored.text, stored.decided) if stored else ("", None)
    return (writing.text, writing.decided) != before


def _as_product(writing: Writing) -> Product:
    one = writing.product
    return Product(one.code, one.phase_id, one.needed, one.is_decision, writing.text, writing.decided)


def _as_stored(writing: Writing, stored: dict[int, ProductText]) -> Product:
    one, text = writing.product, stored.get(writing.product.pk)
    words = (text.text, text.decided) if text else ("", None)
    return Product(one.code, one.phase_id, one.needed, one.is_decision, *words)


def _write(theme: NetworkTheme, writing: Writing, text: ProductText | None, *, by: Person, at: datetime) -> None:
    verb = Verb.CHANGED if text else Verb.CREATED
    if text is None:
        text = ProductText(theme=theme, product=writing.product, version=0)
    text.text, text.decided, text.version = writing.text, writing.decided, text.version + 1
    text.by, text.at = by, at
    text.save()
    record(verb, text, by=by, at=at)
