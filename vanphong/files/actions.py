"""What is done to files: take in what somebody hands over, keep what the system itself made."""

from collections.abc import Iterator
from typing import BinaryIO, TypeAlias

from django.conf import settings
from django.core.files import File
from django.db import models, transaction

from vanphong.kernel.errors import Invalid

from . import jobs, queries
from .enums import Kind
from .models import Blob, Rendition, hold, shelf
from .rules import clean_name

Source: TypeAlias = "bytes | BinaryIO | File[bytes]"


@transaction.atomic
def store(source: Source, *, name: str) -> Blob:
    """Nhận tệp: keep what a person hands over, once it is known to be harmless and whole.

    The same bytes give the same blob. `name` is compared with the content and named in refusals; it is never a path.
    Raises Invalid (422) with what, why and the next step.
    """
    called = f"Tệp «{clean_name(name)}»"
    with shelf.drafted(_within_limit(source, called)) as draft:
        if draft.size == 0:
            raise Invalid(f"{called} rỗng (0 byte). Hãy kiểm tra bản gốc rồi tải lên lại.")
        blob = Blob.objects.filter(pk=draft.sha256).first()
        if blob is not None:
            shelf.put(draft)
        else:
            blob = _take_in(draft, called)
    _refuse_false_name(name, Kind(blob.kind), called)
    return blob


@transaction.atomic
def store_made(content: bytes, *, page_sizes: list[tuple[int, int]] | None = None, page_count: int = 1) -> Blob:
    """Keep a PDF that the system typeset itself; not looked at again.

    `page_sizes` in points, one for each page; left out, `page_count` pages of A4 upright.
    """
    with shelf.drafted([content]) as draft:
        return Blob.objects.keep(draft, kind=Kind.PDF, page_sizes=page_sizes or [(595, 842)] * page_count)


@transaction.atomic
def forget(blob: Blob) -> None:
    """Hủy nội dung: destroy bytes that may not be kept, with their reading copy and pictures, once this is committed.

    What another paper still holds stays (Luật Bảo vệ bí mật nhà nước: a secret's contents have no place here).
    """
    rendition = Rendition.objects.select_for_update().filter(source=blob).first()
    if not _let_go(blob):
        return
    if rendition and rendition.result:
        _let_go(rendition.result)


def _let_go(blob: Blob) -> bool:
    sha256 = blob.pk
    try:
        with transaction.atomic():
            Blob.objects.filter(pk=sha256).delete()
    except models.ProtectedError:
        return False
    transaction.on_commit(lambda: _destroy(sha256))
    return True


@transaction.atomic
def _destroy(sha256: str) -> None:
    """Somebody may have handed in the same bytes in the meantime: then they stay."""
    hold(sha256, alone=True)
    if not Blob.objects.filter(pk=sha256).exists():
        shelf.destroy(sha256)


def _take_in(draft: shelf.Draft, called: str) -> Blob:
    try:
        findings = queries.inspect(draft.path)
    except Invalid as refusal:
        raise Invalid(f"{called} không được nhận. {refusal.message}") from refusal
    blob = Blob.objects.keep(draft, kind=Kind(findings["kind"]), page_sizes=findings["page_sizes"])
    if Kind(blob.kind).is_word:
        Rendition.objects.get_or_create(source=blob)
        jobs.convert_to_pdf.configure(lock=jobs.conversion_of(blob.pk)).defer(sha256=blob.pk)
    else:
        jobs.render_pages.defer(sha256=blob.pk)
    return blob


def _within_limit(source: Source, called: str) -> Iterator[bytes]:
    """The bytes in pieces; refused as soon as they are known to be too many, before the rest is read."""
    limit = settings.UPLOAD_LIMIT_BYTES
    too_large = Invalid(
        f"{called} lớn hơn mức {limit // 1024 // 1024} MB hệ thống nhận. "
        "Hãy quét lại ở 300 dpi đen trắng hoặc tách thành nhiều tệp rồi tải lên lại."
    )
    if isinstance(source, File) and source.size > limit:
        raise too_large
    total = 0
    for chunk in _chunks(source):
        total += len(chunk)
        if total > limit:
            raise too_large
        yield chunk


def _chunks(source: Source) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    source.seek(0)
    while chunk := source.read(shelf.CHUNK):
        yield chunk


def _refuse_false_name(name: str, kind: Kind, called: str) -> None:
    claimed = Kind.named_by(clean_name(name))
    if claimed is None or claimed == kind or (claimed.is_image and kind.is_image):
        return
    raise Invalid(
        f"{called} có đuôi của {claimed.label} nhưng nội dung là {kind.label}. "
        f"Hãy kiểm tra lại tệp, đổi đuôi thành {kind.suffixes[0]} rồi tải lên lại."
    )
