"""A page is written without the runs of space that templates leave, and shows the same."""

from __future__ import annotations

import pytest

from kitbuilder.website.finishing.spaces import close_up


@pytest.mark.parametrize(
    ("html", "closed"),
    [
        ("<p>\n\n   <b>one</b>  \n\t two  three</p>\n", "<p>\n<b>one</b>\ntwo  three</p>\n"),
        ("<pre>a\n   b</pre>\n\n<p>", "<pre>a\n   b</pre>\n<p>"),
        (
            "<script data-x>\n\n  go()\n</script>\n  <textarea>\n  a</textarea>",
            "<script data-x>\n\n  go()\n</script>\n<textarea>\n  a</textarea>",
        ),
        ("<pre>\n\n<script>\n\n</pre>\n\n<p>", "<pre>\n\n<script>\n\n</pre>\n<p>"),
        ("<p>\n\n<pre>\n\nnever closed", "<p>\n<pre>\n\nnever closed"),
        ("<p title='a\n  b'>", "<p title='a\nb'>"),
    ],
)
def test_runs_of_space_with_a_line_break_become_one(html: str, closed: str) -> None:
    assert close_up(html) == closed
