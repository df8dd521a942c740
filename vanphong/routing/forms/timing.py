"""The forms of a due date: more time asked for and decided, a date set anew, the clock stopped and started."""

from django import forms

from vanphong.ui.forms import DateField

from .acting import LONGEST_TEXT, ActForm, ReasonForm


class ExtensionForm(ReasonForm):
    """Xin gia hạn."""

    label = "Xin gia hạn"
    template = "routing/_act_of_time.html"

    wanted = DateField(label="Gia hạn đến ngày", lean="future")
    field_order = ["wanted", "reason"]


class DecideExtensionForm(ActForm):
    """Quyết định gia hạn."""

    label = "Quyết định gia hạn"
    template = "routing/_act_decide_extension.html"

    granted = forms.TypedChoiceField(
        label="Quyết định",
        choices=[("co", "Đồng ý gia hạn"), ("khong", "Không đồng ý")],
        coerce=lambda value: value == "co",
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(
        label="Ý kiến",
        required=False,
        max_length=LONGEST_TEXT,
        help_text="Không đồng ý thì ghi lý do.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OverrideDueForm(ReasonForm):
    """Điều chỉnh hạn."""

    label = "Điều chỉnh hạn"
    template = "routing/_act_of_time.html"

    due_date = DateField(label="Hạn mới", lean="future")
    field_order = ["due_date", "reason"]


class PauseForm(ReasonForm):
    """Tạm dừng tính hạn."""

    label = "Tạm dừng tính hạn"
    template = "routing/_act_of_time.html"

    waiting_for = forms.CharField(
        label="Đang chờ", max_length=200, help_text="Cơ quan, tổ chức, cá nhân bên ngoài mà văn bản phải chờ."
    )
    expected = DateField(
        label="Dự kiến đến ngày",
        lean="future",
        help_text="Hết ngày này hạn được tính trở lại; còn chờ thì tạm dừng tiếp.",
    )
    field_order = ["waiting_for", "expected", "reason"]


class ResumeForm(ActForm):
    """Tính hạn trở lại."""

    label = "Tính hạn trở lại"
    template = "routing/_act_of_time.html"
