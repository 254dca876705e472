"""How a co-driver's time stands, in one line for the two and the secretariat."""

from dataclasses import dataclass
from datetime import date

from codriver.models import Pairing
from netvaerk.models import Person
from roles.models import ReleaseRequest, ResourceRelease


@dataclass(frozen=True)
class PairTime:
    """The time that is released, or else the request that waits; neither where nobody has asked."""

    release: ResourceRelease | None
    request: ReleaseRequest | None
    ends_before_the_theme: bool = False


def pair_time(pairing: Pairing, reader: Person, today: date) -> PairTime:
    whose = {"person": pairing.co_driver, "theme": pairing.theme}
    release = ResourceRelease.objects.granted(today).visible_to(reader).filter(**whose).first()
    request = ReleaseRequest.objects.open().visible_to(reader).filter(**whose).first()
    ends_on = pairing.theme.ends_on
    return PairTime(release, request, bool(release and ends_on and release.ended_on < ends_on))
