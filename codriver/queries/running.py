"""The running alignments of a person, or of a theme, each with how far it has come: two queries, put into words once,
that read dates and names."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet

from codriver.models import AlignmentAgreement, AlignmentResponse, AlignmentReview, Approval, ExpectationAlignment
from codriver.queries.stages import OF_TEMPLATE, Standing, has_begun, standing_of
from codriver.rules.forms import Side
from netvaerk.models import NetworkTheme, Person
from netvaerk.models.prepared import lay_beside, read

OF_PERSON, ON_THEME = "person", "theme"
TOLD = ("kind", "first_party", "full_form", "opened_at", "due_on", "closed_at", "outcome", "theme", "pairing")
PAIRING = ("status", "co_driver", "network_leader")
PARTY = ("side", "sent_at", "shared_at", "person__name")
STEPS = {
    "approved_side": "approval__side",
    "approved_at": "approval__approved_at",
    "review_pk": "review__pk",
    "review_opened_at": "review__opened_at",
    "first_unchanged_at": "review__first_unchanged_at",
    "second_unchanged_at": "review__second_unchanged_at",
}
"""What is told of an approval that stands and of the revisit that is open."""


def standings_of_person(person: Person, today: date) -> list[Standing]:
    """Those that `person` is a party to, the newest first, with their themes; the agreed texts stay closed."""
    return _standings(OF_PERSON, person.pk, today)


def standings_on(theme: NetworkTheme, today: date) -> list[Standing]:
    """Those of the theme, the newest first, with their pairings and the texts that were agreed."""
    found = _standings(ON_THEME, theme.pk, today)
    for one in found:
        one.alignment.theme = theme
    return found


def _standings(whose: str, number: int, today: date) -> list[Standing]:
    alignments: dict[int, ExpectationAlignment] = {}
    parties: dict[int, list[AlignmentResponse]] = defaultdict(list)
    for response in read(_parties, whose, values=(number,)):
        alignment = alignments.setdefault(response.alignment_id, response.alignment)
        alignment.begun = response.begun
        response.alignment = alignment
        parties[alignment.pk].append(response)
    versions: dict[int, list[AlignmentAgreement]] = defaultdict(list)
    for one in each_once(read(_versions, whose, values=(number,)) if alignments else []):
        one.alignment = alignments[one.alignment_id]
        versions[one.alignment_id].append(one)
    for key, alignment in alignments.items():
        lay_beside(alignment, responses=parties[key], agreements=versions[key])
    return [standing_of(one, parties[key], versions[key], today) for key, one in alignments.items()]


def each_once(rows: Iterable[Any]) -> list[Any]:
    """Each version once, with the approvals that stand as `standing` and the revisit that is open as `open_reviews`."""
    found: dict[int, Any] = {}
    for row in rows:
        if row.pk not in found:
            found[row.pk], row.standing, row.open_reviews = row, [], []
            if row.review_pk:
                row.open_reviews.append(
                    AlignmentReview(
                        pk=row.review_pk,
                        opened_at=row.review_opened_at,
                        first_unchanged_at=row.first_unchanged_at,
                        second_unchanged_at=row.second_unchanged_at,
                    )
                )
        if row.approved_side:
            found[row.pk].standing.append(Approval(side=row.approved_side, approved_at=row.approved_at))
    return list(found.values())


def _running(whose: str, number: int) -> QuerySet:
    running = ExpectationAlignment.objects.running().order_by()
    return running.of(Person(pk=number)) if whose == OF_PERSON else running.filter(theme=number)


def _parties(whose: str, number: int) -> QuerySet:
    """Both parties of each alignment, beside it."""
    joined = {
        "alignment": TOLD,
        "alignment__template": OF_TEMPLATE,
        **({"alignment__theme": ("title",)} if whose == OF_PERSON else {"alignment__pairing": PAIRING}),
    }
    told = [f"{path}__{name}" for path, names in joined.items() for name in names]
    parties = AlignmentResponse.objects.filter(alignment__in=_running(whose, number).values("pk"))
    parties = parties.select_related("person", *joined).only(*PARTY, *told)
    return parties.annotate(begun=has_begun("alignment")).order_by("-alignment", "side")


def _versions(whose: str, number: int) -> QuerySet:
    """The newest first, with their steps."""
    versions = AlignmentAgreement.objects.filter(alignment__in=_running(whose, number).values("pk"))
    told = ("alignment", "number", "opened_at", "agreed_at", "superseded_at")
    read_text = (
        versions.only(*told) if whose == OF_PERSON else versions.select_related("text").only(*told, "text__content")
    )
    return with_steps(read_text)


def by_side(responses: str) -> dict[str, FilteredRelation]:
    """What a query has at `responses`, apart: the one of either side under its name."""
    return {side.value: FilteredRelation(responses, condition=Q(**{f"{responses}__side": side.value})) for side in Side}


def with_steps(versions: QuerySet) -> QuerySet:
    """Each beside every approval that stands, and beside the revisit that is open."""
    beside = versions.annotate(
        approval=FilteredRelation("approvals", condition=Q(approvals__undone_at=None)),
        review=FilteredRelation("reviews", condition=Q(reviews__closed_at=None)),
    )
    named = {name: F(path) for name, path in STEPS.items()}
    return beside.annotate(**named).order_by("-number", "approval__pk")
