"""Quyền hạn, chức vụ, họ tên người ký; nơi nhận; phụ lục (PL I.II.7, 9; III.1)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from vanphong.kernel.vietnamese import fold

from ...enums import Severity
from ..decree import ACADEMIC
from ..reading.parts import APPENDIX
from .looks import centred, sizes, style, upper
from .registry import Draft, Hit, rule

SIGNED_AT, SENT_AT, ADDED_AT = "PL I, phần II, mục 7", "PL I, phần II, mục 9", "PL I, phần III, mục 1"
SIGNATURE, RECIPIENTS, ADDED = "Chữ ký", "Nơi nhận", "Phụ lục"
POWER = re.compile(r"^(TM|KT|TL|TUQ|Q)(\.?)(\s*)(.*)$")
KEPT = re.compile(r"^-\s*Lưu\s*:\s*VT\b", re.IGNORECASE)


@rule("KY-01", "Quyền hạn, chức vụ in hoa, đậm, đứng", SIGNED_AT, SIGNATURE, Severity.WARNING, fixable=True)
def power_style(draft: Draft) -> Iterator[Hit]:
    yield from upper(draft.parts.powers)
    yield from style(draft.parts.powers, bold=True, italic=False)


@rule("KY-02", "Cỡ chữ quyền hạn, chức vụ", SIGNED_AT, SIGNATURE, Severity.WARNING, fixable=True)
def power_size(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.powers, 13, 14)


@rule("KY-03", "Chữ tắt quyền hạn có dấu chấm và khoảng trống", SIGNED_AT, SIGNATURE, fixable=True)
def power_form(draft: Draft) -> Iterator[Hit]:
    for line in draft.parts.powers:
        found = POWER.match(line.words.upper())
        if found and found[4] and (found[2] != "." or found[3] != " ") and not line.words.upper().startswith("QUYỀN"):
            if found[1] == "Q" and not found[2]:
                continue
            yield Hit(line.words, f"{found[1]}. {found[4]}", line)


@rule("KY-04", "Ký thay, thừa lệnh có chức vụ người ký bên dưới", SIGNED_AT, SIGNATURE)
def power_whole(draft: Draft) -> Iterator[Hit]:
    powers = draft.parts.powers
    if powers and POWER.match(powers[-1].words.upper()) and "." in powers[-1].words[:4]:
        yield Hit(powers[-1].words, "dòng dưới là chức vụ của người ký", powers[-1])


@rule("KY-05", "Thứ tự quyền hạn", SIGNED_AT, SIGNATURE)
def power_order(draft: Draft) -> Iterator[Hit]:
    """TM. stands above KT.; TL. above KT. of the one who was ordered; nothing twice."""
    kinds = [found[1] for line in draft.parts.powers if (found := POWER.match(line.words)) and found[2]]
    allowed = ("", "TM", "KT", "TL", "TUQ", "Q", "TM KT", "TM Q", "TL KT", "TUQ KT")
    if " ".join(kinds) not in allowed:
        line = next(line for line in draft.parts.powers if POWER.match(line.words))
        yield Hit(" / ".join(f"{kind}." for kind in kinds), "TM. rồi KT., hoặc TL. rồi KT.", line)


@rule("KY-06", "Họ tên người ký đậm, đứng, không in hoa", SIGNED_AT, SIGNATURE, Severity.WARNING, fixable=True)
def name_style(draft: Draft) -> Iterator[Hit]:
    yield from style(draft.parts.name, bold=True, italic=False)
    for line in draft.parts.name:
        if line.words.isupper():
            yield Hit(line.words, line.words.title(), line)


@rule("KY-07", "Cỡ chữ họ tên", SIGNED_AT, SIGNATURE, Severity.WARNING, fixable=True)
def name_size(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.name, 13, 14)


@rule("KY-08", "Không ghi học hàm, học vị trước họ tên", SIGNED_AT, SIGNATURE, Severity.WARNING)
def name_plain(draft: Draft) -> Iterator[Hit]:
    """Save in the armed forces, education, health and science, by their own rules: for people to judge."""
    for line in draft.parts.name:
        first = re.split(r"[.\s]", line.words)[0]
        if first in ACADEMIC:
            yield Hit(line.words, re.sub(r"^((" + "|".join(ACADEMIC) + r")[.\s]+)+", "", line.words), line)


@rule("KY-09", "Có họ tên người ký", SIGNED_AT, SIGNATURE)
def name_there(draft: Draft) -> Iterator[Hit]:
    if draft.parts.powers and not draft.parts.name:
        yield Hit(draft.parts.powers[-1].words, "họ và tên người ký ở dòng cuối", draft.parts.powers[-1])


@rule("KY-10", "Khối chữ ký căn giữa", SIGNED_AT, SIGNATURE, Severity.HINT, fixable=True)
def signature_centred(draft: Draft) -> Iterator[Hit]:
    yield from centred([line for line in (*draft.parts.powers, *draft.parts.name) if line.place.cell])


@rule("NN-01", "Có nơi nhận", SENT_AT, RECIPIENTS)
def recipients_there(draft: Draft) -> Iterator[Hit]:
    if draft.parts.found and draft.parts.powers and not draft.parts.recipients_title:
        yield Hit("không có nơi nhận", "Nơi nhận: …")


@rule("NN-02", "Chữ “Nơi nhận:”", SENT_AT, RECIPIENTS, fixable=True)
def recipients_words(draft: Draft) -> Iterator[Hit]:
    for line in draft.parts.recipients_title:
        if line.words != "Nơi nhận:":
            yield Hit(line.words, "Nơi nhận:", line)


@rule("NN-03", "“Nơi nhận” cỡ 12, nghiêng, đậm", SENT_AT, RECIPIENTS, Severity.WARNING, fixable=True)
def recipients_title_style(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.recipients_title, 12, 12)
    yield from style(draft.parts.recipients_title, bold=True, italic=True)


@rule("NN-04", "Danh sách nơi nhận cỡ 11, chữ đứng", SENT_AT, RECIPIENTS, Severity.WARNING, fixable=True)
def recipients_style(draft: Draft) -> Iterator[Hit]:
    yield from sizes(draft.parts.recipients, 11, 11)
    yield from style(draft.parts.recipients, bold=False, italic=False)


@rule("NN-05", "Mỗi nơi nhận có gạch đầu dòng", SENT_AT, RECIPIENTS, fixable=True)
def recipients_dashes(draft: Draft) -> Iterator[Hit]:
    before = ";"
    for line in draft.parts.recipients:
        if not line.words.startswith(("-", "+")) and not line.numbered and before.endswith((";", ".")):
            yield Hit(line.words, "- …;", line)
        before = line.words


@rule("NN-06", "Mỗi nơi nhận kết thúc bằng dấu chấm phẩy", SENT_AT, RECIPIENTS, fixable=True)
def recipients_ends(draft: Draft) -> Iterator[Hit]:
    lines = draft.parts.recipients
    for line, following in pairwise(lines):
        if following.words.startswith("-") and not line.words.endswith(";"):
            yield Hit(line.words, "kết thúc bằng “;”", line)


@rule("NN-07", "Dòng cuối “- Lưu: VT, …”", SENT_AT, RECIPIENTS, fixable=False)
def recipients_kept(draft: Draft) -> Iterator[Hit]:
    if lines := draft.parts.recipients:
        listed = [line for line in lines if line.words.startswith("-")]
        if listed and not KEPT.match(listed[-1].words):
            yield Hit(listed[-1].words, "- Lưu: VT, <đơn vị soạn thảo>.", listed[-1])


@rule("NN-08", "Dòng lưu kết thúc bằng dấu chấm", SENT_AT, RECIPIENTS, fixable=True)
def recipients_last(draft: Draft) -> Iterator[Hit]:
    if (lines := draft.parts.recipients) and not lines[-1].words.endswith("."):
        yield Hit(lines[-1].words, "kết thúc bằng “.”", lines[-1])


@rule("NN-09", "Có kính gửi thì nơi nhận đầu tiên là “Như trên”", SENT_AT, RECIPIENTS, Severity.WARNING, fixable=False)
def recipients_as_above(draft: Draft) -> Iterator[Hit]:
    lines = draft.parts.recipients
    if draft.parts.addressees and lines and not fold(lines[0].words).lstrip("-+ ").startswith("nhu "):
        yield Hit(lines[0].words, "- Như trên;", lines[0])


@rule("PL-01", "Phụ lục được nhắc đến thì phải có", ADDED_AT, ADDED, Severity.HINT)
def appendix_there(draft: Draft) -> Iterator[Hit]:
    """A paper of its own may be the appendix: what is sent beside it is not seen here."""
    headings = [line for line in draft.parts.appendices if APPENDIX.match(line.words)]
    for line in draft.parts.body:
        found = re.search(
            r"[Pp]hụ lục\s+([IVXLC]+)\b(?=[^A-Za-zÀ-ỹ]*(kèm theo|đính kèm|ban hành kèm)(?![^.;]*\bsố\s*\d))", line.words
        )
        if found and headings and not any(found.group(1) in heading.words.split() for heading in headings):
            yield Hit(found.group(0), f"có trang Phụ lục {found.group(1)}", line)


@rule("PL-02", "Phụ lục phải được nhắc đến trong văn bản", ADDED_AT, ADDED, Severity.WARNING)
def appendix_named(draft: Draft) -> Iterator[Hit]:
    headings = [line for line in draft.parts.appendices if APPENDIX.match(line.words)]
    text = fold(" ".join(line.words for line in draft.parts.body)) if headings else ""
    if "phu luc" not in text and "kem theo" not in text:
        yield from (Hit(line.words, "nhắc đến phụ lục trong nội dung", line) for line in headings)


@rule("PL-03", "Chữ “Phụ lục” cỡ 14, đậm, căn giữa", ADDED_AT, ADDED, Severity.WARNING, fixable=True)
def appendix_style(draft: Draft) -> Iterator[Hit]:
    headings = [line for line in draft.parts.appendices if APPENDIX.match(line.words)]
    yield from sizes(headings, 14, 14)
    yield from style(headings, bold=True)
    yield from centred(headings)


@rule("PL-04", "Phụ lục có tên, in hoa, đậm", ADDED_AT, ADDED, Severity.WARNING)
def appendix_title(draft: Draft) -> Iterator[Hit]:
    lines = list(draft.parts.appendices)
    for place, line in enumerate(lines[:-1]):
        if APPENDIX.match(line.words) and not lines[place + 1].words.isupper():
            yield Hit(lines[place + 1].words, "tên phụ lục in hoa, dưới chữ “Phụ lục”", lines[place + 1])


@rule("PL-05", "Số thứ tự phụ lục bằng chữ số La Mã", ADDED_AT, ADDED, fixable=False)
def appendix_numbers(draft: Draft) -> Iterator[Hit]:
    headings = [line for line in draft.parts.appendices if APPENDIX.match(line.words)]
    for place, line in enumerate(headings, 1):
        right = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")[place] if place <= 10 else ""
        written = line.words.split()[2:3]
        if len(headings) > 1 and right and (not written or written[0].upper() != right):
            yield Hit(line.words, f"Phụ lục {right}", line)
