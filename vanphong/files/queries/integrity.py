from collections.abc import Iterator

from vanphong.files.models import Blob, shelf


def verify_bytes() -> Iterator[tuple[Blob, str]]:
    """Read every file again and yield those that are not what was stored, each with what is wrong (Vietnamese)."""
    for blob in Blob.objects.order_by("sha256").iterator():
        if problem := _problem(blob):
            yield blob, problem


def _problem(blob: Blob) -> str:
    try:
        size = blob.path.stat().st_size
        if size != blob.size:
            return f"Tệp {blob.sha256} dài {size} byte, khi lưu là {blob.size} byte."
        if shelf.checksum(blob.path) != blob.sha256:
            return f"Tệp {blob.sha256} đã bị đổi nội dung."
    except FileNotFoundError:
        return f"Tệp {blob.sha256} không còn trên đĩa."
    except OSError as error:
        return f"Tệp {blob.sha256} không đọc được: {error.strerror}."
    return ""
