"""Images and multi-page TIFF scans: whole, of bearable size, drawn as pages. Pillow; runs confined."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image, ImageOps, ImageSequence

from vanphong.kernel.errors import Invalid

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP")
LARGEST_PIXELS = 100_000_000
TOO_LARGE = (
    "Ảnh có {pixels} triệu điểm ảnh, lớn hơn mức {limit} triệu hệ thống nhận. "
    "Hãy quét lại ở 300 dpi hoặc thu nhỏ ảnh rồi tải lên lại."
)
BROKEN = "Ảnh bị hỏng hoặc thiếu phần cuối nên không mở được. Hãy quét lại hoặc xin lại bản gốc."

Image.MAX_IMAGE_PIXELS = None  # measured below, with words of our own


def page_sizes(path: Path, page_limit: int) -> list[list[int]]:
    """Width and height of every page in pixels, after reading each to its end; one beyond `page_limit` suffices."""
    try:
        with Image.open(path, formats=FORMATS) as image:
            sizes: list[list[int]] = []
            for frame in _frames(image):
                if len(sizes) > page_limit:
                    break
                _refuse_large(frame)
                frame.load()
                sizes.append(list(_upright_size(frame)))
            return sizes
    except (OSError, SyntaxError, ValueError, EOFError) as error:
        raise Invalid(BROKEN) from error


def page(path: Path, number: int, width: int) -> Image.Image:
    """Page `number` (from 1) upright, at most `width` pixels wide, on white."""
    with Image.open(path, formats=FORMATS) as image:
        image.seek(number - 1)
        _refuse_large(image)
        image.draft("RGB", (width, 4 * width))
        frame = ImageOps.exif_transpose(image)
        frame.thumbnail((width, 4 * width))
        return _on_white(frame)


def _frames(image: Image.Image) -> Iterator[Image.Image]:
    """The pages: every frame of a TIFF; of an animated picture the first."""
    return iter(ImageSequence.Iterator(image)) if image.format == "TIFF" else iter([image])


def _refuse_large(image: Image.Image) -> None:
    pixels = image.width * image.height
    if pixels > LARGEST_PIXELS:
        raise Invalid(TOO_LARGE.format(pixels=-(-pixels // 1_000_000), limit=LARGEST_PIXELS // 1_000_000))


def _upright_size(image: Image.Image) -> tuple[int, int]:
    turned = image.getexif().get(0x0112, 1) >= 5
    return (image.height, image.width) if turned else (image.width, image.height)


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    paper = Image.new("RGB", layer.size, "white")
    paper.paste(layer, mask=layer)
    return paper
