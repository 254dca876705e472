"""What has been built of the demo town so far."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from codriver.models import Pairing
from netvaerk.models import NetworkTheme, OrgUnit, Person


@dataclass
class Town:
    """What has been built so far, by the keys of the town's own files. `now` is the moment the demo is about."""

    now: datetime
    units: dict[str, OrgUnit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    themes: dict[str, NetworkTheme] = field(default_factory=dict)
    pairings: dict[str, Pairing] = field(default_factory=dict)

    def ago(self, days: int) -> datetime:
        return self.now - timedelta(days=days)

    @property
    def officer(self) -> Person:
        return self.people["katja"]
