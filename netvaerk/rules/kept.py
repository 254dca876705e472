"""How long the ground floor keeps what is no longer needed; the secretariat may choose within these limits."""

from netvaerk.rules.retention import Limit, Unit

LETTERS_KEPT = Limit(90, least=30, most=365, unit=Unit.DAYS)
NOTICES_KEPT = Limit(36, least=24, most=60)
PLACEMENTS_KEPT = Limit(60, least=12, most=60)
LOG_KEPT = Limit(13, least=6, most=36)
