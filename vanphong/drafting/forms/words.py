"""What is typed to keep a word."""

from django import forms

from ..models import LONGEST_WORD


class OwnWordForm(forms.Form):
    word = forms.CharField(label="Từ", max_length=LONGEST_WORD, help_text="Một từ, viết thường, đủ dấu.")
    note = forms.CharField(label="Nghĩa, nguồn", max_length=200, required=False)
