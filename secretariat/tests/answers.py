"""The table of who gets which answer: a row an address in a situation, a column a person, the status they meet."""

from dataclasses import dataclass, field
from typing import Any

from secretariat.tests.cast import EVERYBODY

# lead  the network leader of the pair            pers  the personnel leader of the co-driver
# co    the co-driver of the pair                 per2  another personnel leader
# lea2  the leader of another pair                ref   the reference leader of the theme
# co2   the co-driver of another pair             sek   an officer of the secretariat
# form  who co-drove the same theme before        supe  a superuser who is no officer
# emp   an employee with no role, who proposes    anon  nobody
# form stands behind what emp proposes, and lea2 has proposals of her own
#                              lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
ALL_IN = "                     200  200  200  200  200  200  200  200  200  200  200  log"
ALL_LACK = "                   422  422  422  422  422  422  422  422  422  422  422  log"
ALL_ARE_LATE = "               409  409  409  409  409  409  409  409  409  409  409  log"
OPEN = "                       200  200  200  200  200  200  200  200  200  200  200  200"
OFFICERS_PAGE = "              404  404  404  404  404  404  404  404  200  404  404  log"
PAIR_READS = "                 200  200  404  404  404  404  404  404  404  404  404  log"
PAIR_ACTS = "                  302  302  404  404  404  404  404  404  404  404  404  log"
PAIR_LACKS = "                 422  422  404  404  404  404  404  404  404  404  404  log"
PAIR_TOO_LATE = "              409  409  404  404  404  404  404  404  404  404  404  log"
PAIR_AND_OFFICER = "           200  200  404  404  404  404  404  404  200  404  404  log"
OFFICER_IS_SENT_BACK = "      404  404  404  404  404  404  404  404  302  404  404  log"
OFFICER_LACKS_A_LINK = "      404  404  404  404  404  404  404  404  422  404  404  log"
OFFICER_AND_OPERATOR = "      404  404  404  404  404  404  404  404  200  200  404  log"
OFFICER_AND_OPERATOR_LACK = " 404  404  404  404  404  404  404  404  422  422  404  log"
OFFICER_AND_OPERATOR_ACT = "  404  404  404  404  404  404  404  404  302  302  404  log"
PERSONNEL_LEADER = "           404  404  404  404  404  200  404  404  404  404  404  log"
CARD_OPENS = "                 200  200  403  403  403  403  403  403  200  403  403  log"
CARD_LACKS = "                 422  422  403  403  403  403  403  403  422  403  403  log"
LEADER_OPENS = "               200  403  403  403  403  403  403  403  403  403  403  log"
LEADER_LACKS = "               422  403  403  403  403  403  403  403  403  403  403  log"
LEADER_IS_REFUSED = "          409  403  403  403  403  403  403  403  403  403  403  log"
LEADER_ACTS = "                302  403  403  403  403  403  403  403  403  403  403  log"
OFFICER_OPENS = "              403  403  403  403  403  403  403  403  200  403  403  log"
OFFICER_LACKS = "              403  403  403  403  403  403  403  403  422  403  403  log"
OFFICER_IS_REFUSED = "         403  403  403  403  403  403  403  403  409  403  403  log"
PERSONNEL_LEADERS = "          404  404  404  404  404  200  200  404  404  404  404  log"
PERSONNEL_LEADER_LACKS = "     404  404  404  404  404  422  404  404  404  404  404  log"
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
OPENERS = "                   302  302  403  403  403  302  403  302  302  403  403  log"
PLANNERS = "                  200  200  403  403  403  403  403  403  403  403  403  log"
PLANNERS_LACK = "             422  422  403  403  403  403  403  403  403  403  403  log"
PLANNERS_ACT = "              302  302  403  403  403  403  403  403  403  403  403  log"
LEADER_LACKS_CO_ACTS = "      422  302  403  403  403  403  403  403  403  403  403  log"
STEPPERS_LACK = "             409  409  403  403  403  403  403  409  422  403  403  log"
REFERENCE_IS_TOO_EARLY = "    403  403  403  403  403  403  403  409  403  403  403  log"
FOLLOWERS = "                 200  403  403  403  403  403  403  200  200  403  200  log"
FOLLOWERS_LACK = "            422  403  403  403  403  403  403  422  422  403  422  log"
MEETING_READ = "              200  200  404  404  404  404  404  200  200  404  200  log"
MEETING_HOLDERS = "           200  200  404  404  404  404  404  403  403  404  403  log"
MEETING_HOLDERS_LACK = "      422  422  404  404  404  404  404  403  403  404  403  log"
MEETING_HOLDERS_ACT = "       302  302  404  404  404  404  404  403  403  404  403  log"
MEETING_INVITED = "           403  200  404  404  404  404  404  403  403  404  200  log"
MEETING_INVITED_ACT = "       403  302  404  404  404  404  404  403  403  404  302  log"
WISH_READ = "                 200  200  404  404  404  200  404  404  200  404  404  log"
WISH_LEADER_LACKS = "         403  403  404  404  404  422  404  404  403  404  404  log"
WISH_PERSON_LACKS = "         403  422  404  404  404  403  404  404  403  404  404  log"
WISH_WITHDRAWN = "            302  302  404  404  404  403  404  404  302  404  404  log"
TIME_READ = "                 404  200  404  404  404  200  404  404  200  404  404  log"
TIME_LEADER_ACTS = "          404  403  404  404  404  302  404  404  403  404  404  log"
TIME_LEADER_LACKS = "         404  403  404  404  404  422  404  404  403  404  404  log"
BETWEEN_TWO = "               404  200  404  404  404  200  404  404  404  404  404  log"
NOMINEE_LACKS = "             404  422  404  404  404  403  404  404  404  404  404  log"
NOMINEE_IS_LATE = "           404  409  404  404  404  403  404  404  403  404  404  log"
NOMINATOR_ACTS = "            404  403  404  404  404  302  404  404  404  404  404  log"
ONES_OWN = "                  404  302  404  404  404  404  404  404  404  404  404  log"
PLANNERS_ACT = "             302  302  403  403  403  403  403  403  403  403  403  log"
PARTICIPANT_READ = "          200  200  404  404  404  404  404  200  200  404  404  log"
PARTICIPANT_WRITERS = "       200  200  404  404  404  404  404  403  403  404  404  log"
PARTICIPANT_LACK = "          422  422  404  404  404  404  404  403  403  404  404  log"
PARTICIPANT_ACT = "           302  302  404  404  404  404  404  403  403  404  404  log"
CONTACTS_DELETED = "          302  302  404  404  404  404  404  403  302  404  404  log"
NOBODYS_TO_DELETE = "         403  403  404  404  404  404  404  403  403  404  404  log"
WHO_IS_ASKED_READS = "        404  404  404  404  404  404  404  404  404  404  200  log"
REFERENCE_LEADER = "         404  404  404  404  404  404  404  200  404  404  404  log"
THE_TWO = "                  200  403  403  403  403  403  403  200  403  403  403  log"
THE_TWO_AND_OFFICER = "      200  403  403  403  403  403  403  200  200  403  403  log"
THE_TWO_LACK = "             422  403  403  403  403  403  403  422  403  403  403  log"
THE_TWO_TOO_LATE = "         409  403  403  403  403  403  403  409  403  403  403  log"
THE_TWO_ACT = "              302  404  404  404  404  404  404  302  404  404  404  log"
ONE_OF_THE_TWO_ACTS = "      302  404  404  404  404  404  404  403  404  404  404  log"
ON_THE_THEME = "             200  200  403  403  403  403  403  200  403  403  403  log"
ON_THE_THEME_LACK = "        422  422  403  403  403  403  403  422  403  403  403  log"
NEED_IS_ANSWERED = "         403  403  404  404  404  404  404  200  403  404  404  log"
NEED_ANSWER_LACKS = "        403  403  404  404  404  404  404  422  403  404  404  log"
NEED_IS_TAKEN_BACK = "       302  302  404  404  404  404  404  403  403  404  404  log"
HOLDER_AND_OFFICER = "       200  403  403  403  403  403  403  403  200  403  403  log"
HOLDER_AND_OFFICER_LACK = "  422  403  403  403  403  403  403  403  422  403  403  log"
HOLDER_AND_OFFICER_ACT = "   302  403  403  403  403  403  403  403  302  403  403  log"
ALL_LACK = "                  422  422  422  422  422  422  422  422  422  422  422  log"
NOBODY_IN = "                  404  404  404  404  404  404  404  404  404  404  404  log"
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
    Row("offer_competences", ALL_LACK, post={"version": 0, "hours_per_week": "x"}),
    Row("offer_competences", ALL_ARE_LATE, post={"version": 9}, case="too late"),
    Row("read_pages", ALL_IN),
    Row("read_page", ALL_IN, keys=PAGE),
    Row("contact", ALL_IN),
    Row("security_txt", OPEN),
    Row("accessibility", OPEN),
    Row("accessibility_statement", EVERYBODY_ACTS),
    # --- themes
    Row("edit_theme", CARD_OPENS, pk="theme"),
    Row("edit_theme", CARD_LACKS, pk="theme", post={}),
    Row("request_competences", LEADER_OPENS, pk="theme"),
    Row("request_competences", LEADER_LACKS, pk="theme", post={"competence_1": "x"}),
    Row("request_competences", LEADER_IS_REFUSED, pk="theme", post={"version": 0}, case="the pair runs"),
    Row("edit_page", OFFICER_OPENS, keys=PAGE),
    Row("edit_page", OFFICER_LACKS, keys=PAGE, post={"title_da": ""}),
    Row("plan", PLAN_READ, pk="theme"),
    Row("plan_phases", PLANNERS, pk="theme"),
    Row("plan_phases", PLANNERS_LACK, pk="theme", post={"begins_1": "x"}),
    Row("phase_work", PLAN_READ, pk="theme", keys={"order": 4}),
    Row("phase_work", PLAN_READ, pk="theme", keys={"order": 8}, case="with decisions"),
    Row("write_products", PLANNERS_ACT, pk="theme", keys={"order": 4}, post={"text_seen": "Vand i kælderen"}),
    Row("write_products", LEADER_LACKS_CO_ACTS, pk="theme", keys={"order": 8}, post={"decided_spread": "yes"}),
    Row("theme_notes", PLAN_READ, pk="theme"),
    Row("add_note", PLANNERS, pk="theme"),
    Row("add_note", PLANNERS_LACK, pk="theme", post={"title": ""}),
    Row("edit_note", PLANNERS, pk="note"),
    Row("edit_note", PLANNERS_LACK, pk="note", post={"title": ""}),
    Row("take_note_away", PLANNERS_ACT, pk="note", post={"version": "1"}),
    Row("mandate", PLAN_READ, pk="theme"),
    Row("open_agreement", OPENERS, pk="theme", post={"kind": "reference_leader"}),
    Row("open_agreement", OPENERS, pk="theme", post={"kind": "x"}, case="no kind"),
    Row("close_phase", LEADER_OPENS, pk="theme"),
    Row("close_phase", LEADER_LACKS, pk="theme", post={"decided": ""}),
    # --- the lists of the phases
    Row("phase_work", PLAN_READ, pk="theme", keys={"order": 5}, case="with tracks"),
    Row("phase_work", PLAN_READ, pk="theme", keys={"order": 6}, case="with ideas"),
    Row("phase_work", PLAN_READ, pk="theme", keys={"order": 7}, case="with tests"),
    Row("add_discovery", PLANNERS, pk="theme"),
    Row("add_discovery", PLANNERS_LACK, pk="theme", post={"text": ""}),
    Row("edit_discovery", PLANNERS, pk="discovery"),
    Row("edit_discovery", PLANNERS_LACK, pk="discovery", post={"text": ""}),
    Row("take_discovery_away", PLANNERS_ACT, pk="discovery", post={"version": "1"}),
    Row("gather_discoveries", PLANNERS_LACK, pk="theme", post={}),
    Row("add_track", PLANNERS, pk="theme"),
    Row("add_track", PLANNERS_LACK, pk="theme", post={"title": ""}),
    Row("edit_track", PLANNERS, pk="track"),
    Row("edit_track", PLANNERS_LACK, pk="track", post={"title": ""}),
    Row("take_track_away", PLANNERS_ACT, pk="track", post={"version": "1"}),
    Row("prioritise_ideas", LEADER_OPENS, pk="theme"),
    Row("prioritise_ideas", LEADER_ACTS, pk="theme", post={"shown": ""}),
    Row("begin_test", LEADER_OPENS, pk="idea"),
    Row("begin_test", LEADER_LACKS, pk="idea", post={"backed_by": ""}),
    Row("solution_test", PLAN_READ, pk="test"),
    Row("write_test", PLANNERS, pk="test"),
    Row("write_test", PLANNERS_LACK, pk="test", post={"version": ""}),
    Row("move_test", PLANNERS_ACT, pk="test", post={"version": "1", "to": "test"}),
    Row("conclude_test", LEADER_OPENS, pk="test"),
    Row("conclude_test", LEADER_LACKS, pk="test", post={"outcome": ""}),
    Row("call_off_test", LEADER_ACTS, pk="test", post={"version": "1"}),
    # --- steps and solutions
    Row("next_step", PLAN_READ, pk="theme"),
    Row("next_step", STEPPERS_LACK, pk="theme", post={"to": "closed"}),
    Row("note_checkpoint", OFFICER_OPENS, pk="theme"),
    Row("note_checkpoint", OFFICER_LACKS, pk="theme", post={"outcome": ""}),
    Row("ask_to_close", LEADER_OPENS, pk="theme"),
    Row("ask_to_close", LEADER_LACKS, pk="theme", post={"note": ""}),
    Row("accept_handover", REFERENCE_IS_TOO_EARLY, pk="closing", post={}),
    Row("say_value_midway", PLANNERS, pk="theme"),
    Row("say_value_midway", PLANNERS_LACK, pk="theme", post={}),
    Row("say_value_at_the_end", PLANNERS, pk="theme"),
    Row("say_value_at_the_end", PLANNERS_LACK, pk="theme", post={}),
    Row("solutions", ALL_IN, pk="theme"),
    Row("add_solution", PLANNERS, pk="theme"),
    Row("add_solution", PLANNERS_LACK, pk="theme", post={"title": ""}),
    Row("solution", ALL_IN, pk="solution"),
    Row("turn_solution", LEADER_LACKS, pk="solution", post={"to": "dropped"}),
    Row("edit_solution", PLANNERS, pk="solution"),
    Row("edit_solution", PLANNERS_LACK, pk="solution", post={"title": ""}),
    Row("follow_up", FOLLOWERS, pk="follow_up"),
    Row("follow_up", FOLLOWERS_LACK, pk="follow_up", post={}),
    Row("meetings", PLAN_READ, pk="theme"),
    Row("plan_meeting", PLANNERS, pk="theme"),
    Row("plan_meeting", PLANNERS_LACK, pk="theme", post={"kind": ""}),
    Row("meeting", MEETING_READ, pk="meeting"),
    Row("change_meeting", MEETING_HOLDERS, pk="meeting"),
    Row("change_meeting", MEETING_HOLDERS_LACK, pk="meeting", post={"kind": ""}),
    Row("hold_meeting", MEETING_HOLDERS, pk="meeting"),
    Row("hold_meeting", MEETING_HOLDERS_LACK, pk="meeting", post={"outcome": ""}),
    Row("cancel_meeting", MEETING_HOLDERS_ACT, pk="meeting", post={}),
    Row("answer_meeting", MEETING_INVITED_ACT, pk="meeting", post={"answer": "yes"}),
    Row("meeting_calendar", MEETING_INVITED, pk="meeting"),
    Row("answer_invitation", NOBODY, keys={"pk": 1, "key": "ikke-vores"}, case="an altered link"),
    # --- participants
    Row("participants", PLAN_READ, pk="theme"),
    Row("attendance", PLAN_READ, pk="theme"),
    Row("plan_attendance", PLANNERS_ACT, pk="theme", post={}),
    Row("find_participant", PLANNERS, pk="theme", query="q=o"),
    Row("suggest_employee", PLANNERS, pk="theme", query="person={former}"),
    Row("suggest_employee", PLANNERS_LACK, pk="theme", query="person={former}", post={}),
    Row("suggest_outsider", PLANNERS, pk="theme"),
    Row("suggest_outsider", PLANNERS_LACK, pk="theme", post={}),
    Row("participant", PARTICIPANT_READ, pk="citizen", case="from outside"),
    Row("participant", PARTICIPANT_READ, pk="colleague", case="staff"),
    Row("edit_participant", PARTICIPANT_WRITERS, pk="citizen"),
    Row("edit_participant", PARTICIPANT_LACK, pk="citizen", post={}),
    Row("ask_participant", PARTICIPANT_ACT, pk="participation", post={}),
    Row("note_answer", PARTICIPANT_LACK, pk="citizen", post={}),
    Row("take_off_list", PARTICIPANT_ACT, pk="colleague", post={}),
    Row("delete_participant_data", CONTACTS_DELETED, pk="citizen", post={}, case="from outside"),
    Row("delete_participant_data", NOBODYS_TO_DELETE, pk="colleague", post={}, case="staff"),
    Row("participation", WHO_IS_ASKED_READS, pk="participation"),
    Row("participation", NOBODY[:-3] + "log", pk="citizen", case="from outside"),
    Row("answer_participation", WHO_WAS_ASKED, pk="participation", post={"answer": "no"}),
    Row("leave_network", WHO_WAS_ASKED, pk="participation", post={}),
    # --- between network and base
    Row("my_reference_themes", REFERENCE_LEADER),
    Row("reference_needs", PLAN_READ, pk="theme"),
    Row("need_reference_leader", PLANNERS, pk="theme"),
    Row("need_reference_leader", PLANNERS_LACK, pk="theme", post={"kind": "arena", "text": ""}),
    Row("tie_to_base", ON_THE_THEME, pk="theme"),
    Row("tie_to_base", ON_THE_THEME_LACK, pk="theme", post={"funding": "found"}),
    Row("answer_need", NEED_IS_ANSWERED, pk="need"),
    Row("answer_need", NEED_ANSWER_LACKS, pk="need", post={"state": "x"}),
    Row("withdraw_need", NEED_IS_TAKEN_BACK, pk="need", post={}),
    # --- sparring
    Row("sparring", THE_TWO_AND_OFFICER, pk="theme"),
    Row("arrange_sparring", THE_TWO, pk="theme"),
    Row("arrange_sparring", THE_TWO_LACK, pk="theme", post={"weeks": "x"}),
    Row("answer_sparring", THE_TWO_TOO_LATE, pk="theme", post={"answer": "no", "version": "1"}),
    Row("note_talk", THE_TWO, pk="theme"),
    Row("note_talk", THE_TWO_LACK, pk="theme", post={"held_on": ""}),
    Row("add_topic", THE_TWO, pk="theme"),
    Row("add_topic", THE_TWO_LACK, pk="theme", post={"text": ""}),
    Row("settle_topic", THE_TWO_ACT, pk="topic", post={}),
    Row("share_topic", ONE_OF_THE_TWO_ACTS, pk="topic", post={"share": "no"}),
    Row("remove_topic", ONE_OF_THE_TWO_ACTS, pk="topic", post={}),
    # --- stand-ins
    Row("name_stand_in", HOLDER_AND_OFFICER, pk="lead"),
    Row("name_stand_in", HOLDER_AND_OFFICER_LACK, pk="lead", query="person={employee}", post={}),
    Row("end_stand_in", HOLDER_AND_OFFICER_ACT, pk="stand_in", post={}),
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
    Row("network_map", ALL_IN),
    Row("today", OFFICERS_PAGE),
    Row("reports", OFFICERS_PAGE),
    Row("report", OFFICERS_PAGE, keys={"slug": "frigivet-tid"}),
    Row("report", NOBODY_IN, keys={"slug": "findes-ikke"}, case="no such report"),
    Row("yearly_report", OFFICERS_PAGE),
    Row("my_letters", ALL_IN),
    Row("my_letters", ALL_LACK, post={"news": "sometimes"}),
    Row("outbox", OFFICERS_PAGE),
    Row("send_letter_again", OFFICER_IS_SENT_BACK, pk="letter", post={}),
    Row("letter_texts", OFFICERS_PAGE),
    Row("letter_text", OFFICERS_PAGE, keys={"name": "theme_moved"}),
    Row("write_letter_text", OFFICERS_PAGE, keys={"name": "theme_moved", "language": "da"}),
    Row("write_letter_text", OFFICER_LACKS_A_LINK, keys={"name": "theme_moved", "language": "da"}, post={"text": "Hej"}),
    Row("ship_letter_text", OFFICER_IS_SENT_BACK, keys={"name": "theme_moved", "language": "da"}, post={}),
    Row("arrange_today", OFFICER_IS_SENT_BACK, keys={"kind": "start", "number": 0}),
    Row("take_today", OFFICER_IS_SENT_BACK, keys={"kind": "start", "number": 0}, post={}),
    Row("import_organisation", OFFICER_AND_OPERATOR),
    Row("import_organisation", OFFICER_AND_OPERATOR_LACK, post={}),
    Row("organisation_import", OFFICER_AND_OPERATOR, pk="files"),
    Row("bring_in", OFFICER_AND_OPERATOR_LACK, pk="files", post={}),
    Row("put_aside", OFFICER_AND_OPERATOR_ACT, pk="files", post={}),
    Row("my_staff", PERSONNEL_LEADERS),
    Row("release_time", PERSONNEL_LEADER, pk="co_driver"),
    Row("release_time", PERSONNEL_LEADER_LACKS, pk="co_driver", post={"hours_per_week": "x"}),
    Row("ask_for_time", CARD_OPENS, pk="theme"),
    Row("ask_for_time", CARD_LACKS, pk="theme", post={}),
    Row("time_request", WISH_READ, pk="wish"),
    Row("answer_time", WISH_LEADER_LACKS, pk="wish", post={"answer": "decline", "reason": ""}),
    Row("answer_counter", WISH_PERSON_LACKS, pk="wish", post={"answer": "x"}),
    Row("withdraw_time_request", WISH_WITHDRAWN, pk="wish", post={}),
    Row("released_time", TIME_READ, pk="released"),
    Row("confirm_time", TIME_LEADER_ACTS, pk="released", post={}),
    Row("take_back_time", TIME_LEADER_LACKS, pk="released", post={}),
    Row("nominate", PERSONNEL_LEADER, pk="co_driver"),
    Row("nominate", PERSONNEL_LEADER_LACKS, pk="co_driver", post={}),
    Row("nominations", OFFICERS_PAGE),
    Row("nomination", BETWEEN_TWO, pk="nomination", case="not answered"),
    Row("nomination", TIME_READ, pk="accepted", case="with a yes"),
    Row("answer_nomination", NOMINEE_LACKS, pk="nomination", post={"answer": "x"}),
    Row("answer_nomination", NOMINEE_IS_LATE, pk="accepted", post={"answer": "later", "shown": "yes"}, case="after a yes"),
    Row("withdraw_nomination", NOMINATOR_ACTS, pk="nomination", post={}),
    Row("encourage", PERSONNEL_LEADER, pk="co_driver"),
    Row("encourage", PERSONNEL_LEADER_LACKS, pk="co_driver", post={}),
    Row("see_encouragement", ONES_OWN, pk="encouragement", post={}),
    Row("put_away_encouragement", ONES_OWN, pk="encouragement", post={}),
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
