"""What one sees while one writes: the pages as they will be, and what the check finds in them."""

from base64 import b64encode
from dataclasses import dataclass

from vanphong.kernel import clock

from ..queries import Group, check_bytes, grouped
from ..rules import Checked, Content
from .letter import as_pictures
from .word import as_word


@dataclass(frozen=True)
class Preview:
    """The pages as pictures in addresses of their own, and the result of the check."""

    pages: list[str]
    checked: Checked

    @property
    def summary(self) -> str:
        """How many findings there are, of which severity; or why there was no check."""
        counts = ", ".join(f"{group.count} {group.label.lower()}" for group in self.groups)
        return self.checked.note or (f"Kiểm tra thể thức: {counts}." if counts else "Không có lỗi thể thức.")

    @property
    def groups(self) -> list[Group]:
        """What must be mended first."""
        return grouped([vars(one) for one in self.checked.findings])


def preview_of(content: Content) -> Preview:
    """Xem trước. Raises Busy when the process that reads for the check stopped."""
    pages = [f"data:image/png;base64,{b64encode(page).decode()}" for page in as_pictures(content)]
    return Preview(pages, check_bytes(as_word(content), clock.today()))
