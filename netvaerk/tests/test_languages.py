"""A sentence in the wrong language is found, as it stands or filled in, and one that is marked as such is let be."""

import pytest

from netvaerk.tests.languages import leaks


@pytest.mark.parametrize(
    ("body", "language", "found"),
    [
        ("<p>Gå til indholdet</p>", "da", set()),
        ("<p>Go to the content</p>", "da", {"Go to the content"}),
        ('<input aria-label="Go to the content">', "da", {"Go to the content"}),
        ('<p lang="en">Go to the content</p>', "da", set()),
        ("<p>Changed by Anne, 9:41</p>", "da", {"Changed by Anne, 9:41"}),
        ("<p>Gå til\n indholdet</p>", "en", {"Gå til indholdet"}),
    ],
)
def test_the_other_language_is_found(body, language, found):
    assert leaks(f"<html><body>{body}</body></html>", language) == found
