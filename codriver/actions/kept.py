"""The kinds of data this floor deletes when their time is up."""

from django.utils.translation import gettext_lazy as _

from codriver.actions import forgetting
from codriver.actions.closings_daily import (
    forget_closing_drafts,
    forget_closings,
    old_closings,
    with_old_drafts,
)
from codriver.actions.daily import delete_void_drafts, lapsed_drafts
from codriver.actions.diploma_paper import forget_papers, with_old_papers
from codriver.rules import kept
from netvaerk.actions.retention import Kind

AFTER_PAIR = _("after the pair ended")
AFTER_AGREEMENT = _("after the agreement is over")
AFTER_LEFT = _("after the person left the municipality")
DATES_STAY = _("That it was, and when.")

KINDS = (
    Kind(
        "lapsed", _("Answers of alignments that lapsed before anything was agreed"), _("after it lapsed"),
        kept.LAPSED_KEPT, lapsed_drafts, delete_void_drafts, DATES_STAY,
    ),
    Kind(
        "answers", _("Answers in an alignment, and drafts of the joint text"), AFTER_AGREEMENT,
        kept.ANSWERS_KEPT, forgetting.old_answers, forgetting.forget_answers, _("The text that both approved."),
    ),
    Kind(
        "agreements", _("Agreed texts"), AFTER_AGREEMENT,
        kept.AGREEMENTS_KEPT, forgetting.old_agreements, forgetting.forget_agreements, DATES_STAY,
    ),
    Kind(
        "rooms", _("What stands in the room of a pair"), AFTER_PAIR,
        kept.ROOMS_KEPT, forgetting.old_rooms, forgetting.forget_rooms,
    ),
    Kind(
        "talks", _("How it goes in a pair, and the reasons for offering and ending it"), AFTER_PAIR,
        kept.TALKS_KEPT, forgetting.old_talks, forgetting.forget_talks, DATES_STAY,
    ),
    Kind(
        "practice", _("Practice and its files"), AFTER_PAIR,
        kept.PRACTICE_KEPT, forgetting.old_practice, forgetting.forget_practice,
    ),
    Kind(
        "ratings", _("How competences are seen"), AFTER_PAIR,
        kept.RATINGS_KEPT, forgetting.old_ratings, forgetting.forget_ratings,
    ),
    Kind(
        "closing-drafts", _("Looks back that were never sent"), AFTER_PAIR,
        kept.CLOSING_DRAFTS_KEPT, with_old_drafts, forget_closing_drafts,
    ),
    Kind(
        "closings", _("Looks back and evaluations of pairs"), AFTER_PAIR,
        kept.CLOSINGS_KEPT, old_closings, forget_closings, _("What was said three months later stays with the theme."),
    ),
    Kind(
        "candidacies", _("Candidacies that were withdrawn, or not now, with their reflection"),
        _("after the last answer"),
        kept.CANDIDACIES_KEPT, forgetting.old_candidacies, forgetting.forget_candidacies,
    ),
    Kind(
        "runs", _("How the pool of candidates was paired"), _("after it was made"),
        kept.RUNS_KEPT, forgetting.old_runs, forgetting.forget_runs, _("The pairs that came of it."),
    ),
    Kind(
        "papers", _("The school's diploma as it was handed in"), _("after it was handed in, unless verified before"),
        kept.PAPERS_KEPT, with_old_papers, forget_papers,
    ),
    Kind(
        "studies", _("Grades and attempts in the diploma"), AFTER_LEFT,
        kept.STUDIES_KEPT, forgetting.old_studies, forgetting.forget_studies, _("Modules and money, for figures."),
    ),
    Kind(
        "profiles", _("Competences offered, wishes and paths of those who have left"), AFTER_LEFT,
        kept.PROFILES_KEPT, forgetting.old_profiles, forgetting.forget_profiles,
    ),
)  # fmt: skip
