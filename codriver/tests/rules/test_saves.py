"""When a save may replace what is stored: a page follows itself, and nobody's words are lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from codriver.rules.saves import Meeting, Packet, meeting

STORED = {"version": 3, "page_key": "phone", "sequence": 5}


@pytest.mark.parametrize(
    ("packet", "how"),
    [
        (Packet(3, "desk", 1), Meeting.FOLLOWS),
        (Packet(2, "desk", 9), Meeting.CONFLICT),
        (Packet(4, "desk", 9), Meeting.CONFLICT),
        (Packet(3, "", 0), Meeting.FOLLOWS),
        (Packet(2, "", 0), Meeting.CONFLICT),
        (Packet(3, "phone", 6), Meeting.FOLLOWS),
        (Packet(1, "phone", 6), Meeting.FOLLOWS),
        (Packet(3, "phone", 5), Meeting.LATE),
        (Packet(3, "phone", 4), Meeting.LATE),
    ],
    ids=[
        "another page that saw it",
        "another page that saw an older one",
        "another page that claims a newer one",
        "no page key, saw it",
        "no page key, saw an older one",
        "the same page, next",
        "the same page, before it heard of its last save",
        "the same packet twice",
        "overtaken on the way",
    ],
)
def test_how_a_save_meets_what_is_stored(packet, how):
    assert meeting(packet, **STORED) == how


def test_two_pages_without_a_key_are_not_the_same_page():
    assert meeting(Packet(2, "", 1), version=3, page_key="", sequence=0) == Meeting.CONFLICT


PACKETS = st.builds(Packet, st.integers(0, 4), st.sampled_from(["", "phone", "desk"]), st.integers(0, 4))


@given(PACKETS.filter(lambda packet: packet.page_key))
def test_a_packet_that_was_stored_is_late_when_it_comes_again(packet):
    stored = {"version": packet.based_on + 1, "page_key": packet.page_key, "sequence": packet.sequence}

    assert meeting(packet, **stored) == Meeting.LATE


@given(PACKETS, st.integers(0, 4), st.integers(0, 4))
def test_nothing_of_another_page_is_replaced_unseen(packet, version, sequence):
    how = meeting(packet, version=version, page_key="elsewhere", sequence=sequence)

    assert (how is Meeting.FOLLOWS) == (packet.based_on == version)
