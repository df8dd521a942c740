"""Taking in what a registrar drops on the page: each file looked at for itself, a bad one never stops the others."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid5

from django.core.files import File

from vanphong.files.actions import store
from vanphong.files.rules import clean_name
from vanphong.kernel.errors import Invalid
from vanphong.org.models import Agency, Person

from ..models import Document
from .registration import Upload, receive


@dataclass(frozen=True)
class Taken:
    """What became of one file: the paper it belongs to now, or the sentence why there is none."""

    name: str
    document: Document | None = None
    refusal: str = ""


def take_in(
    agency: Agency, files: "Sequence[File[bytes]]", *, actor: Person, key: UUID, together: bool = False
) -> list[Taken]:
    """Tiếp nhận nhiều tệp: each a paper of its own, or `together` one paper.

    A paper is received whole: `together`, a bad file holds back the others. The same `key` receives once.
    """
    if together:
        return _one_paper(agency, files, actor, key)
    return [_one_file(agency, file, actor, uuid5(key, str(place))) for place, file in enumerate(files)]


def _one_file(agency: Agency, file: "File[bytes]", actor: Person, key: UUID) -> Taken:
    name = clean_name(file.name or "")
    try:
        upload = _stored(file)
    except Invalid as refusal:
        return Taken(name, refusal=refusal.message)
    return Taken(name, receive(agency, [upload], actor=actor, key=key))


def _one_paper(agency: Agency, files: "Sequence[File[bytes]]", actor: Person, key: UUID) -> list[Taken]:
    looked_at: list[Upload | Taken] = []
    for file in files:
        try:
            looked_at.append(_stored(file))
        except Invalid as refusal:
            looked_at.append(Taken(clean_name(file.name or ""), refusal=refusal.message))
    good = [one for one in looked_at if not isinstance(one, Taken)]
    if len(good) == len(looked_at):
        document = receive(agency, good, actor=actor, key=key)
        return [Taken(clean_name(name), document) for _, name in good]
    waiting = "Chưa tiếp nhận vì cùng văn bản với tệp bị từ chối; sửa tệp đó rồi gửi lại cả bộ."
    return [one if isinstance(one, Taken) else Taken(clean_name(one[1]), refusal=waiting) for one in looked_at]


def _stored(file: "File[bytes]") -> Upload:
    name = file.name or ""
    return store(file, name=name), name
