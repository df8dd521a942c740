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
