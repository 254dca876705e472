"""What those who came have said of an event: sums and words from five answers up, and never who said what."""

from dataclasses import dataclass, field

from secretariat.models import Evaluation, TrainingEvent
from secretariat.rules.attendance import FEWEST, are_shown
from secretariat.rules.training import Status


@dataclass
class Asked:
    """One question with how many gave each answer."""

    label: str
    counts: list[tuple[str, int]]


@dataclass
class AnswersPage:
    """`questions` and the words stay empty below five answers."""

    came: int
    answers: int
    fewest: int = FEWEST
    questions: list[Asked] = field(default_factory=list)
    took_away: list[str] = field(default_factory=list)
    better: list[str] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        return are_shown(self.answers)


def answers_page(event: TrainingEvent) -> AnswersPage:
    """Two queries. The words of each question stand in an order of their own, so that they do not make up a person."""
    given = list(event.evaluations.all())
    page = AnswersPage(came=event.enrolments.filter(status=Status.ATTENDED).count(), answers=len(given))
    if page.is_shown:
        page.questions = [_asked(given, name) for name in ("worth", "use")]
        page.took_away = sorted(one.took_away for one in given if one.took_away)
        page.better = sorted(one.better for one in given if one.better)
    return page


def _asked(given: list[Evaluation], name: str) -> Asked:
    label = str(Evaluation._meta.get_field(name).verbose_name)
    counts = [(str(worth.label), sum(getattr(one, name) == worth for one in given)) for worth in Evaluation.Worth]
    return Asked(label[0].upper() + label[1:] + "?", counts)
