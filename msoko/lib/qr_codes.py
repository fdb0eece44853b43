"""The only door to segno: an address as a QR code."""

import io

import segno

#: the empty edge that the standard of the code asks for, in its own modules
_QUIET_MODULES = 4


def qr_svg(address: str, *, millimetres: float) -> bytes:
    """A picture of this width, quiet zone included."""
    code = segno.make_qr(address, error="m")
    target = io.BytesIO()
    width, _ = code.symbol_size(border=_QUIET_MODULES)
    code.save(target, kind="svg", border=_QUIET_MODULES, scale=millimetres / width, unit="mm", light="#fff")
    return target.getvalue()


def qr_png(address: str) -> bytes:
    target = io.BytesIO()
    segno.make_qr(address, error="m").save(target, kind="png", border=_QUIET_MODULES, scale=8, light="#fff")
    return target.getvalue()
