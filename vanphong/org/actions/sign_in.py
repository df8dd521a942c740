"""Locking and unlocking sign-ins, and passwords."""

import secrets

from axes.utils import reset as forget_guesses
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from vanphong.audit.actions import record
from vanphong.audit.events import Fact
from vanphong.kernel.errors import Invalid, NotPermitted, Refused
from vanphong.kernel.vietnamese import tidy

from .. import rules
from ..events import PasswordChanged, PasswordReset, PersonAdded, SignInLocked, SignInUnlocked
from ..models import Agency, Person
from .sessions import close_sessions

EASY_TO_READ = "abcdefghjkmnpqrstuvwxyz23456789"


@transaction.atomic
def add_person(agency: Agency, *, username: str, full_name: str, actor: Person, email: str = "") -> tuple[Person, str]:
    """Thêm người dùng: somebody of this agency who may sign in, without a post yet. Returns them and their password,
    which is for one sign-in.

    Raises NotPermitted; Refused when the sign-in name is taken; Invalid when it is not plain letters and digits.
    """
    if not rules.can_administer(actor, agency.pk):
        raise NotPermitted("Chỉ người quản trị của cơ quan được thêm người dùng. Mời liên hệ quản trị hệ thống.")
    return give_sign_in(agency, username=username, full_name=full_name, email=email, actor=actor)


@transaction.atomic
def give_sign_in(
    agency: Agency, *, username: str, full_name: str, actor: Person, email: str = ""
) -> tuple[Person, str]:
    """The part of adding a person that asks nobody: the action it belongs to has asked. Raises as add_person."""
    username, full_name = username.strip().lower(), tidy(full_name)
    if not rules.is_sign_in_name(username):
        raise Invalid(
            "Tên đăng nhập chỉ gồm chữ không dấu, chữ số, dấu chấm, gạch dưới, từ 3 đến 40 ký tự. Mời nhập lại."
        )
    person = Person(agency=agency, username=username, full_name=full_name, email=email, must_change_password=True)
    password = _one_time_password()
    person.set_password(password)
    person.keys()
    try:
        with transaction.atomic():
            person.save(force_insert=True)
    except IntegrityError as error:
        raise Refused([f"Tên đăng nhập {username} đã có người dùng. Mời chọn tên khác."]) from error
    record(PersonAdded(full_name=full_name, username=username), about=person, actor=actor)
    return person, password


@transaction.atomic
def lock_sign_in(person: Person, *, reason: str, actor: Person) -> Person:
    """Khóa đăng nhập: this person is out at once, open sessions included.

    Raises NotPermitted; Refused for one's own sign-in, and when it is locked already.
    """
    person = _administered(person, actor)
    if person.pk == actor.pk:
        raise Refused(["Không thể tự khóa đăng nhập của mình. Mời một quản trị khác thực hiện."])
    if not person.is_active:
        raise Refused([f"Đăng nhập của {person} đã khóa từ trước."])
    return close_sign_in(person, reason=reason, actor=actor)


@transaction.atomic
def close_sign_in(person: Person, *, reason: str, actor: Person) -> Person:
    """The part of locking a sign-in that asks nobody: the action it belongs to has asked."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    person.is_active = False
    close_sessions(person)
    return _saved(person, SignInLocked(reason=reason), actor)


@transaction.atomic
def unlock_sign_in(person: Person, *, actor: Person) -> Person:
    """Mở khóa đăng nhập. Raises NotPermitted; Refused when it is not locked."""
    person = _administered(person, actor)
    if person.is_active:
        raise Refused([f"Đăng nhập của {person} đang mở."])
    person.is_active = True
    return _saved(person, SignInUnlocked(), actor)


@transaction.atomic
def reset_password(person: Person, *, actor: Person) -> str:
    """Cấp lại mật khẩu: a random password for one sign-in, which must be changed then; wrong guesses are forgotten.

    Raises NotPermitted.
    """
    return renew_sign_in(_administered(person, actor), actor=actor)


@transaction.atomic
def renew_sign_in(person: Person, *, actor: Person) -> str:
    """The part of resetting a password that asks nobody: the action it belongs to has asked."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    password = _one_time_password()
    person.set_password(password)
    person.must_change_password = True
    close_sessions(person)
    forget_guesses(username=person.username)
    _saved(person, PasswordReset(), actor)
    return password


@transaction.atomic
def change_own_password(person: Person, password: str) -> Person:
    """Đổi mật khẩu. Raises Invalid with what is wrong with the new one."""
    person = Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    if person.check_password(password):
        raise Invalid("Mật khẩu mới trùng với mật khẩu đang dùng. Mời đặt mật khẩu khác.")
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Invalid(" ".join(error.messages)) from error
    person.set_password(password)
    person.must_change_password = False
    return _saved(person, PasswordChanged(), person)


def _one_time_password() -> str:
    return "-".join("".join(secrets.choice(EASY_TO_READ) for _ in range(4)) for _ in range(4))


def _administered(person: Person, actor: Person) -> Person:
    """The locked row, if this actor administers it."""
    if not rules.can_administer(actor, person.agency_id):
        raise NotPermitted("Chỉ người quản trị của cơ quan được thay đổi đăng nhập. Mời liên hệ quản trị hệ thống.")
    return Person.objects.select_for_update(no_key=True).get(pk=person.pk)


def _saved(person: Person, fact: Fact, actor: Person) -> Person:
    person.save(update_fields=["is_active", "password", "must_change_password"])
    record(fact, about=person, actor=actor)
    return person
