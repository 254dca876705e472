"""A pair looks back: what each writes for the two of them, what each tells the secretariat, and what has come of it
three months later (S47, S50; spec: states of a pairing, "ended")."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from codriver.models.closing_questions import CURRENT, ClosingQuestions, closing_questions
from codriver.models.pairings import Pairing
from codriver.rules.closings import evaluation_is_open, is_open, last_day
from netvaerk.encrypted import EncryptedJSONField, EncryptedTextField
from netvaerk.models import Person


class PairClosingQuerySet(models.QuerySet):
    def of(self, person: Person) -> "PairClosingQuerySet":
        return self.filter(Q(pairing__co_driver=person) | Q(pairing__network_leader=person))

    def with_people(self) -> "PairClosingQuerySet":
        return self.select_related("pairing__theme", "pairing__co_driver", "pairing__network_leader")


class PairClosing(models.Model):
    """One for a pairing, from the day its theme is closing or it ends. `ended_at` is when its end was noted."""

    pairing = models.OneToOneField(Pairing, models.PROTECT, related_name="closing", verbose_name=_("pairing"))
    opened_at = models.DateTimeField(_("opened"))
    ended_at = models.DateTimeField(_("the end was noted"), null=True, blank=True)
    talk_on = models.DateField(_("day of the talk"), null=True, blank=True)
    questions_version = models.PositiveSmallIntegerField(default=CURRENT, editable=False)
    forgotten_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    objects = PairClosingQuerySet.as_manager()

    class Meta:
        verbose_name = _("closing of a pair")
        verbose_name_plural = _("closings of pairs")
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("opened_at")),
                name="closing_ends_no_sooner_than_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(forgotten_at=None) | Q(ended_at__isnull=False), name="closing_forgotten_has_ended"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pairing)

    @property
    def ended_on(self) -> date | None:
        return localdate(self.ended_at) if self.ended_at else None

    @property
    def questions(self) -> ClosingQuestions:
        return closing_questions(self.questions_version)

    @property
    def last_day(self) -> date | None:
        return last_day(ended_on=self.ended_on, talk_on=self.talk_on)

    def is_open(self, today: date) -> bool:
        return is_open(ended_on=self.ended_on, talk_on=self.talk_on, today=today)

    def evaluation_is_open(self, today: date) -> bool:
        return evaluation_is_open(self.ended_on, today)


class ClosingWordsQuerySet(models.QuerySet):
    def sent(self) -> "ClosingWordsQuerySet":
        return self.filter(sent_at__isnull=False)

    def readable_by(self, person: Person) -> "ClosingWordsQuerySet":
        """One's own; and the other's once both have sent. Nobody else's, whoever one is."""
        own = ClosingWords.objects.sent().filter(closing=OuterRef("closing"), person=person)
        return self.filter(Q(person=person) | Q(sent_at__isnull=False) & Q(Exists(own)))


class ClosingWords(models.Model):
    """What one of the two answers, for the two alone: `answers` by the code of the question."""

    closing = models.ForeignKey(PairClosing, models.PROTECT, related_name="words", verbose_name=_("closing of a pair"))
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person"))
    answers = EncryptedJSONField(_("answers"), default=dict)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = ClosingWordsQuerySet.as_manager()

    class Meta:
        verbose_name = _("look back of one of a pair")
        verbose_name_plural = _("looks back of pairs")
        constraints = [models.UniqueConstraint("closing", "person", name="closing_words_one_for_a_person")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class Mark(models.TextChoices):
    """How one answers a question of the evaluation: in words, so that nobody makes an average of them."""

    NOT = "not", _("Not at all")
    LITTLE = "little", _("To a small degree")
    SOME = "some", _("To some degree")
    HIGH = "high", _("To a high degree")
    UNKNOWN = "unknown", _("Cannot say")


class PairEvaluationQuerySet(models.QuerySet):
    def read_by(self, person: Person) -> "PairEvaluationQuerySet":
        """Those whose authors let the secretariat read them, for an officer; but none of a pair the officer is in."""
        if not person.is_secretariat:
            return self.none()
        own = Q(closing__pairing__co_driver=person) | Q(closing__pairing__network_leader=person)
        return self.filter(readable=True).exclude(own)


class PairEvaluation(models.Model):
    """One of the two to the secretariat: `marks` by the code of the question, and words. Counted without its author;
    read only where `readable`."""

    closing = models.ForeignKey(
        PairClosing, models.PROTECT, related_name="evaluations", verbose_name=_("closing of a pair")
    )
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("person"))
    marks = EncryptedJSONField(_("marks"), default=dict)
    words = EncryptedTextField(_("words"), blank=True)
    readable = models.BooleanField(_("the secretariat may read it"), default=False)
    answered_at = models.DateTimeField(_("answered"))
    objects = PairEvaluationQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation of a pairing")
        verbose_name_plural = _("evaluations of pairings")
        ordering = ["answered_at", "id"]
        constraints = [models.UniqueConstraint("closing", "person", name="evaluation_one_for_a_person")]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class LaterEffectQuerySet(models.QuerySet):
    def answered(self) -> "LaterEffectQuerySet":
        return self.filter(answered_at__isnull=False)


class LaterEffect(models.Model):
    """What has come of it, asked of one of the two three months later; for those on the theme and the secretariat."""

    closing = models.ForeignKey(
        PairClosing, models.PROTECT, related_name="effects", verbose_name=_("closing of a pair")
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="later_effects", verbose_name=_("person")
    )
    asked_at = models.DateTimeField(_("asked"))
    for_citizens = models.TextField(_("for citizens"), max_length=2000, blank=True)
    for_staff = models.TextField(_("for staff"), max_length=2000, blank=True)
    for_municipality = models.TextField(_("for the municipality"), max_length=2000, blank=True)
    figure = models.CharField(_("a figure"), max_length=200, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    objects = LaterEffectQuerySet.as_manager()

    class Meta:
        verbose_name = _("effect some time after")
        verbose_name_plural = _("effects some time after")
        ordering = ["answered_at", "id"]
        constraints = [
            models.UniqueConstraint("closing", "person", name="effect_asked_once_of_a_person"),
            models.CheckConstraint(
                condition=Q(answered_at=None) | ~Q(for_citizens="", for_staff="", for_municipality=""),
                name="effect_answered_says_something",
            ),
        ]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)
