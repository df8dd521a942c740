"""The forms a page offers, as a browser would send them untouched."""

from html.parser import HTMLParser

Form = dict[str, str]


class _Reader(HTMLParser):
    """Collects what is hidden in each form, under every address one of its buttons sends it to."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, Form] = {}
        self.form: Form | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method") == "post":
            self.form = {}
            self.found.setdefault(given.get("action", ""), self.form)
        elif tag == "input" and given.get("type") == "hidden" and self.form is not None:
            self.form.setdefault(given["name"], given.get("value", ""))
        elif tag == "button" and "formaction" in given and self.form is not None:
            self.found.setdefault(given["formaction"], self.form)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None


def forms_on(page: str) -> dict[str, Form]:
    """What is hidden in the forms of this page, by the address each is sent to; "" is the page's own."""
    reader = _Reader()
    reader.feed(page)
    return reader.found
