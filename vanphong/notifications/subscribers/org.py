"""Facts of the organisation: powers given and taken back, absences and duty, posts and sign-ins."""

from datetime import date

from django.urls import reverse

from vanphong.audit.events import subscribe
from vanphong.audit.models import Event
from vanphong.org.events import AbsencePlanned, GrantRevoked, PasswordReset, PersonAppointed, PowersGranted, PutOnDuty
from vanphong.org.models import Person
from vanphong.ui.formats import vndate

from ..actions import tell
from ..enums import Kind


def _days(first: str, last: str) -> str:
    return f"từ {vndate(date.fromisoformat(first))} đến hết {vndate(date.fromisoformat(last))}"


@subscribe(PowersGranted)
def powers_were_granted(event: Event) -> None:
    """Both hear: the deputy, and the grantor where a secretary or the administrator set it."""
    grantor, given = Person.objects.get(pk=event.subject_id), event.payload
    when = f"{given['scope']}, {_days(given['valid_from'], given['valid_to'])}"
    deputy, page = Person.objects.filter(pk=given["deputy_id"]), reverse("standing-in")
    tell(deputy, f"{grantor} ủy quyền cho anh/chị: {when}", event, None, page, kind=Kind.ABSENCE)
    tell([grantor], f"Đã đặt ủy quyền của anh/chị cho {given['deputy']}: {when}", event, None, page, kind=Kind.ABSENCE)


@subscribe(GrantRevoked)
def grant_was_revoked(event: Event) -> None:
    grantor, deputy = Person.objects.get(pk=event.subject_id), Person.objects.filter(pk=event.payload["deputy_id"])
    page = reverse("standing-in")
    tell(deputy, f"Đã thu hồi ủy quyền của {grantor} cho anh/chị", event, None, page, kind=Kind.ABSENCE)
    text = f"Đã thu hồi ủy quyền của anh/chị cho {event.payload['deputy']}"
    tell([grantor], text, event, None, page, kind=Kind.ABSENCE)


@subscribe(AbsencePlanned)
def absence_was_planned(event: Event) -> None:
    """The person hears, where somebody else noted it."""
    text = f"Đã ghi lịch vắng mặt của anh/chị {_days(event.payload['first'], event.payload['last'])}"
    _tell_subject(event, text, reverse("standing-in"), Kind.ABSENCE)


@subscribe(PutOnDuty)
def deputy_was_put_on_duty(event: Event) -> None:
    text = f"Phân công anh/chị trực lãnh đạo {_days(event.payload['valid_from'], event.payload['valid_to'])}"
    _tell_subject(event, text, reverse("my-work"), Kind.ABSENCE)


@subscribe(PersonAppointed)
def person_was_appointed(event: Event) -> None:
    text = f"Phân công chức vụ: {event.payload['title']}, {event.payload['unit']}"
    _tell_subject(event, text, reverse("my-work"), Kind.SYSTEM)


@subscribe(PasswordReset)
def password_was_reset(event: Event) -> None:
    _tell_subject(event, "Quản trị đã cấp lại mật khẩu đăng nhập của anh/chị", reverse("change-password"), Kind.SYSTEM)


def _tell_subject(event: Event, text: str, page: str, kind: Kind) -> None:
    tell(Person.objects.filter(pk=event.subject_id), text, event, None, page, kind=kind)
