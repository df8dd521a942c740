import logging

import pytest

from vanphong.kernel.redaction import Redacted


def written(words: str, *values: object) -> str:
    line = logging.LogRecord("django.request", logging.WARNING, "", 1, words, values, None)
    assert Redacted(["/nhan-van-ban/"]).filter(line)
    return line.getMessage()


def test_a_line_of_the_log_does_not_hold_what_opens_a_document():
    assert written("Not Found: %s", "/nhan-van-ban/abc-DEF_1/") == "Not Found: /nhan-van-ban/…/"
    assert written("Not Found: %s", "/Nhan-Van-Ban//abc-DEF_1") == "Not Found: /Nhan-Van-Ban//…"
    assert written("Not Found: /nhan-van-ban/abc-DEF_1/tai-ve/") == "Not Found: /nhan-van-ban/…/tai-ve/"


@pytest.mark.parametrize("path", ["/van-ban/7/", "/nhan-van-ban/"])
def test_what_is_no_secret_stays_as_it_is(path):
    assert written("Not Found: %s (%d)", path, 404) == f"Not Found: {path} (404)"
