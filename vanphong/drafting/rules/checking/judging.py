"""A model of the office, judged: can it be filled, and does a paper made from it stand as the decree wants it?"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..composing.merging import merge_to, obstacles_to_merging
from .checked import check_word

ANOTHER_TYPE = "Tệp này trình bày như {found}, không phải {wanted}. Mời chọn đúng tên loại hoặc đúng tệp."
UNTITLED = {"Công văn", "Thư công"}


def judge_model(path: str, type_name: str, sample: Mapping[str, str], today: str) -> dict[str, Any]:
    """{"obstacles": sentences, "found": findings as plain values}, for another process.

    The model is filled with `sample` first, so that it is the paper that is judged. Raises Invalid for what is no
    sound Word file.
    """
    if obstacles := obstacles_to_merging(Path(path)):
        return {"obstacles": obstacles, "found": []}
    with TemporaryDirectory() as folder:
        filled = Path(folder) / "mau.docx"
        merge_to(path, str(filled), sample)
        checked = check_word(filled, date.fromisoformat(today))
    if checked.note:
        return {"obstacles": [checked.note], "found": []}
    if not _same(checked.type_name, type_name):
        found = checked.type_name or "văn bản không có tên loại"
        return {"obstacles": [ANOTHER_TYPE.format(found=found, wanted=type_name)], "found": []}
    return {"obstacles": [], "found": [asdict(one) for one in checked.findings]}


def _same(found: str, wanted: str) -> bool:
    if wanted in UNTITLED:
        return found in UNTITLED
    return found.casefold() == wanted.casefold()
