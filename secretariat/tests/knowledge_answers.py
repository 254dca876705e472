"""The rows of the table of answers that are about what colleagues write, and about the search.

The employee has a text that everybody reads, one with the secretariat, and a draft.
"""

from secretariat.tests.answers import ALL_IN, ALL_LACK, OFFICER_ACTS, OFFICER_LACKS, OFFICERS_PAGE, Row

#                            lead co   lea2 co2  form pers per2 ref  sek  supe emp  anon
WRITER_ALONE = "             404  404  404  404  404  404  404  404  404  404  200  log"
WRITER_ACTS = "              404  404  404  404  404  404  404  404  404  404  302  log"
WRITER_AND_OFFICER = "       404  404  404  404  404  404  404  404  200  404  200  log"
SENT_ON_TO_THE_DRAFT = "     404  404  404  404  404  404  404  404  302  404  302  log"
OFFICER_WRITES_ON = "        404  404  404  404  404  404  404  404  200  404  403  log"
OFFICER_PUBLISHES = "        404  404  404  404  404  404  404  404  302  404  403  log"
OFFICER_SAYS_TOO_LITTLE = "  404  404  404  404  404  404  404  404  422  404  403  log"
AUTHOR_AND_OFFICER = "       403  403  403  403  403  403  403  403  200  403  200  log"
AUTHOR_AND_OFFICER_LACK = "  403  403  403  403  403  403  403  403  422  403  422  log"
AUTHOR_LACKS = "             403  403  403  403  403  403  403  403  403  403  422  log"
NO_DRAFT = "                 403  403  403  403  403  403  403  403  403  403  403  log"
KNOWLEDGE_ROWS = [
    Row("search", ALL_IN),
    Row("search", ALL_IN, query="q=borger", case="for a word"),
    Row("knowledge", ALL_IN),
    Row("knowledge", ALL_IN, query="q=borgernes&slags=method&rolle=co_driver&fase=3&opgave=T1", case="filtered"),
    Row("own_knowledge", ALL_IN),
    Row("write_knowledge", ALL_IN),
    Row("write_knowledge", ALL_LACK, post={"title_da": ""}),
    Row("knowledge_item", ALL_IN, pk="text", case="published"),
    Row("knowledge_item", SENT_ON_TO_THE_DRAFT, pk="text_sent", case="sent"),
    Row("knowledge_item", WRITER_ACTS, pk="text_draft", case="a draft"),
    Row("edit_knowledge", AUTHOR_AND_OFFICER, pk="text", case="published"),
    Row("edit_knowledge", AUTHOR_AND_OFFICER_LACK, pk="text", post={"title_da": ""}),
    Row("edit_knowledge", OFFICER_WRITES_ON, pk="text_sent", case="sent"),
    Row("edit_knowledge", WRITER_ALONE, pk="text_draft", case="a draft"),
    Row("knowledge_draft", WRITER_AND_OFFICER, pk="text_sent", case="sent"),
    Row("knowledge_draft", WRITER_ALONE, pk="text_draft", case="a draft"),
    Row("knowledge_draft", NO_DRAFT, pk="text", case="there is none"),
    Row("send_knowledge", WRITER_ACTS, pk="text_draft", post={}),
    Row("drop_knowledge", WRITER_ACTS, pk="text_draft", post={}),
    Row("name_author", AUTHOR_LACKS, pk="text", post={}),
    # --- the secretariat
    Row("knowledge_desk", OFFICERS_PAGE),
    Row("publish_knowledge", OFFICER_PUBLISHES, pk="text_sent", post={"version": "1"}),
    Row("return_knowledge", OFFICER_SAYS_TOO_LITTLE, pk="text_sent", post={"version": "1", "comment": ""}),
    Row("archive_knowledge", OFFICER_ACTS, pk="text", post={}),
    Row("bring_knowledge_back", OFFICER_ACTS, pk="text", post={}),
    Row("confirm_knowledge", OFFICER_ACTS, pk="text", post={}),
    Row("knowledge_history", AUTHOR_AND_OFFICER, pk="text"),
    Row("restore_knowledge", OFFICER_LACKS, pk="text", post={}),
]
