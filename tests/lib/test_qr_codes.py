"""The picture of an address."""

import io

from lxml import etree
from PIL import Image

from msoko.lib.qr_codes import qr_png, qr_svg

ADDRESS = "https://msoko.example.ru/reports/check/0123456789abcdef0123456789abcdef/"


def test_picture_has_the_asked_width_and_is_light_behind():
    root = etree.fromstring(qr_svg(ADDRESS, millimetres=18))

    assert round(float(root.get("width").removesuffix("mm")), 3) == 18
    assert root.get("width") == root.get("height")


def test_png_is_square_black_and_white():
    picture = Image.open(io.BytesIO(qr_png(ADDRESS)))

    assert picture.width == picture.height
    assert [level for level, count in enumerate(picture.convert("L").histogram()) if count] == [0, 255]
