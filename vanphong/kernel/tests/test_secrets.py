import stat

import pytest

from vanphong.kernel.secrets import secret_key


@pytest.fixture(autouse=True)
def nothing_given(monkeypatch):
    monkeypatch.delenv("VANPHONG_SECRET_KEY", raising=False)


def test_the_key_is_made_once_and_kept_for_its_owner_alone(tmp_path):
    home = tmp_path / "home"
    key = secret_key(home)
    assert len(key) >= 50
    assert secret_key(home) == key
    assert stat.S_IMODE((home / "secret_key").stat().st_mode) == 0o600
    assert secret_key(tmp_path / "other") != key


@pytest.mark.parametrize("guessable", ["secret", "x" * 80, "django-insecure-" + "k3y!" * 20])
def test_no_start_with_a_key_anybody_could_guess(tmp_path, monkeypatch, guessable):
    monkeypatch.setenv("VANPHONG_SECRET_KEY", guessable)
    with pytest.raises(SystemExit, match="quá dễ đoán"):
        secret_key(tmp_path)


def test_a_good_key_given_is_used_and_not_written_down(tmp_path, monkeypatch):
    given = "".join(chr(33 + number % 90) for number in range(60))
    monkeypatch.setenv("VANPHONG_SECRET_KEY", given)
    assert secret_key(tmp_path) == given
    assert not (tmp_path / "secret_key").exists()
