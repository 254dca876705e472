"""The rows of the table of answers that are about requests, meetings with the secretariat and its office.

The co-driver's request is with the officer, the employee's confidential one with nobody; see `asking.py`.
"""

from secretariat.tests.answers import ALL_IN, ALL_LACK, OFFICERS_PAGE, Row

#                                  lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
ASKER_AND_OFFICER = "             404  200  404  404  404  404  404  404  200  404  404  log"
IN_CONFIDENCE = "                 404  404  404  404  404  404  404  404  404  404  200  log"
ASKER_AND_OFFICER_LACK = "        404  422  404  404  404  404  404  404  422  404  404  log"
ASKER_ACTS = "                    404  302  404  404  404  404  404  404  403  404  404  log"
ASKER_IS_REFUSED = "              404  409  404  404  404  404  404  404  403  404  404  log"
ASKER_LACKS = "                   404  422  404  404  404  404  404  404  403  404  404  log"
OFFICER_ALONE_ACTS = "            404  404  404  404  404  404  404  404  302  404  404  log"
HANDLER_LACKS = "                 404  403  404  404  404  404  404  404  422  404  404  log"
HANDLER_ACTS = "                  404  403  404  404  404  404  404  404  302  404  404  log"
HANDLER_OPENS = "                 404  403  404  404  404  404  404  404  200  404  404  log"
BOTH_ACT = "                      404  302  404  404  404  404  404  404  302  404  404  log"
HANDLER_IS_TOO_EARLY = "          404  403  404  404  404  404  404  404  409  404  404  log"
OFFICER_ALONE_LACKS = "           404  404  404  404  404  404  404  404  422  404  404  log"
LEADERS_AND_OFFICER = "           200  404  200  404  404  404  404  404  200  404  404  log"
LEADERS_AND_OFFICER_LACK = "      422  404  422  404  404  404  404  404  422  404  404  log"
WHO_HAS_THE_DESK = "              302  404  404  404  404  404  404  404  404  404  404  log"
SUPPORT_ROWS = [
    Row("support", ALL_IN),
    Row("ask_support", ALL_IN),
    Row("ask_support", ALL_LACK, post={"subject": ""}),
    Row("support_request", ASKER_AND_OFFICER, pk="request"),
    Row("support_request", IN_CONFIDENCE, pk="confided", case="in confidence"),
    Row("write_support", ASKER_AND_OFFICER_LACK, pk="request", post={"text": ""}),
    Row("close_support", ASKER_ACTS, pk="request", post={}),
    Row("reopen_support", ASKER_IS_REFUSED, pk="request", post={"text": "Nej"}),
    Row("free_support", ASKER_IS_REFUSED, pk="request", post={}),
    Row("propose_from_support", ASKER_ACTS, pk="request", post={}),
    Row("answer_article", ASKER_LACKS, pk="request", post={}),
    # --- the officers' desk
    Row("support_desk", OFFICERS_PAGE),
    Row("support_desk", OFFICERS_PAGE, query="vis=over", case="filtered"),
    Row("proposed_articles", OFFICERS_PAGE),
    Row("take_support", OFFICER_ALONE_ACTS, pk="confided", post={}),
    Row("hand_over_support", HANDLER_LACKS, pk="request", post={"to": ""}),
    Row("note_support", HANDLER_LACKS, pk="request", post={"text": ""}),
    Row("resolve_support", HANDLER_ACTS, pk="request", post={}),
    Row("suggest_proposal", HANDLER_ACTS, pk="request", post={}),
    Row("write_article", HANDLER_OPENS, pk="request"),
    Row("write_article", HANDLER_LACKS, pk="request", post={"title": ""}),
    # --- meetings
    Row("book_meeting", ALL_IN),
    Row("book_meeting", ALL_LACK, post={"subject": ""}),
    Row("booking", ASKER_AND_OFFICER, pk="booking"),
    Row("move_booking", ASKER_AND_OFFICER, pk="booking"),
    Row("move_booking", ASKER_AND_OFFICER_LACK, pk="booking", post={}),
    Row("cancel_booking", BOTH_ACT, pk="booking", post={}),
    Row("booking_calendar", ASKER_AND_OFFICER, pk="booking"),
    Row("note_booking", HANDLER_IS_TOO_EARLY, pk="booking", post={}),
    Row("own_times", OFFICERS_PAGE),
    Row("own_times", OFFICER_ALONE_LACKS, post={}),
    Row("withdraw_slot", OFFICER_ALONE_ACTS, pk="slot", post={}),
    # --- the office
    Row("edit_office", OFFICERS_PAGE),
    Row("edit_office", OFFICER_ALONE_LACKS, post={"desks": "x"}),
    Row("add_other_hours", OFFICER_ALONE_LACKS, post={}),
    Row("remove_other_hours", OFFICER_ALONE_ACTS, pk="other_hours", post={}),
    Row("desks", LEADERS_AND_OFFICER),
    Row("book_desk", LEADERS_AND_OFFICER_LACK, post={"on": "x"}),
    Row("give_desk_back", WHO_HAS_THE_DESK, pk="desk_day", post={}),
]
