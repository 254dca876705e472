"""The page on which a co-driver rates their competences, the leader's page that mirrors them, and the picture."""

from dataclasses import dataclass, field
from datetime import datetime

from codriver.facts.competence_ratings import newest_rows
from codriver.models import CompetenceRating, LeadershipCompetence, MirrorRequest, Pairing
from codriver.models import Moment as MomentWords
from codriver.rules.competence_ratings import Moment, Rating, Ratings, Side
from codriver.rules.drift import Drift, drift


@dataclass(frozen=True)
class Said:
    """What stands in one cell of the table, and who said it when."""

    word: str
    matters: bool
    author: str
    at: datetime


@dataclass
class MomentRow:
    """A moment in the table beside the picture."""

    word: str
    own: Said | None
    mirrored: Said | None


@dataclass
class CompetenceDrift:
    competence: LeadershipCompetence
    picture: Drift
    moments: list[MomentRow]

    @property
    def said(self) -> list[MomentRow]:
        """The moments at which somebody has said something."""
        return [one for one in self.moments if one.own or one.mirrored]


@dataclass
class Asking:
    """A moment and how far it has come: rated by the co-driver, asked about, answered by the leader."""

    moment: Moment
    word: str
    is_rated: bool
    request: MirrorRequest | None
    is_here: bool = False


@dataclass
class RatingsPage:
    """`drifts` are the competences that somebody has said something about; `stands` what one side says now."""

    competences: list[LeadershipCompetence]
    stands: Ratings
    askings: list[Asking]
    drifts: list[CompetenceDrift] = field(default_factory=list)

    @property
    def here(self) -> Asking:
        return next(one for one in self.askings if one.is_here)


def ratings_page(pairing: Pairing, moment: Moment, side: Side) -> RatingsPage:
    """Three queries. The co-driver reads all; the leader, of the other's own, the moments that they have mirrored."""
    rows = newest_rows(pairing)
    requests = {Moment(one.moment): one for one in MirrorRequest.objects.filter(pairing=pairing)}
    open_moments = {one for one in Moment if side is Side.OWN or (requests.get(one) and requests[one].answered_at)}
    read = {key: row for key, row in rows.items() if key[1] is side or key[2] in open_moments}
    competences = list(LeadershipCompetence.objects.all())
    stands = {key[0]: _rating(row) for key, row in rows.items() if key[1:] == (side, moment)}
    askings = [
        Asking(
            moment=one,
            word=str(MomentWords(one.value).label),
            is_rated=any(key[1:] == (Side.OWN, one) for key in rows),
            request=requests.get(one),
            is_here=one is moment,
        )
        for one in Moment
    ]
    return RatingsPage(
        competences=[one for one in competences if one.retired_on is None],
        stands=stands,
        askings=askings,
        drifts=[_drift(one, found) for one in competences if (found := _of(one, read))],
    )


def _of(
    competence: LeadershipCompetence, rows: dict[tuple[int, Side, Moment], CompetenceRating]
) -> dict[tuple[Side, Moment], CompetenceRating]:
    return {key[1:]: row for key, row in rows.items() if key[0] == competence.pk}


def _rating(row: CompetenceRating) -> Rating:
    return Rating(row.level, row.matters)


def _drift(competence: LeadershipCompetence, rows: dict[tuple[Side, Moment], CompetenceRating]) -> CompetenceDrift:
    moments = [
        MomentRow(
            word=str(MomentWords(one.value).label),
            own=_said(rows.get((Side.OWN, one))),
            mirrored=_said(rows.get((Side.MIRROR, one))),
        )
        for one in Moment
    ]
    return CompetenceDrift(competence, drift({key: _rating(row) for key, row in rows.items()}), moments)


def _said(row: CompetenceRating | None) -> Said | None:
    if row is None:
        return None
    return Said(str(row.get_level_display()), row.matters, row.author.first_name, row.rated_at)


def first_moment(pairing: Pairing) -> Moment:
    """Where the co-driver goes on: at the first moment they have not rated, or the last."""
    rated = {key[2] for key in newest_rows(pairing) if key[1] is Side.OWN}
    return next((one for one in Moment if one not in rated), Moment.END)


def asked_moments(pairing: Pairing) -> list[Moment]:
    """What the leader is asked to mirror, what waits first."""
    requests = sorted(pairing.mirror_requests.all(), key=lambda one: (one.answered_at is not None, one.pk))
    return [Moment(one.moment) for one in requests]
