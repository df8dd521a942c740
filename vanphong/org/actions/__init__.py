"""Acts on people: their posts, their sign-ins, their sessions, and the deputy on duty."""

from .addresses import change_own_email
from .posts import appoint, end_appointment, put_on_duty, take_off_duty
from .sessions import close_sessions, keep_only_session, open_session, sign_out
from .sign_in import add_person, change_own_password, lock_sign_in, reset_password, unlock_sign_in

__all__ = [
    "add_person",
    "appoint",
    "change_own_email",
    "change_own_password",
    "close_sessions",
    "end_appointment",
    "keep_only_session",
    "lock_sign_in",
    "open_session",
    "put_on_duty",
    "reset_password",
    "sign_out",
    "take_off_duty",
    "unlock_sign_in",
]
