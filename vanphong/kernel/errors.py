"""What an action says when it will not act. One middleware turns each into a page or an answer with its status."""


class DomainError(Exception):
    """A refusal in words a person can act on: what, why, and the next step (Vietnamese)."""

    status = 409

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message

    @property
    def reasons(self) -> list[str]:
        return [self.message]


class NotPermitted(DomainError):
    """This person may not do this to this object."""

    status = 403


class Invalid(DomainError):
    """What was handed in cannot be accepted as it is (a broken file, a date that does not exist)."""

    status = 422


class Stale(DomainError):
    """Somebody acted on the object since the page was read."""

    def __init__(self, message: str = "Văn bản đã thay đổi, mời tải lại.") -> None:
        super().__init__(message)


class Refused(DomainError):
    """Something stands in the way; every reason at once."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self._reasons = list(reasons)

    @property
    def reasons(self) -> list[str]:
        return self._reasons


class AlreadyDone(DomainError):
    """A repeated click: the same person has just done this very thing. Nothing is done twice; the page goes on."""

    def __init__(self, message: str = "Việc này đã được ghi nhận ở lần bấm trước.") -> None:
        super().__init__(message)


class Busy(DomainError):
    """The database would not wait any longer for somebody else's act on the same rows; nothing was written."""

    def __init__(
        self, message: str = "Hệ thống đang bận việc khác trên cùng hồ sơ, chưa có gì được ghi. Mời đợi rồi làm lại."
    ) -> None:
        super().__init__(message)


class Unavailable(Exception):
    """Something under the application is missing or down: what, and what to do about it (for who runs the machine)."""
