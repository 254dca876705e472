"""The rows of the table of answers that are about becoming a co-driver and about pairs; see `answers.py`."""

from secretariat.tests.answers import (
    ALL_IN,
    ALL_LACK,
    OFFICER_IS_REFUSED,
    OFFICER_OPENS,
    OFFICERS_PAGE,
    PAIR_AND_OFFICER,
    WHO_WAS_ASKED,
    Row,
)

#                              lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
FORMER_PAIR_AND_OFFICER = "    200  404  404  404  200  404  404  404  200  404  404  log"
OFFICER_ACTS_ON_A_PAGE = "     404  404  404  404  404  404  404  404  302  404  404  log"
OFFICER_ACTS_ON_A_PAIR = "     403  403  404  404  404  404  404  404  302  404  404  log"
OFFICER_LACKS_A_PAGE = "       404  404  404  404  404  404  404  404  422  404  404  log"
OFFICER_LACKS_ON_A_PAIR = "    403  403  404  404  404  404  404  404  422  404  404  log"
PAIR_ANSWERS = "               302  302  404  404  404  404  404  404  403  404  404  log"
ALL_ACT = "                    302  302  302  302  302  302  302  302  302  302  302  log"
CANDIDATES_READ = "            302  200  302  200  302  302  302  302  302  302  302  log"
CANDIDATES_ARE_REFUSED = "     302  409  302  409  302  302  302  302  302  302  302  log"
EXPERIENCED_ACT = "            409  302  409  302  302  409  409  409  409  409  409  log"
CANDIDACY_READ = "             404  200  404  404  404  200  404  404  200  404  404  log"
CANDIDACY_SENT = "             404  302  404  404  404  403  404  404  302  404  404  log"
CANDIDACY_LEADER_LACKS = "     404  403  404  404  404  422  404  404  403  404  404  log"
#                              lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
STUDENTS_ARE_REFUSED = "       302  422  302  422  302  302  302  302  302  302  302  log"
STUDENTS_ACT = "               302  302  302  302  302  302  302  302  302  302  302  log"
MODULE_READ = "                404  200  404  404  404  200  404  404  200  404  404  log"
MODULE_OWNER_LACKS = "         404  422  404  404  404  403  404  404  403  404  404  log"
MODULE_OWNER_ACTS = "          404  302  404  404  404  403  404  404  403  404  404  log"
MODULE_LEADER_LACKS = "        404  403  404  404  404  422  404  404  403  404  404  log"
MODULE_OFFICER_IS_EARLY = "    404  403  404  404  404  403  404  404  409  404  404  log"
MODULE_ENROLMENT_LACKS = "     404  422  404  404  404  403  404  404  422  404  404  log"
STUDY_IS_REFUSED = "           404  404  404  404  404  404  404  404  409  404  404  log"
PAIRING_ROWS = [
    # --- becoming a co-driver
    Row("become_co_driver", ALL_IN),
    Row("start_candidacy", ALL_ACT, post={}),
    Row("reflect", CANDIDATES_READ),
    Row("share_reflection", CANDIDATES_ARE_REFUSED, post={}),
    Row("unshare_reflection", ALL_ACT, post={}),
    Row("say_interested", CANDIDATES_ARE_REFUSED, post={}),
    Row("ask_my_leader", ALL_ACT, post={}),
    Row("be_ready_again", CANDIDATES_ARE_REFUSED, post={}),
    Row("withdraw_candidacy", ALL_ACT, post={}),
    Row("offer_to_talk", EXPERIENCED_ACT, post={"about": "Tid"}),
    Row("stop_talking", ALL_ACT, post={}),
    Row("candidacies", OFFICERS_PAGE),
    Row("candidacy", CANDIDACY_READ, pk="candidacy"),
    Row("send_to_leader", CANDIDACY_SENT, pk="candidacy", post={}),
    Row("answer_candidacy", CANDIDACY_LEADER_LACKS, pk="candidacy", post={"answer": "yes"}),
    # --- the diploma
    Row("diploma", ALL_IN),
    Row("begin_diploma", ALL_LACK, post={"programme": ""}),
    Row("note_admission", STUDENTS_ARE_REFUSED, post={}),
    Row("plan_module", STUDENTS_ARE_REFUSED, post={}),
    Row("leave_diploma", STUDENTS_ACT, post={}),
    Row("study_module", MODULE_READ, pk="study_module"),
    Row("apply_for_module", MODULE_OWNER_LACKS, pk="study_module", post={}),
    Row("answer_module", MODULE_LEADER_LACKS, pk="study_module", post={"answer": "yes"}),
    Row("prioritise_module", MODULE_OFFICER_IS_EARLY, pk="study_module", post={}),
    Row("note_enrolment", MODULE_ENROLMENT_LACKS, pk="study_module", post={}),
    Row("note_fund_application", MODULE_OWNER_ACTS, pk="study_module", post={}),
    Row("sign_up_for_exam", MODULE_OWNER_LACKS, pk="study_module", post={}),
    Row("note_result", MODULE_OWNER_LACKS, pk="study_module", post={}),
    Row("credit_module", MODULE_OWNER_LACKS, pk="study_module", post={}),
    Row("withdraw_from_module", MODULE_OWNER_ACTS, pk="study_module", post={}),
    Row("diplomas", OFFICERS_PAGE),
    Row("diploma_study", OFFICERS_PAGE, pk="study"),
    Row("verify_diploma", STUDY_IS_REFUSED, pk="study", post={}),
    # --- pairs
    Row("find_co_driver", OFFICERS_PAGE),
    Row("choose_co_driver", OFFICER_OPENS, pk="theme"),
    Row("weigh_pairing", OFFICER_OPENS, pk="theme", query="person={employee}"),
    Row("weigh_pairing", OFFICER_IS_REFUSED, pk="theme", query="person={employee}", post={}),
    Row("pairing_board", OFFICERS_PAGE),
    Row("make_run", OFFICER_LACKS_A_PAGE, post={}),
    Row("pairing_run", OFFICERS_PAGE, "ended", "run"),
    Row("choose_pair", OFFICER_LACKS_A_PAGE, "ended", "run", {}),
    Row("publish_run", OFFICERS_PAGE, "ended", "run"),
    Row("publish_run", OFFICER_LACKS_A_PAGE, "ended", "run", {}),
    Row("put_run_aside", OFFICER_ACTS_ON_A_PAGE, "ended", "run", {}),
    Row("pairing", PAIR_AND_OFFICER, "offered", "pairing", case="offered"),
    Row("pairing", PAIR_AND_OFFICER, "agreed", "pairing", case="running"),
    Row("pairing", PAIR_AND_OFFICER, "ended", "pairing", case="over"),
    Row("pairing", FORMER_PAIR_AND_OFFICER, pk="old_pairing", case="the former one"),
    Row("answer_offer", PAIR_ANSWERS, "offered", "pairing", {"answer": "yes"}),
    Row("take_offer_back", OFFICER_ACTS_ON_A_PAIR, "offered", "pairing", {}),
    Row("end_pairing", OFFICER_LACKS_ON_A_PAIR, "agreed", "pairing", {"reason": ""}),
    Row("answer_role", WHO_WAS_ASKED, pk="asked", post={"answer": "no"}),
]  # fmt: skip
