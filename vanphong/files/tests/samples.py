"""Files made for the tests: whole ones, broken ones, hostile ones."""

import io
import struct
import zipfile
from functools import cache

import pikepdf
import pypdfium2
import typst
from PIL import Image

CONTENT_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
WORDS = '<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>Kính gửi</w:t></w:r></w:p></w:body></w:document>'
RELATIONSHIPS = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@cache
def pdf(pages=1, width=595, height=842):
    document = pypdfium2.PdfDocument.new()
    for _ in range(pages):
        document.new_page(width, height)
    made = io.BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


def typeset_pdf(words):
    return typst.compile(words.encode())


def locked_pdf():
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as document:
        document.save(made, encryption=pikepdf.Encryption(user="bí mật", owner="bí mật"))
    return made.getvalue()


def cut_off_pdf():
    whole = typeset_pdf("Công văn " * 400)
    return whole[: len(whole) // 2]


def docx(parts=None, document=WORDS):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("word/document.xml", document)
        for name, content in (parts or {}).items():
            archive.writestr(name, content)
    return made.getvalue()


def long_words(pages):
    """A document of so many pages, as Word breaks them."""
    leaf = '<w:p><w:r><w:t>Trang</w:t><w:br w:type="page"/></w:r></w:p>'
    return f'<w:document xmlns:w="urn:w"><w:body>{leaf * pages}</w:body></w:document>'


def docx_linked(kind, target):
    link = f'<Relationship Id="r1" Type="{TYPES}{kind}" Target="{target}" TargetMode="External"/>'
    return docx({"word/_rels/document.xml.rels": RELATIONSHIPS.format(link)})


def docx_field(*runs):
    spread = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    return docx(document=f'<w:document xmlns:w="urn:w"><w:body><w:p>{begin}{spread}</w:p></w:body></w:document>')


def archive(names):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as files:
        for name in names:
            files.writestr(name, "x")
    return made.getvalue()


def doc(*streams, flags=0, body=b""):
    """The skeleton of a Word 97 file: header, one directory sector, one sector of the main stream."""
    directory = b"".join(
        (name + "\0").encode("utf-16-le").ljust(64, b"\0") + bytes(52) + struct.pack("<I", 1) + bytes(8)
        for name in ("WordDocument", *streams)
    )
    main = struct.pack("<6H", 0xA5EC, 0xC1, 0, 0, 0, flags).ljust(512, b"\0")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + directory.ljust(512, b"\0") + main + body


def image(form="PNG", size=(200, 100), pages=1, **options):
    made = io.BytesIO()
    frames = [Image.effect_noise(size, 50).convert("RGB") for _ in range(pages)]
    if pages > 1:
        options |= {"save_all": True, "append_images": frames[1:]}
    frames[0].save(made, form, **options)
    return made.getvalue()


def large_image():
    made = io.BytesIO()
    Image.new("1", (11_000, 11_000)).save(made, "PNG")
    return made.getvalue()
