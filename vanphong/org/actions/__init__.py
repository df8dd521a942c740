"""Acts on people: posts, absences, delegations, sign-ins, sessions, the deputy on duty; and on units."""

from .absences import end_absence, plan_absence
from .addresses import change_own_email, keep_dispatch_email
from .granting import end_secretary, grant, name_secretary, revoke
from .posts import appoint, end_appointment, put_on_duty, take_off_duty
from .sessions import close_sessions, keep_only_session, open_session, sign_out
from .sign_in import add_person, change_own_password, lock_sign_in, reset_password, unlock_sign_in
from .units import merge_unit

__all__ = [
    "add_person",
    "appoint",
    "change_own_email",
    "change_own_password",
    "close_sessions",
    "end_absence",
    "end_appointment",
    "end_secretary",
    "grant",
    "keep_dispatch_email",
    "keep_only_session",
    "lock_sign_in",
    "merge_unit",
    "name_secretary",
    "open_session",
    "plan_absence",
    "put_on_duty",
    "reset_password",
    "revoke",
    "sign_out",
    "take_off_duty",
    "unlock_sign_in",
]
