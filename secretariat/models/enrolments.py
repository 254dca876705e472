"""Who has a seat at an event, who waits for one and in which order, and who came."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from netvaerk.models import Person
from secretariat.models.training import TrainingEvent
from secretariat.rules.attendance import MOST_TRIES
from secretariat.rules.training import LIVE, SEATED, Status


class EnrolmentQuerySet(models.QuerySet):
    def of(self, person: Person) -> "EnrolmentQuerySet":
        return self.filter(person=person)

    def seated(self) -> "EnrolmentQuerySet":
        """Those who take up a seat; also an offered one, until it is answered."""
        return self.filter(status__in=SEATED)

    def live(self) -> "EnrolmentQuerySet":
        """Those who have a seat, wait for one or are offered one."""
        return self.filter(status__in=LIVE)

    def going(self) -> "EnrolmentQuerySet":
        return self.filter(status=Status.ENROLLED)

    def in_line(self) -> "EnrolmentQuerySet":
        """Those who wait, in the order in which they get a seat."""
        return self.filter(status=Status.WAITING).order_by("line")

    def lapsed(self, now: datetime) -> "EnrolmentQuerySet":
        """Offers whose time to answer is over."""
        return self.filter(status=Status.OFFERED, answer_by__lte=now)

    def with_number(self) -> "EnrolmentQuerySet":
        """Each with `number`, the place in line as people count it: 1 is the next. Of use for those who wait."""
        ahead = Enrolment.objects.filter(event=OuterRef("event"), status=Status.WAITING, line__lte=OuterRef("line"))
        counted = ahead.order_by().values("event").annotate(those=Count("pk")).values("those")
        return self.annotate(number=Coalesce(Subquery(counted), 0))


class Enrolment(models.Model):
    """One person and one event, whatever has become of it. `line` only ever rises: who comes back stands last.

    `version` rises with each turn, so that a calendar follows whoever signs off and on again.
    """

    class State(models.TextChoices):
        ENROLLED = Status.ENROLLED.value, _("Signed up")
        WAITING = Status.WAITING.value, _("On the waiting list")
        OFFERED = Status.OFFERED.value, _("Offered a seat")
        SIGNED_OFF = Status.SIGNED_OFF.value, _("Signed off")
        LAPSED = Status.LAPSED.value, _("Did not answer in time")
        ATTENDED = Status.ATTENDED.value, _("Took part")
        NO_SHOW = Status.NO_SHOW.value, _("Did not come")

    event = models.ForeignKey(TrainingEvent, models.PROTECT, related_name="enrolments", verbose_name=_("event"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="enrolments", verbose_name=_("person")
    )
    status = models.CharField(_("state"), max_length=10, choices=State)
    line = models.PositiveIntegerField(_("place in line"), null=True, blank=True)
    signed_up_at = models.DateTimeField(_("signed up"))
    answer_by = models.DateTimeField(_("to be answered by"), null=True, blank=True)
    signed_off_at = models.DateTimeField(_("signed off"), null=True, blank=True)
    came_at = models.DateTimeField(_("noted as there"), null=True, blank=True)
    wrong_codes = models.PositiveSmallIntegerField(_("wrong codes"), default=0, editable=False)
    has_evaluated = models.BooleanField(_("has said how it was"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = EnrolmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("enrolment")
        verbose_name_plural = _("enrolments")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                "event",
                "person",
                name="enrolment_once_for_a_person",
                violation_error_message=_("This person is signed up already."),
            ),
            models.UniqueConstraint("event", "line", name="enrolment_has_its_own_place_in_line"),
            models.CheckConstraint(
                condition=Q(status="waiting", line__isnull=False) | (~Q(status="waiting") & Q(line=None)),
                name="enrolment_waits_in_line",
            ),
            models.CheckConstraint(
                condition=Q(status="offered", answer_by__isnull=False) | (~Q(status="offered") & Q(answer_by=None)),
                name="enrolment_offer_has_an_end",
            ),
            models.CheckConstraint(
                condition=Q(status="attended", came_at__isnull=False) | (~Q(status="attended") & Q(came_at=None)),
                name="enrolment_came_at_a_time",
            ),
            models.CheckConstraint(condition=Q(wrong_codes__lte=MOST_TRIES), name="enrolment_tries_are_few"),
            models.CheckConstraint(
                condition=Q(has_evaluated=False) | Q(status__in=["attended", "no_show"]),
                name="enrolment_says_how_it_was_after_coming",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} · {self.event}"

    @property
    def sequence(self) -> int:
        """The SEQUENCE of this person's calendar file: it rises with each change of the event or of the seat."""
        return self.event.version + self.version

    @property
    def is_seated(self) -> bool:
        return self.status in SEATED
