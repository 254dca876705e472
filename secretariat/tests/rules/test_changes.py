"""What an import changes, and that the same organisation again changes nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secretariat.rules.changes import Change, Plan, Stored, StoredPerson, compare
from secretariat.rules.incoming import Member, Organisation, Unit

IDA = Member("Ida", "ida@k.example", "Lærer", "1", "8")
BO = Member("Bo", "bo@k.example", "Leder", "1", "")
WANTED = Organisation({"1": Unit("Skole", ""), "2": Unit("Klasse", "1")}, {"7": IDA, "8": BO})


def stored(*people, units=None, closed=()):
    everybody = people or (StoredPerson("7", IDA, True), StoredPerson("8", BO, True))
    return Stored(dict(WANTED.units) if units is None else units, set(closed), list(everybody))


def changes(plan):
    return {name: value for name, value in vars(plan).items() if value}


def test_the_same_organisation_changes_nothing():
    plan = compare(stored(), WANTED)

    assert plan == Plan()
    assert plan.is_empty


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (stored(units={}), {"new_units": [Change("2", "Klasse", "", "Skole"), Change("1", "Skole")]}),
        (
            stored(units=WANTED.units | {"1": Unit("Skolen", "")}),
            {"renamed_units": [Change("1", "Skole", "Skolen", "Skole")]},
        ),
        (
            stored(units=WANTED.units | {"2": Unit("Klasse", "")}),
            {"moved_units": [Change("2", "Klasse", "", "Skole")]},
        ),
        (stored(units=WANTED.units | {"3": Unit("Gammel", "")}), {"closed_units": [Change("3", "Gammel")]}),
        (stored(units=WANTED.units | {"3": Unit("Gammel", "")}, closed=["3"]), {}),
        (stored(closed=["2"]), {"reopened_units": [Change("2", "Klasse")]}),
    ],
    ids=["new", "renamed", "moved", "closed", "closed before", "open again"],
)
def test_units(before, expected):
    assert changes(compare(before, WANTED)) == expected


def ida(**change):
    return StoredPerson("7", replace(IDA, **change), True)


BOSS = StoredPerson("8", BO, True)


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ([BOSS], {"new_people": [Change("7", "Ida", "", "Skole")]}),
        (
            [BOSS, ida(title="Vikar")],
            {"changed_people": [Change("7", "Ida", "Ida, Vikar, ida@k.example", "Ida, Lærer, ida@k.example")]},
        ),
        ([BOSS, ida(unit="2")], {"moved_people": [Change("7", "Ida", "Klasse", "Skole")]}),
        ([BOSS, ida(leader="")], {"new_leaders": [Change("7", "Ida", "", "Bo")]}),
        ([BOSS, ida(email="IDA@k.example")], {}),
        (
            [BOSS, ida(), StoredPerson("9", replace(IDA, name="Eva", email="eva@k.example"), True)],
            {"gone_people": [Change("9", "Eva")]},
        ),
        ([BOSS, ida(), StoredPerson("9", replace(IDA, name="Eva", email="eva@k.example"), False)], {}),
        ([BOSS, StoredPerson("7", IDA, False)], {"returned_people": [Change("7", "Ida")]}),
        ([BOSS, ida(), StoredPerson("", replace(IDA, name="Hånd", email="haand@k.example"), True)], {}),
        ([BOSS, StoredPerson("", IDA, True)], {"linked_people": [Change("7", "Ida", "ida@k.example")]}),
        (
            [BOSS, ida(email="x@k.example"), StoredPerson("9", replace(IDA, name="Eva"), False)],
            {"changed_people": [Change("7", "Ida", "Ida, Lærer, x@k.example", "Ida, Lærer, ida@k.example")]},
        ),
        (
            [BOSS, ida(email="x@k.example"), StoredPerson("", replace(IDA, name="Eva"), True)],
            {
                "changed_people": [Change("7", "Ida", "Ida, Lærer, x@k.example", "Ida, Lærer, ida@k.example")],
                "taken_emails": [Change("7", "Ida", "ida@k.example")],
            },
        ),
    ],
    ids=[
        "new", "title", "moved", "leader", "capitals", "gone", "gone before", "back", "by hand", "known by e-mail",
        "e-mail of a leaver", "e-mail of somebody entered by hand",
    ],
)  # fmt: skip
def test_people(before, expected):
    assert changes(compare(stored(*before), WANTED)) == expected


def test_two_who_exchange_their_addresses_are_in_nobodys_way():
    swapped = [
        StoredPerson("7", replace(IDA, email=BO.email), True),
        StoredPerson("8", replace(BO, email=IDA.email), True),
    ]

    assert compare(stored(*swapped), WANTED).taken_emails == []


def test_who_was_left_out_for_want_of_an_e_mail_does_not_leave():
    wanted = Organisation(WANTED.units, {"8": BO}, ["7"])

    assert compare(stored(), wanted).gone_people == []


@pytest.mark.parametrize(
    ("staff", "leave", "many"), [(200, 10, False), (200, 11, True), (20, 5, False), (20, 6, True), (200, 0, False)]
)
def test_many_leaving_at_once_is_pointed_out(staff, leave, many):
    everybody = [StoredPerson(str(n), replace(IDA, email=f"{n}@k.example", leader=""), True) for n in range(staff)]
    wanted = Organisation(WANTED.units, {one.key: one.member for one in everybody[leave:]})

    assert compare(stored(*everybody), wanted).many_leave == many


def test_the_same_plan_reads_the_same_in_whatever_order_the_rows_come():
    wanted = Organisation(dict(reversed(WANTED.units.items())), dict(reversed(WANTED.people.items())))
    nobody = Stored({}, set(), [])

    assert compare(nobody, wanted) == compare(nobody, WANTED)


@given(st.dictionaries(st.text("123", min_size=1), st.builds(Unit, st.text("ab", min_size=1), st.just(""))))
def test_what_was_brought_in_changes_nothing_the_second_time(units):
    wanted = Organisation(units, {})

    assert compare(Stored(units, set(), []), wanted).is_empty
