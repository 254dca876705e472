"""New versions of a template: copied from the last, edited as a draft, published. Running agreements keep theirs."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.db import IntegrityError, transaction

from codriver.models import AlignmentTemplate, QuestionOption, TemplateQuestion, TemplateSection
from codriver.models.templates import as_rule
from codriver.rules.mandate import WHOSE_HOURS
from codriver.rules.templates import TemplateHindrance, hindrances_to_publishing
from netvaerk.audit import record
from netvaerk.models import Person, Verb
from netvaerk.refusals import Refused


class Unpublishable(Refused):
    """A template that cannot be published yet: every reason, said with the codes of the questions it is about."""

    def __init__(self, faults: Mapping[TemplateHindrance, Collection[str]]):
        super().__init__(faults)
        self.codes = [", ".join(sorted(codes)) for codes in faults.values()]

    def words(self) -> list[str]:
        said = zip(self.codes, super().words(), strict=True)
        return [f"{codes}: {sentence}" if codes else sentence for codes, sentence in said]


def copy_template(template: AlignmentTemplate, *, by: Person, at: datetime) -> AlignmentTemplate:
    """Make the next version as a draft with the same content. Raises Refused if a draft is under way."""
    if not by.is_secretariat:
        raise Refused([TemplateHindrance.NOT_SECRETARIAT])
    try:
        with transaction.atomic():
            return _copy(template, by, at)
    except IntegrityError:
        raise Refused([TemplateHindrance.DRAFT_EXISTS]) from None


def _copy(template: AlignmentTemplate, by: Person, at: datetime) -> AlignmentTemplate:
    last = AlignmentTemplate.objects.filter(kind=template.kind).latest("version").version
    sections = list(template.sections.prefetch_related("questions__options"))
    draft = AlignmentTemplate.objects.get(pk=template.pk)
    draft.pk, draft.version, draft.published_at = None, last + 1, None
    draft.save(force_insert=True)
    for section in sections:
        questions = list(section.questions.all())
        section.pk, section.template = None, draft
        section.save(force_insert=True)
        for question in questions:
            _copy_question(question, section)
    record(Verb.CREATED, draft, by=by, at=at)
    return draft


def _copy_question(question: TemplateQuestion, section: TemplateSection) -> None:
    options = list(question.options.all())
    question.pk, question.section = None, section
    question.save(force_insert=True)
    for option in options:
        option.pk, option.question = None, question
    QuestionOption.objects.bulk_create(options)


@transaction.atomic
def publish_template(template: AlignmentTemplate, *, by: Person, at: datetime) -> None:
    """Make a draft the version that new agreements begin with; it never changes again. Raises Refused."""
    if not by.is_secretariat:
        raise Refused([TemplateHindrance.NOT_SECRETARIAT])
    questions = TemplateQuestion.objects.filter(section__template=template).prefetch_related("options")
    faults = hindrances_to_publishing(
        [as_rule(question) for question in questions], about_hours=WHOSE_HOURS[template.kind] is not None
    )
    if faults:
        raise Unpublishable(faults)
    if not AlignmentTemplate.objects.filter(pk=template.pk, published_at=None).update(published_at=at):
        raise Refused([TemplateHindrance.PUBLISHED])
    template.refresh_from_db()
    record(Verb.PUBLISHED, template, by=by, at=at)
