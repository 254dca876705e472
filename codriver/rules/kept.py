"""How long this floor keeps what is no longer needed; the secretariat may choose within these limits."""

from netvaerk.rules.retention import Limit, Unit

LAPSED_KEPT = Limit(30, least=7, most=90, unit=Unit.DAYS)
ANSWERS_KEPT = Limit(6, least=1, most=24)
AGREEMENTS_KEPT = Limit(24, least=6, most=60)
ROOMS_KEPT = Limit(3, least=1, most=12)
TALKS_KEPT = Limit(12, least=3, most=24)
PRACTICE_KEPT = Limit(24, least=12, most=60)
RATINGS_KEPT = Limit(24, least=12, most=60)
CLOSING_DRAFTS_KEPT = Limit(6, least=1, most=12)
CLOSINGS_KEPT = Limit(24, least=12, most=60)
CANDIDACIES_KEPT = Limit(12, least=3, most=12)
RUNS_KEPT = Limit(24, least=6, most=36)
PAPERS_KEPT = Limit(30, least=7, most=90, unit=Unit.DAYS)
STUDIES_KEPT = Limit(12, least=6, most=60)
PROFILES_KEPT = Limit(12, least=1, most=24)
