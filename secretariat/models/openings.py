"""What was opened although it is sealed: which one thing, on whose word, why and until when."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from codriver.models import CoDriverCandidacy, ExpectationAlignment, Pairing
from netvaerk.encrypted import EncryptedTextField
from netvaerk.models import Person
from secretariat.rules.openings import LONGEST_BASIS, WAITS, OpeningFacts, State, state_of

Thing = ExpectationAlignment | Pairing | CoDriverCandidacy


def owners_of(thing: Thing) -> list[Person]:
    """Those whom a thing that can be opened belongs to."""
    if isinstance(thing, ExpectationAlignment):
        return [one.person for one in thing.responses.all()]
    if isinstance(thing, Pairing):
        return [thing.network_leader, thing.co_driver]
    return [thing.person]


def _belongs_to(person: Person) -> Q:
    """Openings of what is somebody's own."""
    alignments = ExpectationAlignment.objects.of(person).values("pk")
    in_pair = Q(pairing__co_driver=person) | Q(pairing__network_leader=person)
    return Q(alignment__in=alignments) | in_pair | Q(candidacy__person=person)


class SealedOpeningQuerySet(models.QuerySet):
    def visible_to(self, person: Person) -> "SealedOpeningQuerySet":
        """Those who are named see all, but of their own, as everybody does, what was opened."""
        opened_to_them = _belongs_to(person) & Q(agreed=True)
        if not person.opens_sealed:
            return self.filter(opened_to_them)
        return self.filter(opened_to_them | ~_belongs_to(person))

    def waiting(self, at: datetime) -> "SealedOpeningQuerySet":
        return self.filter(agreed=None, asked_at__gt=at - WAITS)

    def with_all(self) -> "SealedOpeningQuerySet":
        """Each with its people and what it opens."""
        return self.select_related(
            "asked_by", "answered_by", "closed_by", "alignment__theme", "alignment__template", "pairing__theme",
            "pairing__co_driver", "pairing__network_leader", "candidacy__person",
        ).prefetch_related("alignment__responses__person")  # fmt: skip


class SealedOpening(models.Model):
    """One thing asked for, and opened if another agrees. It ends by the clock; `state` says where it stands."""

    class Kind(models.TextChoices):
        ALIGNMENT = "alignment", _("The answers and the agreement of two")
        ROOM = "room", _("What two have shared in their room")
        REFLECTION = "reflection", _("A reflection before becoming a co-driver")

    class Ground(models.TextChoices):
        LAW = "law", _("A law, a court or an authority demands it")
        DANGER = "danger", _("Somebody's life or health is in danger")

    kind = models.CharField(_("what is opened"), max_length=10, choices=Kind)
    alignment = models.ForeignKey(ExpectationAlignment, models.CASCADE, null=True, blank=True, related_name="openings")
    pairing = models.ForeignKey(Pairing, models.CASCADE, null=True, blank=True, related_name="openings")
    candidacy = models.ForeignKey(CoDriverCandidacy, models.CASCADE, null=True, blank=True, related_name="openings")
    ground = models.CharField(_("on what ground"), max_length=6, choices=Ground)
    basis = models.CharField(_("legal basis"), max_length=LONGEST_BASIS)
    reason = EncryptedTextField(_("reason"))
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("asked for by")
    )
    asked_at = models.DateTimeField(_("asked for"))
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    agreed = models.BooleanField(_("agreed to"), null=True, blank=True)
    ends_at = models.DateTimeField(_("open until"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("closed by")
    )
    objects = SealedOpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("emergency opening")
        verbose_name_plural = _("emergency openings")
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="alignment", alignment__isnull=False, pairing=None, candidacy=None)
                | Q(kind="room", alignment=None, pairing__isnull=False, candidacy=None)
                | Q(kind="reflection", alignment=None, pairing=None, candidacy__isnull=False),
                name="opening_is_of_one_thing",
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")), name="opening_takes_two_people"
            ),
            models.CheckConstraint(
                condition=Q(answered_by=None, answered_at=None, agreed=None, ends_at=None)
                | Q(answered_by__isnull=False, answered_at__isnull=False, agreed=False, ends_at=None)
                | Q(answered_by__isnull=False, answered_at__isnull=False, agreed=True, ends_at__isnull=False),
                name="opening_agreed_to_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    @property
    def thing(self) -> Thing:
        return self.alignment or self.pairing or self.candidacy  # type: ignore[return-value]

    @property
    def owners(self) -> list[Person]:
        """Those it belongs to."""
        return owners_of(self.thing)

    def facts(self) -> OpeningFacts:
        return OpeningFacts(self.asked_at, self.agreed, self.ends_at)

    def state(self, at: datetime) -> State:
        return state_of(self.facts(), at)
