"""Word files get a reading copy from LibreOffice, whatever LibreOffice does. Its place is taken by small programs."""

from hashlib import sha256

import pytest
from django.http import Http404

from vanphong.files import actions, jobs, queries, views
from vanphong.files.enums import RenditionState
from vanphong.files.models import Blob, Rendition
from vanphong.files.queries import converting
from vanphong.kernel import confined

from . import samples

pytestmark = pytest.mark.django_db


@pytest.fixture
def install(monkeypatch, tmp_path):
    """Put a program named soffice on the path, which finds a PDF to hand back beside itself."""

    def install(script):
        folder = tmp_path / "programs"
        folder.mkdir()
        (folder / "made.pdf").write_bytes(samples.pdf(2))
        (folder / "soffice").write_text(f"#!/bin/sh\nmkdir -p out\n{script}\n")
        (folder / "soffice").chmod(0o755)
        monkeypatch.setenv("PATH", str(folder))

    return install


def converted():
    blob = actions.store(samples.docx(), name="a.docx")
    jobs.convert_to_pdf(blob.pk)
    return blob, Rendition.objects.get(source=blob)


def test_a_word_file_waits_for_its_reading_copy(rf):
    blob = actions.store(samples.docx(), name="a.docx")

    assert queries.pages(blob, lambda number, width: "/") == []
    assert "Đang chuyển" in queries.why_no_pages(blob)
    with pytest.raises(Http404):
        views.page_image_response(rf.get("/"), blob, 1, 160)


def test_its_pages_are_those_of_the_pdf(install, rf):
    install("cp $(dirname $0)/made.pdf out/source.pdf")
    blob, rendition = converted()

    assert rendition.state == RenditionState.READY
    assert queries.reading_copy(blob).page_count == 2
    assert len(queries.pages(blob, lambda number, width: "/")) == 2
    assert views.page_image_response(rf.get("/"), blob, 2, 160).status_code == 200


def test_without_libreoffice_it_says_so_and_is_taken_up_later(monkeypatch, install):
    monkeypatch.setenv("PATH", "")
    blob, rendition = converted()

    assert rendition.state == RenditionState.WAITING
    assert queries.why_no_pages(blob) == "Máy chủ chưa có LibreOffice nên chưa xem được trang; hãy tải tệp về."

    install("cp $(dirname $0)/made.pdf out/source.pdf")
    jobs.convert_to_pdf(blob.pk)
    assert queries.reading_copy(blob).page_count == 2


@pytest.mark.parametrize(
    "script",
    [
        pytest.param("exit 0", id="says all is well and makes nothing"),
        pytest.param("echo 'not a pdf' > out/source.pdf", id="makes something else"),
        pytest.param("cp $(dirname $0)/soffice out/source.pdf", id="makes a program"),
        pytest.param("kill -9 $$", id="dies"),
    ],
)
def test_a_conversion_is_believed_only_when_it_made_a_pdf(install, script):
    install(script)
    blob, rendition = converted()

    assert (rendition.state, rendition.result) == (RenditionState.FAILED, None)
    assert "hãy tải tệp về" in queries.why_no_pages(blob)


def test_a_conversion_that_hangs_is_ended(install, monkeypatch):
    monkeypatch.setattr(converting, "TIMEOUT", 1)
    install("/bin/sleep 300")

    assert converted()[1].state == RenditionState.FAILED


def test_nothing_of_a_conversion_stays_behind(install, home):
    install("cp $(dirname $0)/made.pdf out/source.pdf")
    converted()

    assert list((home / "cache").iterdir()) == []


def test_a_job_run_twice_changes_nothing(install):
    install("cp $(dirname $0)/made.pdf out/source.pdf")
    blob, rendition = converted()
    jobs.convert_to_pdf(blob.pk)

    assert Rendition.objects.get() == rendition


def test_a_word_file_forgotten_while_it_is_converted_leaves_no_copy(install, monkeypatch, home):
    install("cp $(dirname $0)/made.pdf out/source.pdf")
    blob = actions.store(samples.docx(), name="a.docx")
    convert = confined.run

    def forget_then_convert(*arguments, **options):
        convert(*arguments, **options)
        actions.forget(blob)

    monkeypatch.setattr(confined, "run", forget_then_convert)
    jobs.convert_to_pdf(blob.pk)

    assert not Blob.objects.filter(pk=sha256(samples.pdf(2)).hexdigest()).exists()
    assert not Rendition.objects.exists()


def test_a_forgotten_word_file_takes_its_reading_copy_along(install, django_capture_on_commit_callbacks):
    install("cp $(dirname $0)/made.pdf out/source.pdf")
    blob, rendition = converted()
    copy = rendition.result.path

    with django_capture_on_commit_callbacks(execute=True):
        actions.forget(blob)

    assert not blob.path.exists()
    assert not copy.exists()
