"""Facts about people: their posts, their sign-ins, and the deputy on duty."""

from dataclasses import dataclass

from vanphong.audit.events import Fact


@dataclass(frozen=True)
class PersonAdded(Fact):
    """Thêm người dùng."""

    kind = "org.person_added"
    says = "Đã thêm người dùng {full_name}, tên đăng nhập {username}."

    full_name: str
    username: str


@dataclass(frozen=True)
class PersonAppointed(Fact):
    """Phân công, bổ nhiệm. Dates are ISO."""

    kind = "org.appointed"
    says = "Đã phân công: {title}, {unit}."

    title: str
    unit: str
    role: str
    valid_from: str
    valid_to: str | None = None


@dataclass(frozen=True)
class AppointmentEnded(Fact):
    """Thôi giữ chức vụ."""

    kind = "org.appointment_ended"
    says = "Đã thôi giữ chức vụ: {title}, {unit}."

    title: str
    unit: str
    valid_to: str


@dataclass(frozen=True)
class SignInLocked(Fact):
    """Khóa đăng nhập."""

    kind = "org.sign_in_locked"
    says = "Đã khóa đăng nhập. Lý do: {reason}"

    reason: str


@dataclass(frozen=True)
class SignInUnlocked(Fact):
    """Mở khóa đăng nhập."""

    kind = "org.sign_in_unlocked"
    says = "Đã mở khóa đăng nhập."


@dataclass(frozen=True)
class PasswordReset(Fact):
    """Cấp lại mật khẩu: the administrator gave a password for one sign-in."""

    kind = "org.password_reset"
    says = "Đã cấp mật khẩu dùng một lần."


@dataclass(frozen=True)
class PasswordChanged(Fact):
    """Đổi mật khẩu."""

    kind = "org.password_changed"
    says = "Đã đổi mật khẩu."


@dataclass(frozen=True)
class EmailChanged(Fact):
    """Đổi địa chỉ thư điện tử."""

    kind = "org.email_changed"
    says = "Đã đổi địa chỉ thư điện tử."


@dataclass(frozen=True)
class PutOnDuty(Fact):
    """Trực lãnh đạo. Dates are ISO."""

    kind = "org.put_on_duty"
    says = "Đã phân công trực lãnh đạo."

    valid_from: str
    valid_to: str


@dataclass(frozen=True)
class TakenOffDuty(Fact):
    """Bỏ lịch trực. Dates are ISO."""

    kind = "org.taken_off_duty"
    says = "Đã bỏ lịch trực lãnh đạo."

    valid_from: str
    valid_to: str


@dataclass(frozen=True)
class AbsencePlanned(Fact):
    """Vắng mặt có kế hoạch. Dates are ISO."""

    kind = "org.absence_planned"
    says = "Đã ghi lịch vắng mặt."

    first: str
    last: str


@dataclass(frozen=True)
class AbsenceEnded(Fact):
    """Bỏ lịch vắng mặt. Dates are ISO."""

    kind = "org.absence_ended"
    says = "Đã bỏ lịch vắng mặt."

    first: str
    last: str


@dataclass(frozen=True)
class PowersGranted(Fact):
    """Ủy quyền, about the grantor. Dates are ISO."""

    kind = "org.powers_granted"
    says = "Đã ủy quyền cho {deputy}: {scope}."

    deputy: str
    deputy_id: int
    scope: str
    valid_from: str
    valid_to: str
    basis: str = ""


@dataclass(frozen=True)
class GrantRevoked(Fact):
    """Thu hồi ủy quyền, about the grantor."""

    kind = "org.grant_revoked"
    says = "Đã thu hồi ủy quyền cho {deputy}."

    deputy: str
    deputy_id: int


@dataclass(frozen=True)
class SecretaryNamed(Fact):
    """Phân công thư ký giúp việc, about the leader. Dates are ISO."""

    kind = "org.secretary_named"
    says = "Đã phân công thư ký giúp việc: {secretary}."

    secretary: str
    valid_from: str


@dataclass(frozen=True)
class SecretaryEnded(Fact):
    """Thôi làm thư ký giúp việc, about the leader."""

    kind = "org.secretary_ended"
    says = "Đã cho thôi làm thư ký giúp việc: {secretary}."

    secretary: str


@dataclass(frozen=True)
class UnitMerged(Fact):
    """Sáp nhập đơn vị. Dates are ISO."""

    kind = "org.unit_merged"
    says = "{unit} đã sáp nhập vào {into}."

    unit: str
    into: str
    on: str


@dataclass(frozen=True)
class DispatchEmailKept(Fact):
    """Hộp thư nhận văn bản, about the agency."""

    kind = "org.dispatch_email_kept"
    says = "Đã ghi hộp thư nhận văn bản: {email}."

    email: str
