"""The rows of the table of answers that are about becoming a co-driver and about pairs; see `answers.py`."""

from secretariat.tests.answers import (
    ALL_IN,
    ALL_LACK,
    OFFICER_IS_REFUSED,
    OFFICER_OPENS,
    OFFICERS_PAGE,
    PAIR_ACTS,
    PAIR_AND_OFFICER,
    PAIR_LACKS,
    PAIR_READS,
    PAIR_TOO_LATE,
    PLAN_READ,
    WHO_WAS_ASKED,
    Row,
)

#                              lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
FORMER_PAIR_AND_OFFICER = "    200  404  404  404  200  404  404  404  200  404  404  log"
OFFICER_ACTS_ON_A_PAGE = "     404  404  404  404  404  404  404  404  302  404  404  log"
OFFICER_ACTS_ON_A_PAIR = "     403  403  404  404  404  404  404  404  302  404  404  log"
OFFICER_LACKS_A_PAGE = "       404  404  404  404  404  404  404  404  422  404  404  log"
OFFICER_LACKS_ON_A_PAIR = "    403  403  404  404  404  404  404  404  422  404  404  log"
PAIR_READS_ALONE = "           200  200  404  404  404  404  404  404  403  404  404  log"
OFFICER_IS_TOO_EARLY = "       403  403  404  404  404  404  404  404  409  404  404  log"
PAIR_ANSWERS = "               302  302  404  404  404  404  404  404  403  404  404  log"
ALL_ACT = "                    302  302  302  302  302  302  302  302  302  302  302  log"
CANDIDATES_READ = "            302  200  302  200  302  302  302  302  302  302  302  log"
CANDIDATES_ARE_REFUSED = "     302  409  302  409  302  302  302  302  302  302  302  log"
EXPERIENCED_ACT = "            409  302  409  302  302  409  409  409  409  409  409  log"
CANDIDACY_READ = "             404  200  404  404  404  200  404  404  200  404  404  log"
CANDIDACY_SENT = "             404  302  404  404  404  403  404  404  302  404  404  log"
CANDIDACY_LEADER_LACKS = "     404  403  404  404  404  422  404  404  403  404  404  log"
PAIR_AND_OFFICER_ACT = "       302  302  404  404  404  404  404  404  302  404  404  log"
THE_LEAVER_AND_WHO_STAYS = "   200  200  404  404  200  404  404  404  404  404  404  log"
THE_LEAVER_WRITES = "          403  403  404  404  302  404  404  404  404  404  404  log"
LEADERS_OWN = "                200  403  404  404  404  404  404  404  404  404  404  log"
LEADERS_OWN_LACKS = "          422  403  404  404  404  404  404  404  404  404  404  log"
LEADERS_OWN_ACTS = "           302  403  404  404  404  404  404  404  404  404  404  log"
LEADERS_OWN_IS_REFUSED = "     409  403  404  404  404  404  404  404  404  404  404  log"
LEADER_IS_ASKED = "            200  404  404  404  404  404  404  404  404  404  404  log"
LEADER_ANSWERS = "             302  404  404  404  404  404  404  404  404  404  404  log"
LEADER_ANSWERS_LATE = "        409  404  404  404  404  404  404  404  404  404  404  log"
FORMER_PAIR = "                200  404  404  404  200  404  404  404  404  404  404  log"
NO_ROOM_YET = "                404  404  404  404  404  404  404  404  404  404  404  log"
PRACTICE_READ = "             200  200  404  404  404  404  404  404  404  404  404  log"
PRACTICE_WRITTEN = "          403  200  404  404  404  404  404  404  404  404  404  log"
PRACTICE_LACKS = "            403  422  404  404  404  404  404  404  404  404  404  log"
PRACTICE_DECIDED = "          403  302  404  404  404  404  404  404  404  404  404  log"
PRACTICE_CONFIRMED = "        302  403  404  404  404  404  404  404  404  404  404  log"
PRACTICE_IS_STALE = "         409  403  404  404  404  404  404  404  404  404  404  log"
PRACTICE_QUESTION_LACKS = "   422  403  404  404  404  404  404  404  404  404  404  log"
CO_DRIVERS_ARE_REFUSED = "    302  409  302  409  409  302  302  302  302  302  302  log"
CO_DRIVERS_LACK = "           200  409  200  409  409  200  200  200  200  200  200  log"
MIRROR_READ = "               200  403  404  404  404  404  404  404  404  404  404  log"
PATHS_READ = "                 302  200  302  200  200  302  302  302  302  302  302  log"
PATHS_LACK = "                 302  422  302  422  422  302  302  302  302  302  302  log"
PATHS_ACT = "                  302  302  302  302  302  302  302  302  302  302  302  log"
PATHS_ARE_REFUSED = "          302  409  302  409  409  302  302  302  302  302  302  log"
OFFICER_IS_REFUSED_A_PAGE = "  404  404  404  404  404  404  404  404  409  404  404  log"
#                              lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
STUDENTS_ARE_REFUSED = "       302  422  302  422  302  302  302  302  302  302  302  log"
STUDENTS_ACT = "               302  302  302  302  302  302  302  302  302  302  302  log"
MODULE_READ = "                404  200  404  404  404  200  404  404  200  404  404  log"
MODULE_OWNER_LACKS = "         404  422  404  404  404  403  404  404  403  404  404  log"
MODULE_OWNER_ACTS = "          404  302  404  404  404  403  404  404  403  404  404  log"
MODULE_LEADER_LACKS = "        404  403  404  404  404  422  404  404  403  404  404  log"
MODULE_OFFICER_IS_EARLY = "    404  403  404  404  404  403  404  404  409  404  404  log"
MODULE_ENROLMENT_LACKS = "     404  422  404  404  404  403  404  404  422  404  404  log"
PAPER_READ = "                 404  200  404  404  404  404  404  404  200  404  404  log"
STUDY_IS_REFUSED = "           404  404  404  404  404  404  404  404  409  404  404  log"
#                              lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
FORMER_PAIR_LACKS = "          422  404  404  404  422  404  404  404  404  404  404  log"
FORMER_PAIR_IS_REFUSED = "     409  404  404  404  409  404  404  404  404  404  404  log"
FORMER_PAIR_ACTS = "           302  404  404  404  302  404  404  404  404  404  404  log"
FORMER_CO_DRIVER_LACKS = "     403  404  404  404  422  404  404  404  404  404  404  log"
EFFECT_LACKS = "               422  404  404  404  404  404  404  404  404  404  404  log"
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
    # --- the path
    Row("my_path", PATHS_READ),
    Row("say_wish", PATHS_LACK, post={}),
    Row("stop_path", PATHS_ACT, post={}),
    Row("come_back", PATHS_ARE_REFUSED, post={}),
    Row("paths", OFFICERS_PAGE),
    Row("note_ready", OFFICER_IS_REFUSED_A_PAGE, pk="co_driver", post={}),
    # --- the diploma
    Row("diploma", ALL_IN),
    Row("begin_diploma", ALL_LACK, post={"programme": ""}),
    Row("note_admission", STUDENTS_ARE_REFUSED, post={}),
    Row("plan_module", STUDENTS_ARE_REFUSED, post={}),
    Row("leave_diploma", STUDENTS_ACT, post={}),
    Row("hand_in_paper", STUDENTS_ARE_REFUSED, post={}),
    Row("take_paper_back", STUDENTS_ACT, post={}),
    Row("diploma_paper", PAPER_READ, pk="paper"),
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
    Row("chemistry_talk", PAIR_READS_ALONE, "offered", "pairing"),
    Row("remind_of_offer", OFFICER_IS_TOO_EARLY, "offered", "pairing", {}),
    Row("extend_offer", OFFICER_IS_TOO_EARLY, "offered", "pairing", {}),
    Row("end_pairing", OFFICER_LACKS_ON_A_PAIR, "agreed", "pairing", {"reason": ""}),
    Row("ask_for_talk", PAIR_AND_OFFICER_ACT, "agreed", "pairing", {}),
    Row("settle_talk", OFFICER_LACKS_ON_A_PAIR, "agreed", "pairing", {}),
    Row("handover", THE_LEAVER_AND_WHO_STAYS, pk="old_pairing"),
    Row("write_handover", THE_LEAVER_WRITES, pk="old_pairing", post={"text": "Farvel", "version": "1"}),
    # --- when a pair has ended
    Row("pair_closing", PAIR_READS, "ended", "pairing"),
    Row("pair_closing", NO_ROOM_YET, pk="pairing", case="running"),
    Row("pair_closing", FORMER_PAIR, pk="old_pairing", case="the former one"),
    Row("save_closing", FORMER_PAIR_IS_REFUSED, pk="old_pairing", post={"send": "yes"}),
    Row("take_closing_back", FORMER_PAIR_IS_REFUSED, pk="old_pairing", post={}),
    Row("set_closing_talk", FORMER_PAIR_LACKS, pk="old_pairing", post={}),
    Row("say_what_next", FORMER_CO_DRIVER_LACKS, pk="old_pairing", post={}),
    Row("pair_evaluation", FORMER_PAIR, pk="old_pairing"),
    Row("pair_evaluation", FORMER_PAIR_LACKS, pk="old_pairing", post={}),
    Row("hide_evaluation", FORMER_PAIR_ACTS, pk="old_pairing", post={}),
    Row("evaluations", OFFICERS_PAGE),
    Row("later_effect", LEADER_IS_ASKED, pk="effect"),
    Row("later_effect", EFFECT_LACKS, pk="effect", post={}),
    Row("effects_of_theme", PLAN_READ, pk="theme"),
    Row("coming_leaders", OFFICERS_PAGE),
    Row("ask_to_lead", OFFICERS_PAGE, pk="former"),
    Row("ask_to_lead", OFFICER_LACKS_A_PAGE, pk="former", post={}),
    Row("succession", OFFICERS_PAGE),
    # --- the pair's room, and how it goes
    Row("room", PAIR_READS, pk="pairing", case="running"),
    Row("room", PAIR_READS, "ended", "pairing", case="over"),
    Row("room", NO_ROOM_YET, "offered", "pairing", case="offered"),
    Row("room", FORMER_PAIR, pk="old_pairing", case="the former one"),
    Row("search_room", PAIR_ACTS, pk="pairing", case="with nothing to look for"),
    Row("search_room", PAIR_READS, pk="pairing", post={"q": "tanke"}),
    Row("write_entry", PAIR_READS, pk="pairing"),
    Row("write_entry", PAIR_LACKS, pk="pairing", post={"text": ""}),
    Row("write_entry", PAIR_TOO_LATE, "ended", "pairing", {"text": "Et ord"}, case="over"),
    Row("open_shared", PAIR_ACTS, pk="pairing", post={}),
    Row("add_step", PAIR_READS, pk="pairing"),
    Row("add_step", PAIR_LACKS, pk="pairing", post={"what": ""}),
    Row("edit_entry", LEADERS_OWN, pk="entry"),
    Row("edit_entry", LEADERS_OWN_LACKS, pk="entry", post={"text": ""}),
    Row("share_entry", LEADERS_OWN_ACTS, pk="entry", post={"version": "1"}),
    Row("unshare_entry", LEADERS_OWN_IS_REFUSED, pk="entry", post={}),
    Row("delete_entry", LEADERS_OWN_ACTS, "ended", "entry", {"version": "1"}),
    Row("settle_step", PAIR_ACTS, pk="room_step", post={}),
    Row("remove_step", PAIR_ACTS, pk="room_step", post={}),
    Row("pulse", LEADER_IS_ASKED, pk="pulse"),
    Row("answer_pulse", LEADER_ANSWERS, pk="pulse", post={"answer": "well"}),
    Row("answer_pulse", LEADER_ANSWERS_LATE, "ended", "pulse", {"answer": "well"}, case="over"),
    Row("settle_wish", OFFICER_ACTS_ON_A_PAGE, pk="wished", post={}),
    # --- practice and competences
    Row("practice", ALL_IN),
    Row("practice", ALL_LACK, post={}),
    Row("shown_practice", OFFICERS_PAGE),
    Row("practice_evidence", PRACTICE_READ, pk="practice"),
    Row("edit_practice", PRACTICE_WRITTEN, pk="practice"),
    Row("edit_practice", PRACTICE_LACKS, pk="practice", post={}),
    Row("delete_practice", PRACTICE_DECIDED, pk="practice", post={}),
    Row("ask_to_confirm", PRACTICE_DECIDED, pk="practice", post={}),
    Row("take_practice_back", PRACTICE_DECIDED, pk="practice", post={}),
    Row("confirm_practice", PRACTICE_CONFIRMED, pk="practice", post={"version": "1"}),
    Row("confirm_practice", PRACTICE_IS_STALE, pk="practice", post={"version": "9"}, case="stale"),
    Row("question_practice", PRACTICE_QUESTION_LACKS, pk="practice", post={"version": "1"}),
    Row("show_practice", PRACTICE_DECIDED, pk="practice", post={}),
    Row("hide_practice", PRACTICE_DECIDED, pk="practice", post={}),
    Row("add_practice_file", PRACTICE_LACKS, pk="practice", post={}),
    Row("practice_file", PRACTICE_READ, pk="practice_file"),
    Row("delete_practice_file", PRACTICE_DECIDED, pk="practice_file", post={}),
    Row("competence_ratings", ALL_IN),
    Row("competence_ratings", CO_DRIVERS_LACK, post={}),
    Row("ask_to_mirror", CO_DRIVERS_ARE_REFUSED, post={}),
    Row("take_mirror_back", ALL_ACT, post={}),
    Row("mirror", MIRROR_READ, pk="pairing"),
    Row("answer_role", WHO_WAS_ASKED, pk="asked", post={"answer": "no"}),
]  # fmt: skip
