"""What a person may do now with a document, as the forms of the page of the paper."""

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.urls import reverse

from vanphong.org.models import Person
from vanphong.ui.acts import Act

from .. import rules
from ..enums import INCOMING, OUTGOING, Direction, Status
from ..models import Document
from ..queries import current_draft
from .drafting import SendForm, SignForm
from .receiving import ReasonForm

FORM = "documents/_act_form.html"
LINK = "documents/_act_link.html"


def acts_for(person: Person, document: Document) -> list[Act]:
    """The acts of this house that are this person's now, the one to be done first in front."""
    if document.direction == Direction.INCOMING:
        return [*_registry_acts(person, document), *_handling_acts(person, document)]
    return [*_drafter_acts(person, document), *_signer_acts(person, document)]


def _registry_acts(person: Person, document: Document) -> list[Act]:
    if not rules.can_register(person, document):
        return []
    if INCOMING.allows("register", document.status):
        return [_link("register", "Đăng ký", reverse("register", args=[document.pk]), primary=True)]
    found = []
    if document.entry_id and not document.secret and document.status != Status.WITHDRAWN:
        found.append(_link("correct", "Sửa thông tin đăng ký", reverse("correct", args=[document.pk])))
    if INCOMING.allows("unregister", document.status):
        found.append(_form("unregister", "Bỏ số đã đăng ký", ReasonForm, document))
    return found


def _handling_acts(person: Person, document: Document) -> list[Act]:
    if not (rules.can_close(person, document) and INCOMING.allows("close", document.status)):
        return []
    found = [_form("close", "Kết thúc, không cần trả lời", ReasonForm, document)]
    if rules.can_draft(person, document.agency_id):
        answer = f"{reverse('draft-new')}?reply={document.pk}"
        found.insert(0, _link("draft-new", "Soạn văn bản trả lời", answer))
    return found


def _drafter_acts(person: Person, document: Document) -> list[Act]:
    if not (rules.can_change_draft(person, document) and document.status == Status.DRAFTED):
        return []
    return [
        _form("send-for-signature", "Trình ký", SendForm, document, about=document, primary=True),
        _form("draft-cancel", "Hủy dự thảo", ReasonForm, document),
    ]


def _signer_acts(person: Person, document: Document) -> list[Act]:
    if not (rules.can_sign(person, document) and OUTGOING.allows("sign", document.status)):
        return []
    version = current_draft(document)
    read = {"checksum": version.blob_id if version else ""}
    return [
        _form("sign", "Ký", SignForm, document, initial=read, primary=True),
        _form("decline", "Trả lại, chưa ký", ReasonForm, document),
    ]


def _link(name: str, label: str, url: str, *, primary: bool = False) -> Act:
    return Act(name, label, LINK, primary=primary, context={"url": url})


def _form(
    name: str,
    label: str,
    kind: Callable[..., BaseForm],
    document: Document,
    *,
    about: Document | None = None,
    initial: dict[str, Any] | None = None,
    primary: bool = False,
) -> Act:
    asked = {"document": about} if about else {}
    form = kind(**asked, initial={"seen": document.version} | (initial or {}), auto_id=f"{name}-%s")
    return Act(name, label, FORM, form=form, primary=primary, context={"url": reverse(name, args=[document.pk])})
