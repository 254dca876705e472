"""How long this floor keeps what is no longer needed; the secretariat may choose within these limits."""

from netvaerk.rules.retention import Limit, Unit

REQUESTS_KEPT = Limit(24, least=6, most=36)
BOOKINGS_KEPT = Limit(24, least=3, most=36)
ENROLMENTS_KEPT = Limit(24, least=12, most=60)
DESK_DAYS_KEPT = Limit(30, least=7, most=180, unit=Unit.DAYS)
IMPORTS_KEPT = Limit(1, least=1, most=14, unit=Unit.DAYS)
OPENINGS_KEPT = Limit(24, least=12, most=60)
DATA_REQUESTS_KEPT = Limit(24, least=12, most=60)
PEOPLE_KEPT = Limit(60, least=12, most=60)
