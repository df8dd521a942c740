"""Chuyển mã: texts typed in fonts of TCVN3 (ABC) and VNI-Windows, to Unicode (NĐ 30/2020, PL I.I.4: TCVN 6909:2001).

Such a file holds other letters and a font that draws them as Vietnamese, so the font tells how to read them: .VnTime is
TCVN3, .VnTimeH the same drawn in capitals, VNI-Times is VNI-Windows. What is no letter of the code stays as it is.
"""

import re

OLD_FONTS = (".vn", "vni-", "vni ", "vntime", "abc")


def is_old(font: str) -> bool:
    """A font of TCVN3 or VNI: its letters are no Unicode."""
    return font.lower().startswith(OLD_FONTS)


#: TCVN 5712:1993 (VN3): one byte for a letter, as the eight-bit letters a Word file holds. Its fonts for capitals draw
#: the same bytes in capitals; by themselves only the seven capitals without a tone have bytes.
TCVN3 = {
    **dict(zip("µ¸¶·¹", "àáảãạ", strict=True)),
    **dict(zip("¨»¾¼½Æ", "ăằắẳẵặ", strict=True)),
    **dict(zip("©ÇÊÈÉË", "âầấẩẫậ", strict=True)),
    **dict(zip("®ÌÐÎÏÑ", "đèéẻẽẹ", strict=True)),
    **dict(zip("ªÒÕÓÔÖ", "êềếểễệ", strict=True)),
    **dict(zip("×ÝØÜÞ", "ìíỉĩị", strict=True)),
    **dict(zip("ßãáâä", "òóỏõọ", strict=True)),
    **dict(zip("«åèæçé", "ôồốổỗộ", strict=True)),
    **dict(zip("¬êíëìî", "ơờớởỡợ", strict=True)),
    **dict(zip("ïóñòô", "ùúủũụ", strict=True)),
    **dict(zip("\u00adõøö÷ù", "ưừứửữự", strict=True)),
    **dict(zip("úýûüþ", "ỳýỷỹỵ", strict=True)),
    **dict(zip("¡¢§£¤¥¦", "ĂÂĐÊÔƠƯ", strict=True)),
}
#: VNI-Windows: a letter, then what stands over or under it; đ, ơ, ư, ỵ and the tones of i have a letter of their own.
_TONES = dict(zip("ùøûõï", "áàảãạ", strict=True))
_OVER_A = {
    **dict(zip("âáàåãä", "âấầẩẫậ", strict=True)),
    **dict(zip("êéèúüë", "ăắằẳẵặ", strict=True)),
}
_TONED = {
    "a": "áàảãạ",
    "e": "éèẻẽẹ",
    "o": "óòỏõọ",
    "ô": "ớờởỡợ",
    "u": "úùủũụ",
    "ö": "ứừửữự",
    "y": "ýỳỷỹ",
}
VNI = {
    **{base + mark: to for base, all_ in _TONED.items() for mark, to in zip(_TONES, all_, strict=False)},
    **{f"a{mark}": to for mark, to in _OVER_A.items()},
    **{f"e{mark}": to for mark, to in zip("âáàåãä", "êếềểễệ", strict=True)},
    **{f"o{mark}": to for mark, to in zip("âáàåãä", "ôốồổỗộ", strict=True)},
    **dict(zip("ñíìæóòôöî", "đíìỉĩịơưỵ", strict=True)),
}
VNI |= {old.upper(): new.upper() for old, new in VNI.items()} | {
    old[0].upper() + old[1]: new.upper() for old, new in VNI.items() if len(old) == 2
}
_VNI_AT = re.compile("|".join(sorted(map(re.escape, VNI), key=len, reverse=True)))


def to_unicode(text: str, font: str) -> str:
    """What is read on paper where `text` is set in `font`; the text itself where the font is not of an old code."""
    if not is_old(font):
        return text
    if font.lower().startswith("vni"):
        return _VNI_AT.sub(lambda found: VNI[found.group(0)], text)
    read = "".join(TCVN3.get(letter, letter) for letter in text)
    return read.upper() if font.rstrip().endswith("H") else read


def joins(before: str, after: str, font: str) -> bool:
    """Are the last letter of one text and the first of the next one letter of VNI?"""
    return font.lower().startswith("vni") and before[-1:] + after[:1] in VNI and len(after) > 0 and before != ""
