import pytest
from django.db import connection

from vanphong.kernel import postgres
from vanphong.kernel.errors import Unavailable


def test_a_url_names_server_socket_folder_and_options(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://van:th%40u@/office?host=/run/postgresql&port=5433&sslmode=require")
    entry = postgres.django_database(tmp_path)
    assert (entry["NAME"], entry["USER"], entry["PASSWORD"]) == ("office", "van", "th@u")
    assert (entry["HOST"], entry["PORT"]) == ("/run/postgresql", "5433")
    assert entry["OPTIONS"].items() >= {"sslmode": "require", "options": postgres.PLANNING}.items()


def test_without_a_url_it_is_the_socket_of_the_home_and_nothing_is_made(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    entry = postgres.django_database(tmp_path / "home")
    assert entry["HOST"] == str(postgres.embedded_server(tmp_path / "home").socket_folder)
    assert not (tmp_path / "home").exists()


def test_with_a_url_nothing_embedded_is_touched(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql:///office?host=/nowhere")
    with pytest.raises(Unavailable, match="DATABASE_URL"):
        postgres.ensure_running(tmp_path / "home")
    assert not (tmp_path / "home").exists()


def test_a_url_that_is_none_is_refused_in_words(tmp_path, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://[")
    with pytest.raises(Unavailable, match="không đọc được"):
        postgres.django_database(tmp_path)


@pytest.mark.django_db
def test_too_old_a_server_is_refused(tmp_path, monkeypatch):
    here = connection.get_connection_params()
    query = f"host={here['host']}&port={here.get('port', 5432)}" if "host" in here else ""
    monkeypatch.setenv("DATABASE_URL", f"postgresql://{here['user']}@/{here['dbname']}?{query}")
    postgres.ensure_running(tmp_path)
    monkeypatch.setattr(postgres, "OLDEST_VERSION", 99)
    with pytest.raises(Unavailable, match="cần 99 trở lên"):
        postgres.ensure_running(tmp_path)


@pytest.mark.django_db
def test_a_planned_question_keeps_its_plan_and_takes_other_values():
    told = []
    for number in range(5):
        with postgres.planned_cursor() as cursor:
            cursor.execute("SELECT %(number)s + 1, count(*) FROM pg_prepared_statements", {"number": number})
            told.append(cursor.fetchone())
    assert [answer for answer, _ in told] == [1, 2, 3, 4, 5]
    assert told[-1][1] > told[0][1]
