"""Keeping the office's own models: offered, adopted with a word on what breaks the decree, withdrawn."""

from django.db import transaction

from vanphong.audit.actions import record
from vanphong.files.enums import Kind
from vanphong.files.models import Blob
from vanphong.kernel import clock
from vanphong.kernel.errors import AlreadyDone, Invalid, NotPermitted, Refused
from vanphong.org.models import Agency, Person, Unit
from vanphong.org.rules import can_administer

from .. import queries
from ..enums import MODEL, ModelState
from ..events import ModelAdopted, ModelOffered, ModelWithdrawn
from ..models import OfficeModel

NOT_WORD = "Mẫu phải là tệp Word (.docx): tệp PDF hay ảnh không điền được. Mời lưu thành .docx rồi tải lên lại."
ADMINISTRATORS_ONLY = "Chỉ người quản trị của cơ quan được thay mẫu văn bản."
WHY = "Mẫu còn {count} lỗi thể thức. Mời ghi lý do vẫn dùng, hoặc sửa trong Word rồi tải lên bản mới."
NEWER = "Có bản mới hơn."


@transaction.atomic
def offer_model(type_name: str, upload: tuple[Blob, str], *, actor: Person, unit: Unit | None = None) -> OfficeModel:
    """Tải lên mẫu của cơ quan: a new version for a type, for one unit or for all; in use at once when it is clean.

    Raises NotPermitted; Invalid for what is no Word file; Refused with everything that could not be filled; AlreadyDone
    when this file is the newest version already.
    """
    _only_administrators(actor, actor.agency)
    blob, file_name = upload
    if blob.kind != Kind.DOCX:
        raise Invalid(NOT_WORD)
    obstacles, found = queries.judged(blob.path, type_name, person=actor, unit=unit)
    if obstacles:
        raise Refused(obstacles)
    Agency.objects.select_for_update(no_key=True).get(pk=actor.agency_id)
    newest = OfficeModel.objects.filter(agency=actor.agency, type_name=type_name, unit=unit).first()
    if newest and newest.blob_id == blob.pk and newest.state != ModelState.ENDED:
        raise AlreadyDone("Tệp này đã là bản mới nhất của mẫu.")
    model = OfficeModel.objects.create(
        agency=actor.agency,
        type_name=type_name,
        unit=unit,
        version=newest.version + 1 if newest else 1,
        blob=blob,
        file_name=file_name,
        state=MODEL.after("offer", ""),
        found=found,
        offered_by=actor,
        offered_at=clock.now(),
    )
    record(ModelOffered(name=str(model), version=model.version, found=len(found)), about=model, actor=actor)
    return model if found else adopt_model(model, actor=actor)


@transaction.atomic
def adopt_model(model: OfficeModel, reason: str = "", *, actor: Person) -> OfficeModel:
    """Đưa mẫu vào dùng: the version before it ends. Raises Invalid when it has findings and nobody says why."""
    Agency.objects.select_for_update(no_key=True).get(pk=model.agency_id)
    model = OfficeModel.objects.locked(model.pk)
    _only_administrators(actor, model.agency)
    if model.state == ModelState.IN_USE:
        raise AlreadyDone(f"Mẫu {model} đã đang dùng.")
    state = MODEL.after("adopt", model.state)
    if model.found and not reason.strip():
        raise Invalid(WHY.format(count=len(model.found)))
    older = OfficeModel.objects.filter(agency=model.agency, type_name=model.type_name, unit=model.unit)
    for one in older.filter(state=ModelState.IN_USE):
        _end(one, NEWER, actor)
    model.state, model.reason = state, reason.strip()
    model.save(update_fields=["state", "reason"])
    fact = ModelAdopted(name=str(model), version=model.version, found=len(model.found), reason=model.reason)
    record(fact, about=model, actor=actor)
    return model


@transaction.atomic
def withdraw_model(model: OfficeModel, reason: str, *, actor: Person) -> OfficeModel:
    """Thôi dùng mẫu: papers take that of the whole agency, else the plain one. Its versions are kept."""
    model = OfficeModel.objects.locked(model.pk)
    _only_administrators(actor, model.agency)
    if model.state == ModelState.ENDED:
        raise AlreadyDone(f"Mẫu {model} đã thôi dùng.")
    if not reason.strip():
        raise Invalid("Mời ghi lý do thôi dùng mẫu.")
    _end(model, reason.strip(), actor)
    return model


def _end(model: OfficeModel, reason: str, actor: Person) -> None:
    model.state, model.ended_reason = MODEL.after("withdraw", model.state), reason
    model.save(update_fields=["state", "ended_reason"])
    record(ModelWithdrawn(name=str(model), version=model.version, reason=reason), about=model, actor=actor)


def _only_administrators(actor: Person, agency: Agency) -> None:
    if not can_administer(actor, agency.pk):
        raise NotPermitted(ADMINISTRATORS_ONLY)
