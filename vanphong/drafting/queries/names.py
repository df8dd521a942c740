"""Tên cơ quan, đơn vị put to what the office knows of its neighbours and its own units (org, with periods)."""

from collections.abc import Iterable, Iterator
from datetime import date

from django.db.models import Q

from vanphong.kernel.vietnamese import fold
from vanphong.org.models import Agency, Unit

from ..rules import Finding, Named, finding_of

CHANGED = "TC-01"


def against_names(named: tuple[Named, ...], agency: Agency, on: date) -> Iterator[Finding]:
    """Neighbours and units of the office that are no more on the day of the draft, with who carries on."""
    if not named:
        return
    gone = Q(valid_to__lt=on)
    rows: list[Agency | Unit] = [
        *Agency.objects.filter(gone).prefetch_related("successors"),
        *Unit.objects.filter(gone, agency=agency).prefetch_related("successors"),
    ]
    for one in named:
        row = next((row for row in rows if _names(one, row) and row.valid_to and one.outlives(row.valid_to)), None)
        if row is not None:
            yield finding_of(CHANGED, row.name, _carried_on(row), one.paragraph, one.line)


def still_there(found: Iterable[Finding], on: date) -> set[str]:
    """Of the names the table of the whole country calls changed, those the office knows to be in force that day."""
    names = {one.found for one in found if one.rule == CHANGED}
    known = Q(pk=None)
    for name in names:
        known |= Q(name__istartswith=name) | Q(short_name__iexact=name)
    rows = Agency.objects.filter(known).in_force(on).values_list("name", "short_name") if names else ()
    return {name for name in names for row in rows if any(alike(plain(name), plain(told)) for told in row)}


def _names(one: Named, row: Agency | Unit) -> bool:
    """The whole name; or its beginning, where nobody who carries on is called so too."""
    said, name = plain(one.words), plain(row.name)
    if any(plain(after.name) == name for after in row.successors.all()):
        return False
    if said == name or said.startswith(f"{name} "):
        return True
    after = [plain(one.name) for one in row.successors.all()]
    return bool(after) and alike(said, name) and not any(alike(said, other) for other in after)


def _carried_on(row: Agency | Unit) -> str:
    names = ", ".join(one.name for one in row.successors.all())
    return f"{names or 'cơ quan tiếp nhận nhiệm vụ'}: tên cũ dùng đến hết ngày {row.valid_to:%d/%m/%Y}"


def alike(said: str, name: str) -> bool:
    """“Sở Tài chính” is “Sở Tài chính tỉnh Sơn Hòa”; but a kind of agency alone names nobody."""
    if said in KINDS:
        return False
    return said == name or name.startswith(f"{said} ") or said.startswith(f"{name} ")


KINDS = {"uy ban nhan dan", "hoi dong nhan dan", "van phong", "so", "bo", "phong"}
OFFICES = ("pho chu tich ", "chu tich ", "pho giam doc ", "giam doc ", "bo truong ", "chanh van phong ")


def plain(name: str) -> str:
    """Folded, without the office of who signed, the usual abbreviations written out."""
    words = fold(name).replace("ubnd", "uy ban nhan dan").replace("hdnd", "hoi dong nhan dan")
    return next((words.removeprefix(office) for office in OFFICES if words.startswith(office)), words)
