"""A small test of an idea, in four stages: start, test, analysis, next step (practice 6, phase 7)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from netvaerk.models.solutions import Solution

SUBJECTS = ("reception", "effect", "ease")


def _each_question_is_answered() -> Q:
    answered = Q()
    for one in SUBJECTS:
        answered &= Q(**{f"ask_{one}": ""}) | ~Q(**{f"found_{one}": ""})
    return answered


class SolutionTest(models.Model):
    """A test that a leader in the line has backed; it cannot stand here without. What it is to teach is asked in up to
    three questions, and answered in the words of the same three."""

    class Stage(models.TextChoices):
        START = "start", _("Start")
        TEST = "test", _("Test")
        ANALYSIS = "analysis", _("Analysis")
        NEXT_STEP = "next_step", _("Next step")

    class Outcome(models.TextChoices):
        ADOPT = "adopt", _("Adopt it: it is ready for the line")
        ADJUST = "adjust", _("Adjust it and test it again")
        STOP = "stop", _("Stop here")

    solution = models.ForeignKey(Solution, models.PROTECT, related_name="tests", verbose_name=_("solution"))
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.START)
    stage_began_on = models.DateField(_("in this stage since"))
    backed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("backed by")
    )
    backed_on = models.DateField(_("backed since"))
    ask_reception = models.TextField(_("how it is received"), max_length=1000, blank=True)
    ask_effect = models.TextField(_("what effect it has"), max_length=1000, blank=True)
    ask_ease = models.TextField(_("how easy it is to use"), max_length=1000, blank=True)
    found_reception = models.TextField(_("how it was received"), max_length=2000, blank=True)
    found_effect = models.TextField(_("what effect it had"), max_length=2000, blank=True)
    found_ease = models.TextField(_("how easy it was to use"), max_length=2000, blank=True)
    outcome = models.CharField(_("next step"), max_length=6, choices=Outcome, blank=True)
    why = models.CharField(_("why"), max_length=500, blank=True)
    version = models.PositiveIntegerField(_("version"), default=1, editable=False)
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("begun by"))
    begun_at = models.DateTimeField(_("begun"))

    class Meta:
        verbose_name = _("test of a solution")
        verbose_name_plural = _("tests of solutions")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint("solution", condition=~Q(stage="next_step"), name="solution_has_one_running_test"),
            models.CheckConstraint(
                condition=~Q(ask_reception="", ask_effect="", ask_ease=""), name="solution_test_asks_something"
            ),
            models.CheckConstraint(
                condition=Q(stage="next_step") ^ Q(outcome=""), name="solution_test_has_an_outcome_at_its_next_step"
            ),
            models.CheckConstraint(
                condition=~Q(stage="next_step") | _each_question_is_answered(),
                name="solution_test_answers_what_it_asked",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="stop") | ~Q(why=""), name="solution_test_that_is_stopped_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.solution}: {self.get_stage_display()}"

    @property
    def is_running(self) -> bool:
        return self.stage != self.Stage.NEXT_STEP

    @property
    def asks(self) -> dict[str, str]:
        """What the test is to teach, by the name of its subject; those it leaves alone are not in it."""
        questions = {one: getattr(self, f"ask_{one}") for one in SUBJECTS}
        return {one: words for one, words in questions.items() if words}

    @property
    def found(self) -> dict[str, str]:
        """What was found about each subject, in the same order; empty where nothing is written yet."""
        return {one: getattr(self, f"found_{one}") for one in self.asks}
