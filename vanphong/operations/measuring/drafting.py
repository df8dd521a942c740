"""How fast a paper is set, converted, checked and compared, each beside the plain tool it stands on."""

import json
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import which
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

import typst
from docx import Document as WordFile

from vanphong.drafting import printing, queries
from vanphong.drafting.printing.letter import LETTER, told
from vanphong.drafting.rules import BODIES, Block, Content, Signed
from vanphong.files.actions import store
from vanphong.files.queries.converting import FILTER, as_pdf
from vanphong.files.queries.reading import READER
from vanphong.files.rules.pdf import page_sizes
from vanphong.kernel import clock
from vanphong.kernel.typesetting import FONTS, PACKAGE
from vanphong.operations.actions import Office

from .memory import resident

CHECKED_PAGES, COMPARED_PAGES = 30, 100
PARAGRAPHS_A_PAGE = 15
CHANGED = 20
"""Every so manieth paragraph of the second draft is another."""
WHAT_THEY_DO = {
    "letter": "typst (gói Python) biên dịch đúng mẫu, đúng dữ liệu đó ra PDF/A; không kiểm tra chữ thiếu trong phông.",
    "word_to_pdf": "soffice --headless --convert-to pdf, hồ sơ riêng mới, không cách ly.",
    "check": "python-docx mở tệp và đọc hết chữ; không kiểm tra gì.",
    "compare": "python-docx mở hai tệp và đọc hết chữ; không so gì.",
}


def measure_drafting(office: Office, rounds: int) -> dict[str, Any]:
    """Each thing and its floor in turn, so many times; medians."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        found = {
            "letter": _letter(office, rounds),
            "word_to_pdf": _word_to_pdf(office, folder, max(rounds // 5, 3)),
            "check": _check(office, folder, rounds),
            "compare": _compare(office, folder, max(rounds // 3, 3)),
        }
    for key, one in found.items():
        one["floor_does"] = WHAT_THEY_DO[key]
    return {"bench": "drafting", "unit": "ms", "rounds": rounds, **found}


def _letter(office: Office, rounds: int) -> dict[str, Any]:
    """From content to PDF/A."""
    content = _content(office, BODIES["Công văn"])
    data = json.dumps(told(content), ensure_ascii=False)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])

    def plain() -> None:
        typst.compile(LETTER, root=PACKAGE, font_paths=fonts, sys_inputs={"data": data}, pdf_standards=["a-2b"])

    return _beside(lambda: printing.as_pdf(content), plain, rounds)


def _word_to_pdf(office: Office, folder: Path, rounds: int) -> dict[str, Any]:
    """A letter, through the closed process and with its own profile."""
    program = which("soffice")
    if program is None:
        return {"off": "Máy chủ chưa có LibreOffice: apt-get install libreoffice-writer-nogui"}
    letter = folder / "cong-van.docx"
    letter.write_bytes(printing.as_word(_content(office, BODIES["Công văn"])))

    def ours() -> None:
        with as_pdf({letter.name: letter}):
            pass

    def plain() -> None:
        with TemporaryDirectory() as home:
            profile = f"-env:UserInstallation=file://{home}/profile"
            command = [program, "--headless", profile, "--convert-to", FILTER, "--outdir", home, str(letter)]
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    return _beside(ours, plain, rounds)


def _check(office: Office, folder: Path, rounds: int) -> dict[str, Any]:
    """A long report, in the confined process that reads uploads."""
    path = folder / "bao-cao.docx"
    path.write_bytes(printing.as_word(_content(office, _long(CHECKED_PAGES))))
    pages = _pages(path) or CHECKED_PAGES
    found = _beside(lambda: queries.check_file(path, clock.today()), lambda: _read(path), rounds)
    found |= {"pages": pages, "pages_a_second": round(pages / found["ms"] * 1000)}
    return found | {"reader_peak_mib": resident("VmHWM", READER.pid)}


def _compare(office: Office, folder: Path, rounds: int) -> dict[str, Any]:
    """Two long drafts of which every so manieth paragraph differs."""
    before = _long(COMPARED_PAGES)
    after = tuple(
        replace(block, text=block.text.replace("cơ quan", "đơn vị")) if place % CHANGED == 0 else block
        for place, block in enumerate(before)
    )
    paths = [folder / "truoc.docx", folder / "sau.docx"]
    for path, blocks in zip(paths, (before, after), strict=True):
        path.write_bytes(printing.as_word(_content(office, blocks)))
    old, new = (store(path.read_bytes(), name=path.name) for path in paths)
    found = _beside(lambda: queries.comparison_of(old, new), lambda: [_read(path) for path in paths], rounds)
    return found | {"pages": _pages(paths[0]) or COMPARED_PAGES, "reader_peak_mib": resident("VmHWM", READER.pid)}


def _beside(ours: Callable[[], Any], plain: Callable[[], Any], rounds: int) -> dict[str, Any]:
    """Both once to warm up, then in turn."""
    times: tuple[list[float], list[float]] = ([], [])
    for number in range(rounds + 1):
        for taken, one in zip(times, (ours, plain), strict=True):
            began = perf_counter()
            one()
            if number:
                taken.append((perf_counter() - began) * 1000)
    mine, floor = (median(one) for one in times)
    return {"ms": round(mine, 1), "floor_ms": round(floor, 1), "ratio": round(mine / floor, 2)}


def _read(path: Path) -> int:
    return sum(len(paragraph.text) for paragraph in WordFile(str(path)).paragraphs)


def _pages(path: Path) -> int | None:
    """As LibreOffice lays it out; None without it."""
    if which("soffice") is None:
        return None
    with as_pdf({path.name: path}) as made:
        return len(page_sizes(made / path.with_suffix(".pdf").name))


def _long(pages: int) -> tuple[Block, ...]:
    """So many pages of paragraphs, no two alike."""
    words = (
        "Trong kỳ, cơ quan đã triển khai đầy đủ các nhiệm vụ được giao, phối hợp chặt chẽ với các sở, ban, ngành và "
        "địa phương; số văn bản đến được xử lý đúng hạn tăng so với cùng kỳ, chất lượng tham mưu được nâng lên."
    )
    return tuple(
        Block("text", f"{number}. Đợt {number}. {words}") for number in range(1, pages * PARAGRAPHS_A_PAGE + 1)
    )


def _content(office: Office, blocks: Sequence[Block]) -> Content:
    return Content(
        type_name="Công văn",
        agency=office.agency.name,
        notation="UBND-KT",
        place=office.agency.place,
        year=clock.today().year,
        day=date(clock.today().year, 3, 9),
        number="105",
        subject="tăng cường công tác phòng cháy, chữa cháy rừng",
        addressees=("Sở Tài chính", "Sở Nông nghiệp và Môi trường"),
        blocks=tuple(blocks),
        signed=Signed("Phó Chủ tịch", "Đinh Quang Thiện", ("TM. Ủy ban nhân dân", "KT. Chủ tịch")),
        recipients=("Chánh Văn phòng, các Phó Chánh Văn phòng",),
        kept_by="KT",
    )
