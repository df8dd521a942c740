"""Two versions of a draft beside each other, and one version to be read and commented on."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from vanphong.documents.models import Document, DocumentFile
from vanphong.files.models import Blob
from vanphong.kernel.addresses import whole_number
from vanphong.org.views.gates import SignedInRequest

from .. import queries, rules
from ..forms import CommentForm
from ..models import PassageComment, SetAsideDraft
from ..rules.allowing.writing import STILL_WRITTEN, can_edit
from .versions import draft_of, set_aside_of


@dataclass(frozen=True)
class Side:
    """One of the two that are compared: what it is called, its bytes, and where it is read."""

    name: str
    blob: Blob
    url: str
    number: int = 0


@require_safe
def compare_drafts(request: SignedInRequest, pk: int) -> HttpResponse:
    """So sánh hai bản: `?truoc=` and `?sau=` are their numbers, else the newest and the one before it.

    `?gac=` is a file that was set aside, against the newest.
    """
    document = draft_of(request, pk)
    files = queries.drafts_of(document)
    kept = _set_aside(request, document)
    before, after = _before(request, files, kept), _after(request, files, kept)
    context = {"document": document, "files": files, "before": before, "after": after, "kept": kept}
    if before and after:
        compared = queries.comparison_of(before.blob, after.blob)
        context |= {"compared": compared, "same_file": before.blob.pk == after.blob.pk}
        stretches = rules.stretches_of(compared.found.rows) if compared.found else []
        context |= {"stretches": stretches, "changes": max((part.number for part in stretches), default=0)}
        context["may_comment"] = after.number == files[0].position and document.status in STILL_WRITTEN
    return render(request, "drafting/compare.html", context)


def _set_aside(request: SignedInRequest, document: Document) -> SetAsideDraft | None:
    number = whole_number(request.GET.get("gac"))
    if number is None:
        return None
    kept = set_aside_of(request, number)
    if kept.document_id != document.pk or kept.settled_at or not can_edit(request.user, document):
        raise Http404("Không có tệp gác lại này.")
    return kept


def _before(request: SignedInRequest, files: list[DocumentFile], kept: SetAsideDraft | None) -> Side | None:
    usual = files[0] if kept and files else files[1] if len(files) > 1 else None
    return _side(_chosen(request.GET.get("truoc"), files, usual))


def _after(request: SignedInRequest, files: list[DocumentFile], kept: SetAsideDraft | None) -> Side | None:
    if kept is not None:
        return Side(f"Tệp gác lại, sửa từ bản {kept.based_on}", kept.blob, reverse("set-aside-file", args=[kept.pk]))
    return _side(_chosen(request.GET.get("sau"), files, files[0] if files else None))


def _chosen(typed: str | None, files: list[DocumentFile], usual: DocumentFile | None) -> DocumentFile | None:
    if not typed:
        return usual
    found = next((file for file in files if str(file.position) == typed), None)
    if found is None:
        raise Http404("Dự thảo không có bản này.")
    return found


def _side(file: DocumentFile | None) -> Side | None:
    if file is None:
        return None
    url = reverse("draft-version", args=[file.document_id, file.position])
    return Side(f"Bản {file.position}", file.blob, url, file.position)


@dataclass(frozen=True)
class Passage:
    """A passage as it is read: its number, the words of its cells, what is said about it."""

    number: int
    cells: list[str]
    comments: list[PassageComment]

    @property
    def in_table(self) -> bool:
        return len(self.cells) > 1


@require_safe
def read_draft(request: SignedInRequest, pk: int, number: int) -> HttpResponse:
    """Đọc và góp ý một bản; `?doan=` opens the form at that passage."""
    document = draft_of(request, pk)
    versions = queries.versions_of(document, request.user)
    version = next((one for one in versions.versions if one.number == number), None)
    if version is None:
        raise Http404("Dự thảo không có bản này.")
    newest = version == versions.newest
    read = queries.passages_of(version.file.blob)
    chosen = whole_number(request.GET.get("doan")) or 0
    context = {
        "document": document,
        "version": version,
        "versions": versions,
        "newest": newest,
        "read": read,
        "passages": _with_comments(read.passages, versions.comments, version.file, newest=newest),
        "chosen": chosen if newest and versions.may_comment else 0,
        "form": CommentForm(initial={"ban": number, "doan": chosen}),
    }
    return render(request, "drafting/read.html", context)


def _with_comments(
    texts: list[list[str]], comments: list[PassageComment], version: DocumentFile, *, newest: bool
) -> list[Passage]:
    """In the newest version those on older ones too, where their passage still is."""
    at: dict[int, list[PassageComment]] = {}
    for comment in comments:
        if comment.version_id == version.pk:
            at.setdefault(comment.passage, []).append(comment)
        elif newest and comment.looked_in_id == version.pk and comment.passage_now:
            at.setdefault(comment.passage_now, []).append(comment)
    return [Passage(number, cells, at.get(number, [])) for number, cells in enumerate(texts, start=1)]
