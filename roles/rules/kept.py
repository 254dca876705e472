"""How long this floor keeps what is no longer needed; the secretariat may choose within these limits."""

from netvaerk.rules.retention import Limit, Unit

NOMINATIONS_KEPT = Limit(12, least=3, most=12)
ENCOURAGEMENTS_KEPT = Limit(12, least=3, most=12)
TOPICS_KEPT = Limit(30, least=7, most=180, unit=Unit.DAYS)
