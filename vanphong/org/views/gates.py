"""What every administration view asks first."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.forms import Form
from django.http import HttpRequest, HttpResponseBase

from vanphong.kernel.errors import Invalid, NotPermitted

from .. import rules
from ..models import Person

View = Callable[..., HttpResponseBase]


class SignedInRequest(HttpRequest):
    """A request behind the door (LoginRequiredMiddleware): its user is a person of some agency."""

    user: Person


def administrators_only(view: View) -> View:
    """The administrator of one's own agency, nobody else."""

    @wraps(view)
    def asked(request: SignedInRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not rules.can_administer(request.user, request.user.agency_id):
            raise NotPermitted("Trang này chỉ dành cho quản trị hệ thống. Nếu cần thay đổi, mời liên hệ quản trị.")
        return view(request, *args, **kwargs)

    return asked


def checked(form: Form) -> dict[str, Any]:
    """The values of a form, or Invalid with what is wrong in each field."""
    if form.is_valid():
        return form.cleaned_data
    wrong = [" ".join(map(str, form.non_field_errors()))] if form.non_field_errors() else []
    named = [(name, errors) for name, errors in form.errors.items() if name in form.fields]
    wrong += [f"{form.fields[name].label}: {' '.join(map(str, errors))}" for name, errors in named]
    raise Invalid(" ".join(wrong))
