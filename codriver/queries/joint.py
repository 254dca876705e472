"""A joint answer being written: its text, who changed it, and what the calendar says of its days."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from codriver.facts.agreements import agreement_facts
from codriver.forms.answers import Typed
from codriver.models import AlignmentAgreement, JointEdit, QuestionOption
from codriver.queries.fields import Field, Wording, Wordings, lines_of
from codriver.rules.agreements import AgreementFacts
from codriver.rules.forms import Question
from codriver.rules.review_dates import date_faults, first_day
from codriver.rules.untouched import mark_of, says_something
from codriver.wording import Names
from netvaerk.models import Person


@dataclass
class JointField(Field):
    """A joint answer being written, with who changed it last, and the mark of the text it is loaded with.

    `typed` is true where what stands in the field has just been typed and is not stored. Days lie between `earliest`
    and `latest`. `compared` holds the two answers it grew out of, if it did.
    """

    edited_by: Person | None = None
    edited_at: datetime | None = None
    text_revision: int = 0
    required: bool = False
    loaded: str = ""
    stored: Any = None
    typed: bool = False
    earliest: date | None = None
    latest: date | None = None
    compared: Any = None

    @property
    def mark(self) -> str:
        return mark_of(self.value)

    @property
    def is_unwritten(self) -> bool:
        return not says_something(self.stored)


@dataclass(frozen=True)
class JointMeeting:
    """An edit that met the other one's: what was typed, and the newest edit."""

    typed: Typed
    theirs: JointEdit


def joint_field(wording: Wording, edit: JointEdit | None, typed: Any, meetings: Any, names: Names) -> JointField:
    code = wording.question.code
    here, meeting = typed.get(code), meetings.get(code)
    newest = meeting.theirs if meeting else edit
    return JointField(
        wording=wording,
        text=wording.text(),
        value=here.value if here else edit.value if edit else None,
        version=newest.revision if newest else 0,
        problems=here.problems if here else [],
        typed=here is not None,
        conflict=meeting is not None,
        theirs=lines_of(wording, meeting.theirs.value, names) if meeting else [],
        edited_by=newest.edited_by if newest else None,
        edited_at=newest.edited_at if newest else None,
        text_revision=newest.text_revision if newest else 0,
        required=wording.question.joint_required,
        loaded=mark_of(newest.value if newest else None),
        stored=newest.value if newest else None,
    )


def judge_days(one: JointField, facts: AgreementFacts) -> None:
    """Say beside the field what the approval would say later, also of days that have passed since they were chosen."""
    one.earliest, one.latest = first_day(facts), facts.theme_ends_on
    one.problems = one.problems or _faults_in_words(one.wording, one.value, facts)


def day_faults(agreement: AlignmentAgreement, question: Question, value: Any, today: date) -> list[str]:
    """What is wrong with days that have just been chosen."""
    wording = Wordings(agreement.alignment).of(question)
    return _faults_in_words(wording, value, agreement_facts(agreement, today))


def _faults_in_words(wording: Wording, value: Any, facts: AgreementFacts) -> list[str]:
    rows = {row.code: row.text for row in wording.axis(QuestionOption.Axis.ROW)}
    day = date_format(facts.theme_ends_on, "DATE_FORMAT") if facts.theme_ends_on else ""
    return [
        gettext(str(one.why)) % {"row": rows.get(one.row, one.row), "other": rows.get(one.other, ""), "day": day}
        for one in date_faults(wording.question, value, facts)
    ]
