"""The rows of the table of answers that are about data of people: their copy, what they ask, and how long it is kept.

The co-driver has asked about data, and an officer is to answer; somebody outside the cast has left, and wants a copy. What the other pair
agreed stands open to another personnel leader, named for it with the former co-driver.
"""

from secretariat.tests.answers import ALL_IN, ALL_LACK, NOBODY, OFFICER_OPENS, OFFICERS_PAGE, OPEN, Row

#                        lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
ALL_SAY_SO = "          302  302  302  302  302  302  302  302  302  302  302  log"
ASKER_AND_OFFICER = "   404  200  404  404  404  404  404  404  200  404  404  log"
OFFICER_LACKS = "       404  403  404  404  404  404  404  404  422  404  404  log"
OFFICER_ALONE_LACKS = " 404  404  404  404  404  404  404  404  422  404  404  log"
OFFICER_ALONE_ACTS = "  404  404  404  404  404  404  404  404  302  404  404  log"
OFFICER_MAY_NOT = "     404  403  404  404  404  404  404  404  403  404  404  log"
LOG_READER = "          404  404  404  404  404  404  404  404  404  200  404  log"
LOG_READER_LACKS = "    404  404  404  404  404  404  404  404  404  422  404  log"
FILER_LACKS = "         403  403  403  403  403  403  403  403  422  403  403  log"
NAMED = "               404  404  404  404  200  404  200  404  404  404  404  log"
OWNERS_AND_NAMED = "    404  404  200  200  200  404  200  404  404  404  404  log"
WHO_ASKED_READS = "     404  404  403  403  403  404  200  404  404  404  404  log"
ANOTHER_NAMED_ACTS = "  404  404  403  403  302  404  403  404  404  404  404  log"
NAMED_ACT = "           404  404  403  403  302  404  302  404  404  404  404  log"
NAMED_LACK = "          404  404  404  404  422  404  422  404  404  404  404  log"
PRIVACY_ROWS = [
    Row("privacy", OPEN),
    Row("notice_read", ALL_SAY_SO, post={}),
    Row("my_data", ALL_IN),
    Row("my_data_file", ALL_IN),
    Row("ask_about_data", ALL_IN),
    Row("ask_about_data", ALL_LACK, post={"text": ""}),
    Row("data_requests", OFFICERS_PAGE),
    Row("data_request", ASKER_AND_OFFICER, pk="about_data"),
    Row("answer_data_request", OFFICER_LACKS, pk="about_data", post={"answer": ""}),
    Row("data_request", OFFICERS_PAGE, pk="copy_request", case="of somebody who has left"),
    Row("ask_to_hand_out", OFFICER_ALONE_ACTS, pk="copy_request", case="while one is under way"),
    Row("ask_to_hand_out", OFFICER_ALONE_LACKS, pk="copy_request", post={"email": "x"}),
    Row("ask_to_hand_out", OFFICER_MAY_NOT, pk="about_data", case="of somebody employed"),
    Row("answer_hand_out", OFFICER_ALONE_ACTS, pk="hand_out", post={"answer": "no"}),
    Row("withdraw_hand_out", OFFICER_ALONE_ACTS, pk="hand_out", post={}),
    Row("fetch_copy", NOBODY, keys={"key": "ingens-link"}, case="nobody's link"),
    Row("fetch_copy", NOBODY, keys={"key": "ingens-link"}, post={}, case="nobody's link"),
    Row("leavers", OFFICERS_PAGE),
    Row("leavers", OFFICERS_PAGE, query="q=en", case="searched"),
    Row("ask_for_leaver", OFFICERS_PAGE, pk="leaver"),
    Row("ask_for_leaver", OFFICER_ALONE_LACKS, pk="leaver", post={"text": ""}),
    Row("erase_person", OFFICER_ALONE_ACTS, pk="leaver", post={}),
    Row("filing", OFFICER_OPENS, pk="theme"),
    Row("filing", FILER_LACKS, pk="theme", post={"kle": "27"}),
    Row("record_pdf", OFFICER_OPENS, pk="theme"),
    Row("record_json", OFFICER_OPENS, pk="theme"),
    Row("openings", NAMED),
    Row("ask_for_opening", NAMED),
    Row("ask_for_opening", NAMED, query="who=ingen@kommune.example", case="nobody"),
    Row("ask_for_opening", NAMED_LACK, post={"reason": ""}),
    Row("opening", OWNERS_AND_NAMED, pk="opening"),
    Row("read_opened", WHO_ASKED_READS, pk="opening"),
    Row("answer_opening", ANOTHER_NAMED_ACTS, pk="opening", post={"answer": "no"}),
    Row("close_opening", NAMED_ACT, pk="opening", post={}),
    Row("retention", OFFICERS_PAGE),
    Row("keep_for_how_long", OFFICERS_PAGE, keys={"code": "rooms"}),
    Row("keep_for_how_long", OFFICER_ALONE_LACKS, keys={"code": "rooms"}, post={"kept": "0"}),
    Row("event_log", LOG_READER),
    Row("event_log", LOG_READER, query="who=en&part=by&reads=on&as=csv", case="as a file"),
    Row("event_log", LOG_READER_LACKS, query="since=2026-02-01&until=2026-01-01", case="the wrong way round"),
]
