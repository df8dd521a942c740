"""Memos at every point of their way, made by the real actions, each by the person whose work it is."""

from typing import Any

from tests.office import Office
from vanphong.documents.models import Document
from vanphong.documents.tests.papers import drafted, registered
from vanphong.memos import actions
from vanphong.memos.actions import Values
from vanphong.memos.enums import Choice
from vanphong.memos.models import Memo
from vanphong.memos.queries import round_now
from vanphong.org.models import Person
from vanphong.routing.actions import claim, instruct


def handled(office: Office, *, by: Person | None = None, **values: Any) -> Document:
    """An incoming paper that the specialist of the economic division has taken to work on."""
    document = registered(office, field=office.fields["KT"], **values)
    instruct(document, lead=office.units["KT"], due_date=None, text="Giao phòng tham mưu.", actor=office.chief)
    claim(document, actor=by or office.specialist_kt)
    return Document.objects.get(pk=document.pk)


def words(office: Office, **values: Any) -> Values:
    usual = {
        "subject": "Về phân bổ kinh phí năm 2026",
        "what": "Xem xét đề nghị phân bổ kinh phí của Sở Tài chính.",
        "summary": "Sở Tài chính đề nghị phân bổ 12 tỷ đồng.",
        "legal_basis": "Luật Ngân sách nhà nước năm 2025.",
        "view": "Hồ sơ đầy đủ, đúng thẩm quyền.",
        "proposal": "Thống nhất phương án của Sở Tài chính.",
    }
    return Values(**(usual | values))


def written(office: Office, *, paper: bool = True, draft: bool = True, **values: Any) -> Memo:
    incoming = handled(office) if paper else None
    enclosed = drafted(office, replies_to=incoming) if draft else None
    return actions.write(
        incoming, office.units["KT"], words(office, **values), actor=office.specialist_kt, draft=enclosed
    )


def submitted(office: Office, **options: Any) -> Memo:
    return actions.submit(written(office, **options), actor=office.specialist_kt)


def opine(memo: Memo, person: Person, choice: str = Choice.AGREE, text: str = "", **options: Any) -> Memo:
    return actions.opine(memo, choice, text, round_now(memo).checksum, actor=person, **options)


def give_back(memo: Memo, person: Person, reason: str = "Bổ sung ý kiến của Sở Xây dựng.", **options: Any) -> Memo:
    return actions.return_for_changes(memo, reason, round_now(memo).checksum, actor=person, **options)


def at_office(office: Office, **options: Any) -> Memo:
    return opine(submitted(office, **options), office.head_kt)


def at_committee(office: Office, **options: Any) -> Memo:
    return opine(at_office(office, **options), office.deputy)
