"""What a memo says, kept alike in the working copy and in every round."""

from django.db import models

from ..enums import CONTENT, LONGEST_PART


class Content(models.Model):
    """What a memo says (Phiếu trình, mục I–III)."""

    subject = models.TextField(CONTENT["subject"], max_length=2000)
    what = models.TextField(CONTENT["what"], max_length=LONGEST_PART, blank=True)
    summary = models.TextField(CONTENT["summary"], max_length=LONGEST_PART, blank=True)
    legal_basis = models.TextField(CONTENT["legal_basis"], max_length=LONGEST_PART, blank=True)
    view = models.TextField(CONTENT["view"], max_length=LONGEST_PART, blank=True)
    proposal = models.TextField(CONTENT["proposal"], max_length=LONGEST_PART, blank=True)

    class Meta:
        abstract = True
