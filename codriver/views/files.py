"""Files beside practice and the diploma that was handed in: each is read by those who read what it belongs to."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from codriver import access
from codriver.actions import practice_files as actions
from codriver.forms.practice import PracticeFileForm
from codriver.models import DiplomaPaper, PracticeEvidence, PracticeFile
from codriver.views.practice import show_piece, visible
from netvaerk.gates import gate
from netvaerk.models import Person
from netvaerk.refusals import Refused
from netvaerk.views.files import download, takes_a_file


@takes_a_file
@require_POST
@gate(visible, access.may_decide_on_practice)
def add_practice_file(request: HttpRequest, evidence: PracticeEvidence) -> HttpResponse:
    form = PracticeFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return show_piece(request, evidence, 422, file_form=form)
    try:
        made = actions.add_file(evidence, form.cleaned_data["upload"], by=request.user, at=timezone.now())
    except Refused as refusal:
        return show_piece(request, evidence, 409, refusal=refusal)
    messages.success(request, _("%(name)s is put beside your text.") % {"name": made.name})
    return redirect("practice_evidence", pk=evidence.pk)


def files(person: Person) -> Any:
    people = ("evidence__pairing__co_driver", "evidence__pairing__network_leader")
    return PracticeFile.objects.visible_to(person).select_related(*people)


def whose(file: PracticeFile) -> list[Person]:
    return [file.evidence.owner]


@require_GET
@gate(files, access.may_read_file, reads=whose)
def practice_file(request: HttpRequest, file: PracticeFile) -> HttpResponse:
    return download(file)


@require_POST
@gate(files, access.may_delete_file)
def delete_practice_file(request: HttpRequest, file: PracticeFile) -> HttpResponse:
    actions.delete_file(file, by=request.user, at=timezone.now())
    messages.success(request, _("The file is deleted."))
    return redirect("practice_evidence", pk=file.evidence_id)


def papers(person: Person) -> Any:
    return DiplomaPaper.objects.visible_to(person).select_related("study__person")


def students(paper: DiplomaPaper) -> list[Person]:
    return [paper.study.person]


@require_GET
@gate(papers, access.may_read_paper, reads=students)
def diploma_paper(request: HttpRequest, paper: DiplomaPaper) -> HttpResponse:
    return download(paper)
