"""What is left for the two after their pair has ended."""

from datetime import date

from codriver.models import PairClosing
from netvaerk.models import Person


def who_has_something_left(closing: PairClosing, today: date) -> list[Person]:
    """Who of the two is still here and has not answered the evaluation while it is open, or has not sent words for the
    other while there is time and somebody to read them. Reads `words` and `evaluations`, which a caller of many brings
    along."""
    sent = {one.person_id for one in closing.words.all() if one.sent_at}
    evaluated = {one.person_id for one in closing.evaluations.all()}
    pair = (closing.pairing.network_leader, closing.pairing.co_driver)
    asks, open_for_words = closing.evaluation_is_open(today), closing.is_open(today)

    def has_something_left(person: Person) -> bool:
        words = open_for_words and closing.pairing.other(person).is_active and person.pk not in sent
        return words or (asks and person.pk not in evaluated)

    return [person for person in pair if person.is_active and has_something_left(person)]
