"""Who gets which answer: every address of ours, everybody around a pair, and the status they meet (spec: states).

A column a person, a row an address and a situation. 404 for strangers, 403 for those who may see but not act, 302 for
what was done, 422 for what was allowed but lacks something, `log` for who is sent to log in.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from netvaerk.models import EditablePage
from netvaerk.tests.views.pages import browser_of
from netvaerk.tests.views.routes import own_routes
from secretariat.tests.cast import EVERYBODY, Cast, both_share

# lead  the network leader of the pair            pers  the personnel leader of the co-driver
# co    the co-driver of the pair                 per2  another personnel leader
# lea2  the leader of another pair                ref   the reference leader of the theme
# co2   the co-driver of another pair             sek   an officer of the secretariat
# form  who co-drove the same theme before        supe  a superuser who is no officer
# emp   an employee with no role, who proposes    anon  nobody
# form stands behind what emp proposes, and lea2 has proposals of her own
#                              lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
ALL_IN = "                     200  200  200  200  200  200  200  200  200  200  200  log"
OPEN = "                       200  200  200  200  200  200  200  200  200  200  200  200"
OFFICERS_PAGE = "              404  404  404  404  404  404  404  404  200  404  404  log"
PAIR_READS = "                 200  200  404  404  404  404  404  404  404  404  404  log"
PAIR_ACTS = "                  302  302  404  404  404  404  404  404  404  404  404  log"
PAIR_LACKS = "                 422  422  404  404  404  404  404  404  404  404  404  log"
PAIR_TOO_LATE = "              409  409  404  404  404  404  404  404  404  404  404  log"
PAIR_AND_OFFICER = "           200  200  404  404  404  404  404  404  200  404  404  log"
OFFICER_ACTS_ON_A_PAIR = "     403  403  404  404  404  404  404  404  302  404  404  log"
OFFICER_AND_OPERATOR = "      404  404  404  404  404  404  404  404  200  200  404  log"
OFFICER_AND_OPERATOR_LACK = " 404  404  404  404  404  404  404  404  422  422  404  log"
OFFICER_AND_OPERATOR_ACT = "  404  404  404  404  404  404  404  404  302  302  404  log"
PERSONNEL_LEADER = "           404  404  404  404  404  200  404  404  404  404  404  log"
CARD_OPENS = "                 200  200  403  403  403  403  403  403  200  403  403  log"
CARD_LACKS = "                 422  422  403  403  403  403  403  403  422  403  403  log"
LEADER_OPENS = "               200  403  403  403  403  403  403  403  403  403  403  log"
LEADER_LACKS = "               422  403  403  403  403  403  403  403  403  403  403  log"
OFFICER_OPENS = "              403  403  403  403  403  403  403  403  200  403  403  log"
OFFICER_LACKS = "              403  403  403  403  403  403  403  403  422  403  403  log"
OFFICER_IS_REFUSED = "         403  403  403  403  403  403  403  403  409  403  403  log"
PERSONNEL_LEADERS = "          404  404  404  404  404  200  200  404  404  404  404  log"
PERSONNEL_LEADER_LACKS = "     404  404  404  404  404  422  404  404  404  404  404  log"
FORMER_PAIR_AND_OFFICER = "    200  404  404  404  200  404  404  404  200  404  404  log"
PAIR_ANSWERS = "               302  302  404  404  404  404  404  404  403  404  404  log"
OFFICER_LACKS_ON_A_PAIR = "    403  403  404  404  404  404  404  404  422  404  404  log"
WHO_WAS_ASKED = "              404  404  404  404  404  404  404  404  404  404  302  log"
EVERYBODY_ACTS = "             302  302  302  302  302  302  302  302  302  302  302  302"
MY_WAY_OUT = "                 200  200  200  200  200  200  200  200  200  200  200  302"
PROPOSERS_READ = "            404  404  404  404  200  404  404  404  404  404  200  log"
PROPOSERS_ACT = "             404  404  404  404  302  404  404  404  404  404  302  log"
NOT_THE_DRAFTER = "           404  404  404  404  302  404  404  404  404  404  409  log"
PROPOSERS_AND_OFFICER = "     403  403  403  403  200  403  403  403  200  403  200  log"
PROPOSERS_AND_OFFICER_LACK = "403  403  403  403  422  403  403  403  422  403  422  log"
KEPT_FOR_PROPOSERS = "        404  404  404  404  200  404  404  404  200  404  200  log"
TAKEN_UP_AGAIN = "            404  404  404  404  302  404  404  404  302  404  302  log"
OFFICER_ACTS = "              403  403  403  403  403  403  403  403  302  403  403  log"
PLAN_READ = "                 200  200  403  403  403  403  403  200  200  403  403  log"
PLANNERS = "                  200  200  403  403  403  403  403  403  403  403  403  log"
PLANNERS_LACK = "             422  422  403  403  403  403  403  403  403  403  403  log"
ALL_LACK = "                  422  422  422  422  422  422  422  422  422  422  422  log"
NOBODY = "                     404  404  404  404  404  404  404  404  404  404  404  404"
HOME_ALREADY = "               302  302  302  302  302  302  302  302  302  302  302  200"


@dataclass(frozen=True)
class Row:
    """One address in one situation. `pk` names the thing of the cast that the address is about."""

    route: str
    statuses: str
    stage: str = "agreed"
    pk: str = ""
    post: dict[str, Any] | None = None
    keys: dict[str, Any] = field(default_factory=dict)
    query: str = ""
    case: str = ""

    def __str__(self) -> str:
        return " ".join(part for part in (self.route, "POST" if self.post is not None else "", self.case) if part)

    @property
    def expected(self) -> dict[str, str]:
        return dict(zip(EVERYBODY, self.statuses.split(), strict=True))


SOME_TEXT = {"revision": 1, "fingerprint": "0" * 64}
PAGE = {"slug": "rollen-som-co-driver"}
KEY = {"uidb36": "1", "key": "set-password"}
ROWS = [
    # --- everybody's pages
    Row("my_page", ALL_IN),
    Row("themes", ALL_IN),
    Row("theme", ALL_IN, pk="theme"),
    Row("alignments", ALL_IN),
    Row("offer_competences", ALL_IN),
    Row("read_pages", ALL_IN),
    Row("read_page", ALL_IN, keys=PAGE),
    Row("contact", ALL_IN),
    Row("privacy", OPEN),
    Row("accessibility", OPEN),
    Row("healthz", OPEN),
    # --- themes
    Row("edit_theme", CARD_OPENS, pk="theme"),
    Row("edit_theme", CARD_LACKS, pk="theme", post={}),
    Row("request_competences", LEADER_OPENS, pk="theme"),
    Row("request_competences", LEADER_LACKS, pk="theme", post={"competence_1": "x"}),
    Row("edit_page", OFFICER_OPENS, keys=PAGE),
    Row("edit_page", OFFICER_LACKS, keys=PAGE, post={"title_da": ""}),
    Row("plan", PLAN_READ, pk="theme"),
    Row("plan_phases", PLANNERS, pk="theme"),
    Row("plan_phases", PLANNERS_LACK, pk="theme", post={"begins_1": "x"}),
    Row("close_phase", LEADER_OPENS, pk="theme"),
    Row("close_phase", LEADER_LACKS, pk="theme", post={"decided": ""}),
    # --- proposals
    Row("propose_theme", ALL_IN),
    Row("propose_theme", ALL_LACK, post={}),
    Row("intake", OFFICERS_PAGE),
    Row("proposal", PROPOSERS_READ, pk="draft", case="a draft"),
    Row("proposal", PROPOSERS_AND_OFFICER, pk="proposal", case="sent"),
    Row("proposal", KEPT_FOR_PROPOSERS, pk="not_chosen", case="not chosen"),
    Row("write_proposal", PROPOSERS_READ, pk="draft", case="a draft"),
    Row("write_proposal", PROPOSERS_AND_OFFICER, pk="proposal", case="sent"),
    Row("write_proposal", PROPOSERS_AND_OFFICER_LACK, pk="proposal", post={}),
    Row("send_proposal", PROPOSERS_ACT, pk="draft", post={}),
    Row("find_co_proposer", PROPOSERS_READ, pk="draft"),
    Row("invite_to_propose", PROPOSERS_ACT, pk="draft", post={"person": "x"}),
    Row("leave_proposal", NOT_THE_DRAFTER, pk="draft", post={}),
    Row("discuss_proposal", PROPOSERS_AND_OFFICER_LACK, pk="proposal", post={"text": ""}),
    Row("take_up_again", TAKEN_UP_AGAIN, pk="not_chosen", post={}),
    Row("take_into_review", OFFICER_ACTS, pk="proposal", post={}),
    Row("return_proposal", OFFICER_LACKS, pk="proposal", post={"reason": ""}),
    Row("move_to_next_round", OFFICER_ACTS, pk="proposal", post={}),
    Row("merge_proposal", OFFICER_OPENS, pk="proposal"),
    Row("merge_proposal", OFFICER_IS_REFUSED, pk="proposal", post={"into": "x"}),
    Row("decide_proposal", OFFICER_OPENS, pk="proposal"),
    Row("decide_proposal", OFFICER_LACKS, pk="proposal", post={}),
    # --- the secretariat and the personnel leaders
    Row("overview", OFFICERS_PAGE),
    Row("import_organisation", OFFICER_AND_OPERATOR),
    Row("import_organisation", OFFICER_AND_OPERATOR_LACK, post={}),
    Row("organisation_import", OFFICER_AND_OPERATOR, pk="files"),
    Row("bring_in", OFFICER_AND_OPERATOR_LACK, pk="files", post={}),
    Row("put_aside", OFFICER_AND_OPERATOR_ACT, pk="files", post={}),
    Row("find_co_driver", OFFICERS_PAGE),
    Row("choose_co_driver", OFFICER_OPENS, pk="theme"),
    Row("weigh_pairing", OFFICER_OPENS, pk="theme", query="person={employee}"),
    Row("weigh_pairing", OFFICER_IS_REFUSED, pk="theme", query="person={employee}", post={}),
    Row("my_staff", PERSONNEL_LEADERS),
    Row("release_time", PERSONNEL_LEADER, pk="co_driver"),
    Row("release_time", PERSONNEL_LEADER_LACKS, pk="co_driver", post={"hours_per_week": "x"}),
    # --- pairings
    Row("pairing", PAIR_AND_OFFICER, "offered", "pairing", case="offered"),
    Row("pairing", PAIR_AND_OFFICER, "agreed", "pairing", case="running"),
    Row("pairing", PAIR_AND_OFFICER, "ended", "pairing", case="over"),
    Row("pairing", FORMER_PAIR_AND_OFFICER, pk="old_pairing", case="the former one"),
    Row("answer_offer", PAIR_ANSWERS, "offered", "pairing", {"answer": "yes"}),
    Row("take_offer_back", OFFICER_ACTS_ON_A_PAIR, "offered", "pairing", {}),
    Row("end_pairing", OFFICER_LACKS_ON_A_PAIR, "agreed", "pairing", {"reason": ""}),
    Row("answer_role", WHO_WAS_ASKED, pk="asked", post={"answer": "no"}),
    # --- answering alone
    Row("alignment", PAIR_READS, "answering", "alignment", case="answering"),
    Row("alignment", PAIR_READS, "writing", "alignment", case="writing"),
    Row("alignment", PAIR_READS, "agreed", "alignment", case="agreed"),
    Row("alignment", PAIR_READS, "ended", "alignment", case="over"),
    Row("save_answers", PAIR_ACTS, "answering", "alignment", {"A1-version": "0", "A1": "Noget"}),
    Row("save_answers", PAIR_TOO_LATE, "writing", "alignment", {"A1-version": "1", "A1": "Noget"}, case="too late"),
    Row("send_answers", PAIR_TOO_LATE, "answering", "alignment", {}, case="too early"),
    Row("take_answers_back", PAIR_TOO_LATE, "answering", "alignment", {}, case="too early"),
    Row("choose_form", PAIR_ACTS, "answering", "alignment", {"form": "full"}),
    Row("hide_question", PAIR_ACTS, "answering", "alignment", {"code": "A1"}),
    Row("show_question", PAIR_ACTS, "answering", "alignment", {"code": "A1"}),
    Row("add_question", PAIR_ACTS, "answering", "alignment", {"text": "Og hvad så?"}),
    Row("add_question", PAIR_LACKS, "answering", "alignment", {"text": ""}, case="without words"),
    # --- writing together
    Row("write_joint", PAIR_ACTS, "writing", "agreement", {"A4-version": "0", "A4": "Sammen"}),
    Row("approve_agreement", PAIR_TOO_LATE, "writing", "agreement", SOME_TEXT, case="another text"),
    Row("approve_agreement", PAIR_LACKS, "writing", "agreement", {}, case="without a text"),
    Row("talk_sheet", PAIR_READS, "writing", "agreement"),
    Row("talk_sheet_pdf", PAIR_READS, "writing", "agreement"),
    Row("agreement", NOBODY[:-3] + "log", "writing", "agreement", case="not agreed"),
    Row("agreement", PAIR_READS, "agreed", "agreement", case="not shared"),
    Row("agreement", PAIR_AND_OFFICER, "agreed", "agreement", case="shared"),
    Row("agreement_pdf", PAIR_READS, "agreed", "agreement", case="not shared"),
    Row("agreement_pdf", PAIR_AND_OFFICER, "agreed", "agreement", case="shared"),
    Row("share_text", PAIR_ACTS, "agreed", "alignment", {"share": "yes"}),
    Row("ask_for_revisit", PAIR_ACTS, "agreed", "alignment", {}),
    Row("confirm_unchanged", PAIR_ACTS, "agreed", "review", {}),
    Row("begin_new_version", PAIR_ACTS, "agreed", "review", {}),
    # --- doors
    Row("choose_language", EVERYBODY_ACTS, post={"language": "en"}),
    Row("demo_login", NOBODY, post={"email": "person1@kommune.example"}),
    Row("gallery", NOBODY[:-3] + "log"),
    Row("account_login", HOME_ALREADY),
    Row("account_logout", MY_WAY_OUT),
    Row("account_inactive", OPEN),
    Row("account_signup", HOME_ALREADY),
    Row("account_reauthenticate", ALL_IN),
    Row("account_change_password", ALL_IN),
    Row("account_set_password", HOME_ALREADY[:-3] + "log"),
    Row("account_reset_password", OPEN),
    Row("account_reset_password_done", OPEN),
    Row("account_reset_password_from_key", OPEN, keys=KEY),
    Row("account_reset_password_from_key_done", OPEN),
]  # fmt: skip


def address(row: Row, town: Cast) -> str:
    thing = getattr(town, row.pk, None) or town.people.get(row.pk)
    keys = {"pk": thing.pk} if thing else row.keys
    query = row.query.format(employee=town["employee"].pk)
    return reverse(row.route, kwargs=keys) + (f"?{query}" if query else "")


def answer(browser: Client, url: str, data: dict[str, Any] | None) -> str:
    """The status somebody meets; what their visit changed is undone."""
    with transaction.atomic():
        response = browser.get(url) if data is None else browser.post(url, {"csrfmiddlewaretoken": "", **data})
        transaction.set_rollback(True)
    to_login = response.headers.get("Location", "").startswith(reverse("account_login") + "?next=")
    asked_to = response.status_code == 401  # with what was typed in hand
    return "log" if to_login or asked_to else str(response.status_code)


def test_every_route_of_ours_stands_in_the_table():
    assert {row.route for row in ROWS} == {route.name for route in own_routes()}


@pytest.mark.django_db
@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everybody_gets_the_answer_that_is_theirs(row, towns, browser_in_town):
    town = towns[row.stage]
    if row.case == "shared":
        both_share(town.alignment)
    url = address(row, town)

    answers = {part: answer(browser_in_town(town[part]), url, row.post) for part in EVERYBODY}

    assert answers == row.expected


@pytest.mark.django_db
def test_the_agreement_of_one_who_alone_shares_stays_closed_to_the_secretariat(towns):
    town = towns["agreed"]
    town.alignment.responses.filter(person=town["leader"]).update(shared_at=town.agreement.agreed_at)

    answers = {answer(browser_of(town["officer"]), reverse(name, args=[town.agreement.pk]), None)
               for name in ("agreement", "agreement_pdf")}  # fmt: skip

    assert answers == {"404"}


@pytest.mark.django_db
def test_a_theme_in_draft_is_its_proposers_alone(towns):
    town = towns["offered"]
    type(town.theme).objects.filter(pk=town.theme.pk).update(status="draft", proposed_by=town["employee"])
    url = reverse("theme", args=[town.theme.pk])

    readers = {part for part in EVERYBODY if answer(browser_of(town[part]), url, None) == "200"}

    assert readers == {"employee"}


@pytest.mark.django_db
def test_what_acts_cannot_be_reached_by_a_link(towns):
    acting = {row.route for row in ROWS} - {row.route for row in ROWS if row.post is None}
    officer = browser_of(towns["offered"]["officer"])
    keys = {route.name: {key: 1 for key in route.keys} for route in own_routes()}

    answers = {name: officer.get(reverse(name, kwargs=keys[name])).status_code for name in acting}

    assert answers == dict.fromkeys(acting, 405)


@pytest.mark.django_db
def test_the_pages_of_the_table_exist():
    assert EditablePage.objects.filter(slug=PAGE["slug"]).count() == 1
