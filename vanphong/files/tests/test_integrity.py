"""Every byte in its place, or named."""

import pytest

from vanphong.files import actions, queries

from . import samples

pytestmark = pytest.mark.django_db


def damaged(change):
    good = actions.store(samples.pdf(1), name="a.pdf")
    bad = actions.store(samples.pdf(2), name="b.pdf")
    change(bad.path)
    [(blob, problem)] = queries.verify_bytes()
    assert blob == bad != good
    return problem


def test_whole_files_raise_no_problem():
    actions.store(samples.pdf(), name="a.pdf")

    assert list(queries.verify_bytes()) == []


def test_a_missing_file_is_named():
    assert "không còn trên đĩa" in damaged(lambda path: path.unlink())


def test_a_longer_file_is_named():
    assert "khi lưu là" in damaged(lambda path: path.write_bytes(path.read_bytes() + b"\n"))


def test_one_changed_byte_is_named():
    assert "đổi nội dung" in damaged(lambda path: path.write_bytes(b"!" + path.read_bytes()[1:]))
