"""The page where two sets of answers stand side by side and the joint agreement is written."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from codriver.facts.agreements import agreement_facts, joint_values, release_for
from codriver.forms.answers import Typed
from codriver.models import AlignmentAgreement, ExpectationAlignment
from codriver.queries.compared import Compared, compared_answers
from codriver.queries.fields import Pickers, Wordings
from codriver.queries.joint import JointField, JointMeeting, joint_field, judge_days
from codriver.rules.agreements import AgreementFacts, ApprovalHindrance, hindrances_to_approval, hours_agreed
from codriver.rules.differences import Verdict
from codriver.rules.forms import AskedOf, Kind, Side
from codriver.wording import Names, hours_in_words
from netvaerk.models import Person


@dataclass(frozen=True)
class Group:
    """The questions with one verdict, in the order in which a pair talks."""

    verdict: str
    compared: list[Compared]

    @property
    def talked_through(self) -> int:
        return sum(one.talked_through for one in self.compared)


@dataclass(frozen=True)
class Lapse:
    """One's own approval fell: what the other has changed since; where nothing, other hours are released."""

    changed: list[JointField]


@dataclass
class ComparingPage:
    """`fields` are all joint answers in the order of the form; those that belong to a comparison stand under it too."""

    alignment: ExpectationAlignment
    agreement: AlignmentAgreement
    person: Person
    other: Person
    compared: list[Compared]
    fields: list[JointField]
    facts: AgreementFacts
    approvals: list[dict[str, Any]]
    own_approval: bool
    lapse: Lapse | None
    released: str
    hours_differ: bool
    former: AlignmentAgreement | None

    @property
    def joint(self) -> list[JointField]:
        """What is written without a comparison above it."""
        return [one for one in self.fields if one.compared is None]

    @property
    def looking_back(self) -> list[JointField]:
        """The questions of a revisit, which come before the text is changed."""
        return [one for one in self.fields if one.question.asked_of == AskedOf.REVISIT]

    @property
    def points(self) -> list[JointField]:
        return [one for one in self.fields if one.question.asked_of != AskedOf.REVISIT]

    @property
    def groups(self) -> list[Group]:
        groups = [Group(one.value, [two for two in self.compared if two.verdict == one.value]) for one in Verdict]
        return [group for group in groups if group.compared]

    @property
    def to_talk_through(self) -> list[Compared]:
        """What there is to tick off: where the two agree already, there is nothing to talk through."""
        return [one for one in self.compared if one.verdict != Verdict.AGREED.value]

    @property
    def talked_through(self) -> int:
        return sum(one.talked_through for one in self.to_talk_through)

    @property
    def problems(self) -> list[JointField]:
        return [one for one in self.fields if one.typed and (one.problems or one.conflict)]

    @property
    def missing(self) -> list[JointField]:
        return [one for one in self.fields if one.missing]

    @property
    def unwritten(self) -> list[JointField]:
        """What the two have left empty, and may."""
        return [one for one in self.fields if one.is_unwritten and not one.required]

    @property
    def hindrances(self) -> list[ApprovalHindrance]:
        return hindrances_to_approval(self.facts, by=self.person.pk, shown=self.facts.now)

    @property
    def other_hindrances(self) -> list[ApprovalHindrance]:
        """What stands in the way besides what `missing` names one by one."""
        return [one for one in self.hindrances if one != ApprovalHindrance.INCOMPLETE]

    def count(self, verdict: str) -> int:
        return sum(one.verdict == verdict for one in self.compared)


def comparing_page(
    agreement: AlignmentAgreement,
    person: Person,
    today: date,
    *,
    typed: dict[str, Typed] | None = None,
    meetings: dict[str, JointMeeting] | None = None,
) -> ComparingPage:
    """Both sides' answers and the joint text as it stands; what was typed and not stored stands where it was typed."""
    alignment = agreement.alignment
    side = alignment.side_of(person)
    assert side is not None
    names, facts = Names(), agreement_facts(agreement, today)
    fields = _fields(agreement, facts, typed or {}, meetings or {}, names)
    return ComparingPage(
        alignment=alignment,
        agreement=agreement,
        person=person,
        other=alignment.sides()[side.other].person,
        compared=compared_answers(agreement, alignment.form(), Wordings(alignment), names, fields),
        fields=list(fields.values()),
        facts=facts,
        former=alignment.agreements.filter(number=agreement.number - 1).select_related("text").first(),
        **_approvals(agreement, facts, person, list(fields.values())),
        **_hours(agreement, today),
    )


def _fields(
    agreement: AlignmentAgreement, facts: AgreementFacts, typed: Any, meetings: Any, names: Names
) -> dict[str, JointField]:
    alignment, edits, pickers = agreement.alignment, agreement.joint(), Pickers()
    wordings, found = Wordings(alignment), {}
    for question in alignment.form().joint(revisit=agreement.is_revisit):
        one = joint_field(wordings.of(question), edits.get(question.code), typed, meetings, names)
        one.pickers, one.missing = pickers, question.code in facts.missing
        if question.kind == Kind.DATES:
            judge_days(one, facts)
        found[question.code] = one
    return found


def _approvals(
    agreement: AlignmentAgreement, facts: AgreementFacts, person: Person, fields: list[JointField]
) -> dict[str, Any]:
    """When each side approved, of those approvals that are of the text as it stands; and whether one's own fell."""
    standing = agreement.standing_approvals().items()
    approved = {side: one.approved_at for side, one in standing if one.fingerprint == facts.now.fingerprint}
    sides = agreement.alignment.sides()
    own = any(sides[side].person_id == person.pk for side in approved)
    return {
        "approvals": [{"response": sides[side], "approved_at": approved.get(side)} for side in Side],
        "own_approval": own,
        "lapse": None if own else _lapse(agreement, person, fields),
    }


def _hours(agreement: AlignmentAgreement, today: date) -> dict[str, Any]:
    """The hours the personnel leader has released, and whether the two agree on more."""
    release = release_for(agreement.alignment, today)
    hours = hours_agreed(agreement.alignment.form(), joint_values(agreement))
    return {
        "released": hours_in_words(release.hours_per_week) if release else "",
        "hours_differ": bool(hours is not None and (release is None or hours > release.hours_per_week)),
    }


def _lapse(agreement: AlignmentAgreement, person: Person, fields: list[JointField]) -> Lapse | None:
    """What there is to read again, for one who has approved this version before; None where one changed it oneself."""
    last = agreement.approvals.filter(person=person).order_by("-pk").first()
    later = [one for one in fields if last and one.text_revision > last.revision]
    changed = [one for one in later if one.edited_by and one.edited_by.pk != person.pk]
    return Lapse(changed) if last and (changed or not later) else None
