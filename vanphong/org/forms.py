"""What is typed at the doors and on the pages of administration."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.db.models import QuerySet

from vanphong.ui.forms import DateField

from . import queries, rules
from .enums import Role, UnitKind
from .models import Agency, Field, Person, Unit


class SignInForm(AuthenticationForm):
    """One refusal for everything: it never says whether a name exists."""

    error_messages = {
        "invalid_login": "Tên đăng nhập hoặc mật khẩu chưa đúng. Mời kiểm tra lại rồi nhập lại.",
        "inactive": "Tên đăng nhập hoặc mật khẩu chưa đúng. Mời kiểm tra lại rồi nhập lại.",
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "Tên đăng nhập"
        self.fields["password"].label = "Mật khẩu"

    def clean_username(self) -> str:
        return self.cleaned_data["username"].strip().lower()


class ChangePasswordForm(PasswordChangeForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["old_password"].label = "Mật khẩu đang dùng"
        self.fields["new_password1"].label = "Mật khẩu mới"
        self.fields[
            "new_password1"
        ].help_text = "Ít nhất 10 ký tự, không giống tên đăng nhập, không phải mật khẩu phổ biến."
        self.fields["new_password2"].label = "Nhập lại mật khẩu mới"
        self.fields["new_password2"].help_text = ""


class PersonForm(forms.Form):
    full_name = forms.CharField(label="Họ và tên", max_length=50)
    username = forms.CharField(label="Tên đăng nhập", max_length=40, help_text="Chữ không dấu và số, ví dụ: lannt.")
    email = forms.EmailField(label="Thư điện tử", required=False)


class LockForm(forms.Form):
    reason = forms.CharField(label="Lý do", max_length=300)


class AppointForm(forms.Form):
    unit = forms.ModelChoiceField(Unit.objects.none(), label="Đơn vị", empty_label="Chọn đơn vị")
    role = forms.ChoiceField(label="Chức trách", choices=Role.choices)
    title = forms.CharField(label="Chức vụ ghi trên giấy", max_length=100)
    valid_from = DateField(label="Từ ngày")
    valid_to = DateField(label="Đến hết ngày", required=False, lean="future")

    def __init__(self, agency: Agency | int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units: Any = self.fields["unit"]
        units.queryset = queries.units_of(agency, kinds=UnitKind.values)

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class EndAppointmentForm(forms.Form):
    last_day = DateField(label="Đến hết ngày")


class DutyForm(forms.Form):
    person = forms.ModelChoiceField(Person.objects.none(), label="Phó Chánh Văn phòng", empty_label="Chọn người trực")
    first = DateField(label="Từ ngày", lean="future")
    last = DateField(label="Đến hết ngày", lean="future")

    def __init__(self, agency: Agency | int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        deputies: Any = self.fields["person"]
        deputies.queryset = queries.holders_of(agency, [Role.DEPUTY_CHIEF])


class AbsenceForm(forms.Form):
    person = forms.ModelChoiceField(Person.objects.none(), label="Người vắng mặt", empty_label="Chọn người")
    first = DateField(label="Từ ngày", lean="future")
    last = DateField(label="Đến hết ngày", lean="future")
    reason = forms.CharField(label="Lý do", max_length=200, required=False)

    def __init__(self, actor: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "person", queries.people_kept_by(actor), actor)


class GrantForm(forms.Form):
    grantor = forms.ModelChoiceField(Person.objects.none(), label="Người ủy quyền", empty_label="Chọn người")
    deputy = forms.ModelChoiceField(Person.objects.none(), label="Người được ủy quyền", empty_label="Chọn người")
    valid_from = DateField(label="Từ ngày", lean="future")
    valid_to = DateField(label="Đến hết ngày", lean="future")
    field = forms.ModelChoiceField(
        Field.objects.none(), label="Chỉ lĩnh vực", required=False, empty_label="Mọi lĩnh vực"
    )
    document_type = forms.ChoiceField(label="Chỉ loại văn bản", required=False)
    basis = forms.CharField(
        label="Căn cứ",
        max_length=200,
        required=False,
        help_text="Số, ký hiệu, ngày của văn bản ủy quyền; lãnh đạo UBND, Văn phòng giao lãnh đạo phòng thì phải ghi.",
    )

    def __init__(self, actor: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "grantor", queries.possible_grantors(actor), actor)
        deputies: Any = self.fields["deputy"]
        deputies.queryset = queries.possible_deputies(actor)
        fields: Any = self.fields["field"]
        fields.queryset = Field.objects.filter(agency=actor.agency_id)
        kinds: Any = self.fields["document_type"]
        kinds.choices = [("", "Mọi loại văn bản"), *((name, name) for name in rules.document_types())]


def _offer(form: forms.Form, name: str, people: QuerySet[Person], actor: Person) -> None:
    """Only these people, and the person who fills it in chosen already."""
    choice: Any = form.fields[name]
    choice.queryset = people
    form.initial.setdefault(name, actor.pk)


class SecretaryForm(forms.Form):
    person = forms.ModelChoiceField(Person.objects.none(), label="Thư ký", empty_label="Chọn người")
    valid_from = DateField(label="Từ ngày", lean="future")
    valid_to = DateField(label="Đến hết ngày", required=False, lean="future")

    def __init__(self, leader: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["person"]
        people.queryset = queries.possible_deputies(leader).exclude(pk=leader.pk)
