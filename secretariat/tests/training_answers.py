"""The rows of the table of answers that are about courses and events; see `answers.py`.

The leader gave up a seat, the co-driver is offered it, the employee waits; the co-driver came to the event that is held.
"""

from secretariat.tests.answers import (
    ALL_IN,
    ALL_LACK,
    OFFICER_OPENS,
    OFFICERS_PAGE,
    Row,
)

#                              lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
OFFICER_LACKS_ON_ALL = "       403  403  403  403  403  403  403  403  422  403  403  log"
OFFICER_ACTS_ON_ALL = "        403  403  403  403  403  403  403  403  302  403  403  log"
OFFICER_REFUSED_ON_ALL = "     403  403  403  403  403  403  403  403  409  403  403  log"
OFFICER_LACKS_A_PAGE = "       404  404  404  404  404  404  404  404  422  404  404  log"
OFFICER_ACTS_ON_A_DRAFT = "    404  404  404  404  404  404  404  404  302  404  404  log"
ALL_ACT = "                    302  302  302  302  302  302  302  302  302  302  302  log"
OFF_IT_GOES = "                302  302  404  404  404  404  404  404  404  404  302  log"
SEAT_IS_ANSWERED = "           409  302  404  404  404  404  404  404  404  404  409  log"
WHO_CAME = "                   403  200  403  403  403  403  403  403  403  403  403  log"
WHO_CAME_LACKS = "             403  422  403  403  403  403  403  403  403  403  403  log"
ALL_FORBIDDEN = "              403  403  403  403  403  403  403  403  403  403  403  log"
NO_SERIES = "                  404  404  404  404  404  404  404  404  404  404  404  log"
TRAINING_ROWS = [
    Row("training_events", ALL_IN),
    Row("training_events", ALL_IN, query="rolle=co_driver&mig=1&vis=afholdt", case="filtered"),
    Row("training_event", ALL_IN, pk="course", case="open"),
    Row("training_event", ALL_IN, pk="course_held", case="held"),
    Row("training_event", OFFICERS_PAGE, pk="course_draft", case="a draft"),
    Row("sign_up", ALL_ACT, pk="course", post={}),
    Row("sign_up_to_series", NO_SERIES, pk="course", post={}),
    Row("sign_off", OFF_IT_GOES, pk="course", post={}),
    Row("answer_seat", SEAT_IS_ANSWERED, pk="course", post={"answer": "yes"}),
    Row("training_calendar", ALL_FORBIDDEN, pk="course", case="nobody has the seat yet"),
    Row("check_in", ALL_IN),
    Row("check_in", ALL_LACK, post={"code": ""}),
    Row("evaluate", WHO_CAME, pk="course_held"),
    Row("evaluate", WHO_CAME_LACKS, pk="course_held", post={}),
    Row("note_as_practice", WHO_CAME_LACKS, pk="course_held", post={}),
    # --- the secretariat
    Row("training_desk", OFFICERS_PAGE),
    Row("write_event", OFFICERS_PAGE),
    Row("write_event", OFFICER_LACKS_A_PAGE, post={}),
    Row("change_event", OFFICER_OPENS, pk="course"),
    Row("change_event", OFFICER_LACKS_ON_ALL, pk="course", post={}),
    Row("publish_event", OFFICER_ACTS_ON_A_DRAFT, pk="course_draft", post={}),
    Row("cancel_event", OFFICER_OPENS, pk="course"),
    Row("cancel_event", OFFICER_LACKS_ON_ALL, pk="course", post={}),
    Row("copy_event", OFFICER_ACTS_ON_ALL, pk="course", post={}),
    Row("repeat_event", OFFICER_OPENS, pk="course"),
    Row("repeat_event", OFFICER_LACKS_ON_ALL, pk="course", post={}),
    Row("delete_event", OFFICER_REFUSED_ON_ALL, pk="course", post={}, case="published"),
    Row("delete_event", OFFICER_ACTS_ON_A_DRAFT, pk="course_draft", post={}, case="a draft"),
    Row("event_participants", OFFICER_OPENS, pk="course"),
    Row("event_participants", OFFICER_REFUSED_ON_ALL, pk="course", post={}, case="too early"),
    Row("event_participants", OFFICER_ACTS_ON_ALL, pk="course_held", post={}, case="held"),
    Row("add_to_event", OFFICER_LACKS_ON_ALL, pk="course", post={"person": ""}),
    Row("sign_somebody_off", OFFICER_ACTS_ON_A_DRAFT, pk="enrolment", post={}),
    Row("check_in_board", OFFICER_OPENS, pk="course"),
    Row("event_answers", OFFICER_OPENS, pk="course_held"),
]
