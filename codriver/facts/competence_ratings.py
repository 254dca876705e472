"""The ratings that count: of each side, moment and competence of a pair the newest."""

from codriver.models import CompetenceRating, MirrorRequest, Pairing
from codriver.rules.competence_ratings import Moment, Rating, Side

Key = tuple[int, Side, Moment]
"""A competence, who rates it, and when."""


def newest_rows(pairing: Pairing) -> dict[Key, CompetenceRating]:
    """One query; the rows carry their author and their day."""
    rows = CompetenceRating.objects.filter(pairing=pairing).select_related("author").order_by("pk")
    return {(one.competence_id, Side(one.side), Moment(one.moment)): one for one in rows}


def newest_ratings(pairing: Pairing, side: Side, moment: Moment) -> dict[int, Rating]:
    """By competence, as the rules know them."""
    rows = CompetenceRating.objects.filter(pairing=pairing, side=side.value, moment=moment.value).order_by("pk")
    return {one.competence_id: Rating(one.level, one.matters) for one in rows}


def is_asked(pairing: Pairing, moment: Moment) -> bool:
    """Whether the leader is asked to mirror that moment, answered or not: a second look may correct the first."""
    return MirrorRequest.objects.filter(pairing=pairing, moment=moment.value).exists()
