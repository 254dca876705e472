"""What the log says of a request: which page, and never the address."""

import logging

import pytest
from django.test import RequestFactory

from netvaerk.middleware.request_lines import RequestLines, WithoutAddress, page_name

ADDRESSES = {
    "/mine-medarbejdere/17/indstil/": "nominate",
    "/moeder/indbydelse/4/en-noegle/": "answer_invitation",
    "/kalender/en-hemmelig-adresse.ics": "calendar_feed",
    "/kopi/en-hemmelig-noegle/": "fetch_copy",
    "/findes/ikke/17/": "-",
    "/findes/ikke/Åse/": "-",
}


@pytest.mark.parametrize(("path", "name"), ADDRESSES.items())
def test_a_line_names_the_page_and_not_the_address(path, name):
    request = RequestFactory().post(path)

    assert page_name(path) == name
    assert str(RequestLines(lambda request: None).format_request(request)) == f"POST {name}"


@pytest.mark.parametrize(("path", "name"), ADDRESSES.items())
def test_what_django_says_of_a_refusal_names_the_page_as_well(path, name):
    line = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "%s: %s", ("Not Found", path.encode("unicode_escape").decode()), None
    )
    line.request = RequestFactory().get(path)

    assert WithoutAddress().filter(line)
    assert line.getMessage() == f"Not Found: {name}"
