"""Pages as pictures and words, and the answers that carry them."""

import pytest
from django.http import Http404
from django.template.loader import render_to_string
from PIL import Image

from vanphong.files import actions, jobs, queries, views
from vanphong.files.queries import reading
from vanphong.kernel.errors import Invalid

from . import samples

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("width", queries.WIDTHS)
def test_a_page_of_a_pdf_becomes_a_picture_of_the_width_asked_for(width):
    blob = actions.store(samples.pdf(2), name="a.pdf")

    with Image.open(queries.page_image(blob, 2, width)) as picture:
        assert picture.format == "WEBP"
        assert abs(picture.width - width) <= 1


def test_a_page_is_drawn_once():
    blob = actions.store(samples.pdf(), name="a.pdf")
    drawn = queries.page_image(blob, 1, 160).stat()

    assert queries.page_image(blob, 1, 160).stat().st_ino == drawn.st_ino


@pytest.mark.parametrize(("number", "width"), [(0, 160), (3, 160), (-1, 160), (1, 161), (1, 100_000)])
def test_other_pages_and_widths_do_not_exist(number, width):
    blob = actions.store(samples.pdf(2), name="a.pdf")

    with pytest.raises(IndexError):
        queries.page_image(blob, number, width)


def test_each_page_of_a_tiff_is_a_page():
    blob = actions.store(samples.image("TIFF", size=(1000, 500), pages=2), name="quet.tif")

    with Image.open(queries.page_image(blob, 2, 900)) as picture:
        assert picture.size == (900, 450)


def test_a_photograph_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    blob = actions.store(samples.image("JPEG", size=(400, 200), exif=exif), name="chup.jpg")

    assert blob.page_sizes == [[200, 400]]
    with Image.open(queries.page_image(blob, 1, 160)) as picture:
        assert picture.size == (160, 320)


def test_transparent_pictures_lie_on_white():
    made = samples.io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(made, "PNG")
    blob = actions.store(made.getvalue(), name="trong.png")

    with Image.open(queries.page_image(blob, 1, 160)) as picture:
        assert min(picture.getpixel((5, 5))) > 250


def test_the_words_of_a_page_are_read():
    blob = actions.store(samples.typeset_pdf("Kính gửi: Ủy ban nhân dân tỉnh"), name="a.pdf")

    assert "Ủy ban nhân dân tỉnh" in queries.page_text(blob, 1)


def test_a_scan_has_no_words():
    assert queries.page_text(actions.store(samples.image(), name="a.png"), 1) == ""


def test_a_page_that_cannot_be_drawn_says_so_and_leaves_nothing_behind(monkeypatch, home):
    blob = actions.store(samples.pdf(), name="a.pdf")
    monkeypatch.setattr(reading, "TIMEOUT", 0)

    with pytest.raises(Invalid, match="Không dựng được hình"):
        queries.page_image(blob, 1, 160)
    assert not [path for path in (home / "cache").rglob("*") if path.is_file()]


def test_the_first_pages_are_drawn_ahead(home):
    blob = actions.store(samples.pdf(3), name="a.pdf")
    jobs.render_pages(blob.pk)

    drawn = {path.name.removeprefix(blob.sha256) for path in (home / "cache" / "pages").rglob("*.webp")}
    assert drawn == {"-1-160.webp", "-1-900.webp", "-2-160.webp", "-2-900.webp"}


def test_a_page_is_answered_once_and_then_from_the_reader_s_own_cache(rf):
    blob = actions.store(samples.pdf(), name="a.pdf")
    answer = views.page_image_response(rf.get("/"), blob, 1, 160)
    again = views.page_image_response(rf.get("/", headers={"If-None-Match": answer["ETag"]}), blob, 1, 160)

    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert "private" in answer["Cache-Control"]
    assert answer["Cache-Control"] == "private, no-cache"
    assert again.status_code == 304


@pytest.mark.parametrize(("number", "width"), [(2, 160), (1, 12)])
def test_no_such_page_is_not_found(rf, number, width):
    blob = actions.store(samples.pdf(), name="a.pdf")

    with pytest.raises(Http404):
        views.page_image_response(rf.get("/"), blob, number, width)


def test_a_file_is_handed_out_as_an_attachment_that_nothing_runs_in():
    blob = actions.store(samples.pdf(), name="a.pdf")
    answer = views.blob_response(blob, "Tờ trình số 5.pdf")

    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''T%E1%BB%9D%20tr%C3%ACnh")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"].startswith("private")
    assert b"".join(answer.streaming_content) == samples.pdf()


@pytest.mark.parametrize(
    ("content", "name", "disposition"),
    [(samples.pdf(), "a.pdf", "inline"), (samples.docx(), "a.docx", "attachment")],
)
def test_only_what_a_browser_shows_by_itself_is_shown_inline(content, name, disposition):
    blob = actions.store(content, name=name)

    assert views.blob_response(blob, name, inline=True)["Content-Disposition"].startswith(disposition)


def test_the_viewer_shows_each_page_with_its_size_and_without_styles():
    blob = actions.store(samples.pdf(2, 595, 842), name="a.pdf")
    pages = queries.pages(blob, lambda number, width: f"/trang/{number}/{width}/")
    html = " ".join(render_to_string("files/_viewer.html", {"pages": pages}).split())

    assert html.count('class="viewer-page"') == 2
    assert 'width="900" height="1274" loading="lazy" alt="Trang 2 trên 2"' in html
    assert "/trang/2/160/" in html
    assert "style=" not in html


def test_without_pages_the_viewer_says_why_and_offers_the_file():
    context = {"pages": [], "why_no_pages": queries.NO_LIBREOFFICE, "download_url": "/tep/1/"}
    html = render_to_string("files/_viewer.html", context)

    assert "Máy chủ chưa có LibreOffice" in html
    assert 'href="/tep/1/"' in html


def test_looking_at_pages_asks_the_database_nothing(django_assert_num_queries):
    blob = actions.store(samples.pdf(5), name="a.pdf")

    with django_assert_num_queries(0):
        assert len(queries.pages(blob, lambda number, width: "/")) == 5
