"""What a personnel leader has written to somebody: nominations and encouragements in one list, by one question."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, Case, Value, When
from django.db.models.functions import Coalesce

from netvaerk.models import Person
from roles.models import Encouragement, Nomination


@dataclass(frozen=True)
class Written:
    """One of the two; of a nomination `words` and `theme` are empty, and the reason stands on its own page."""

    kind: str
    pk: int
    to: str
    leader: str
    sent_at: datetime
    state: str
    words: str
    theme: str
    theme_id: int | None

    @property
    def is_nomination(self) -> bool:
        return self.kind == "nomination"

    @property
    def waits(self) -> bool:
        """Whether it is a nomination that has had no answer."""
        return self.is_nomination and self.state == Nomination.Status.SENT

    @property
    def is_new(self) -> bool:
        return not self.is_nomination and self.state == "new"

    @property
    def to_what(self) -> str:
        choices: Any = Nomination.For if self.is_nomination else Encouragement.To
        return str(choices(self.to).label)

    @property
    def state_label(self) -> str:
        return str(Nomination.Status(self.state).label) if self.is_nomination else ""


def written_to(person: Person) -> list[Written]:
    """Nominations but those answered with a no, and encouragements that are not put away; the latest first."""
    nominations = Nomination.objects.filter(person=person).exclude(status=Nomination.Status.NO).order_by()
    encouragements = Encouragement.objects.on_the_page_of(person).order_by()
    nothing, no_theme = Value(""), Value(None, output_field=BigIntegerField())
    seen = Case(When(seen_at=None, then=Value("new")), default=Value("seen"))
    rows = nominations.values_list(
        Value("nomination"), "pk", "role", "nominated_by__name", "sent_at", "status", nothing, nothing, no_theme
    ).union(
        encouragements.values_list(
            Value("encouragement"),
            "pk",
            "to",
            "encouraged_by__name",
            "sent_at",
            seen,
            "words",
            Coalesce("theme__title", nothing),
            "theme_id",
        ),
        all=True,
    )
    return sorted((Written(*row) for row in rows), key=lambda one: (one.sent_at, one.pk), reverse=True)
