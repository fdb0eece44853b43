"""The only door to the plotting library (matplotlib): data in, SVG or PNG out.

R1: «charts drawn on the server as SVG, the same in page and PDF, with a table alternative». A picture is
readable in grey: zones have a letter and a hatch, series a marker and a dash. Letters are drawn as outlines
of PT Sans, so that the same picture stands everywhere. The same data give the same bytes: no date, ids from a
fixed salt. No inline style is left in the SVG, as the content security policy forbids it. PNG is for Word,
which draws SVG in its newer versions only.
"""

import os
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from io import BytesIO
from typing import Any

import fontpkg
from django.conf import settings

from msoko.lib.chart_shapes import Chart, HeatMap, Lines, Scatter, Series, Strip, ZoneBars
from msoko.lib.printable import printable
from msoko.lib.svg import without_styles

__all__ = [
    "MAX_SERIES", "Chart", "HeatMap", "Lines", "Scatter", "Series", "Strip", "ZoneBars", "millimetres",
    "png", "svg",
]  # fmt: skip

INK, MUTED, LINE, ACCENT = "#1a2530", "#5a6876", "#dde3e8", "#1d4f91"
#: key -> letter, fill, edge, hatch
ZONES = {
    "green": ("З", "#cfe9d9", "#226b42", ""),
    "yellow": ("Ж", "#fbe7b4", "#8a5a00", "///"),
    "red": ("К", "#f6cdc8", "#a3241c", "xxx"),
    "none": ("–", "#eef1f5", "#8b98a5", ""),
}
_ZONE_WORDS = {"green": "З – зелёная", "yellow": "Ж – жёлтая", "red": "К – красная", "none": "зоны нет"}
_STROKES = (
    (ACCENT, "o", "-"),
    ("#8a5a00", "s", "--"),
    ("#226b42", "^", "-."),
    ("#7a3b8f", "D", ":"),
    ("#a3241c", "v", (0, (5, 1, 1, 1))),
    (MUTED, "x", (0, (1, 1))),
)
# A letter on a hatch needs a ground of its own.
_GROUND = {"facecolor": "white", "edgecolor": "none", "pad": 1}
MAX_SERIES = len(_STROKES)
#: inches: of a picture, of the cells of a heat map beside the names, of a letter
_WIDTH, _GRID, _LETTER = 7.6, 4.6, 0.07
_DOTS = 200
#: names come from people: a dollar begins no formula
_OPTIONS = {
    "svg.fonttype": "path", "svg.hashsalt": "msoko", "hatch.linewidth": 0.6, "font.size": 9,
    "font.family": "PT Sans", "text.parse_math": False,
}  # fmt: skip
# Figures share the caches of fonts of the library; threads of one worker draw in turn.
_DRAWING = threading.Lock()


@lru_cache(maxsize=256)
def svg(chart: Chart) -> bytes:
    """Draw once for the same data; the cache is of this process."""
    with _DRAWING:
        # The words of the library itself: no date, no address of its maker.
        drawn = _drawn(chart, format="svg", metadata={"Date": None, "Creator": None, "Format": None})
        return without_styles(drawn, printable(chart.title))


@lru_cache(maxsize=32)
def png(chart: Chart) -> bytes:
    """The same picture in dots, fine enough for print."""
    with _DRAWING:
        return _drawn(chart, format="png", dpi=_DOTS, metadata={"Software": None})


def millimetres(chart: Chart) -> tuple[float, float]:
    """Width and height at which the letters have their own size."""
    return _WIDTH * 25.4, _drawing(chart)[1] * 25.4


def _drawn(chart: Chart, **how: Any) -> bytes:
    matplotlib = _library()
    from matplotlib.figure import Figure  # noqa: PLC0415 -- slow import, needed by few pages

    draw, height = _drawing(chart)
    with matplotlib.rc_context(_OPTIONS):
        figure = Figure(figsize=(_WIDTH, height), layout="constrained")
        axes = figure.add_subplot()
        draw(axes, chart)
        stream = BytesIO()
        figure.savefig(stream, **how)
    return stream.getvalue()


@lru_cache(maxsize=1)
def _library() -> Any:
    os.environ.setdefault("MPLCONFIGDIR", str(settings.VAR_DIR / "matplotlib"))
    import matplotlib  # noqa: PLC0415 -- slow import, needed by few pages
    from matplotlib import font_manager  # noqa: PLC0415

    for weight in ("Regular", "Bold"):
        font_manager.fontManager.addfont(str(fontpkg.path("PT Sans", weight, "Normal")))
    return matplotlib


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    """What the font can draw; anything else would be a box and a warning."""
    _library()
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415 -- slow import, needed by few pages

    return frozenset(FT2Font(str(fontpkg.path("PT Sans", "Regular", "Normal"))).get_charmap())


def _drawing(chart: Chart) -> tuple[Callable[[Any, Any], None], float]:
    """The function that draws and the height in inches."""
    match chart:
        case Lines():
            return _lines, 3.2
        case ZoneBars():
            return _zone_bars, 1.2 + 0.3 * len(chart.rows)
        case Strip():
            return _strip, 0.7 + 0.26 * len(chart.rows)
        case Scatter():
            return _scatter, 3.8
    return _heat_map, 2.2 + 0.24 * len(chart.rows)


def _lines(axes: Any, chart: Lines) -> None:
    places = range(len(chart.labels))
    for one, (colour, marker, dash) in zip(chart.series, _STROKES, strict=False):
        values = [float("nan") if point is None else point for point in one.points]
        axes.plot(
            places,
            values,
            color=colour,
            marker=marker,
            linestyle=dash,
            label=_short(one.name, 60),
            markersize=5,
        )
    axes.set_xticks(list(places), [_short(label, 12) for label in chart.labels])
    axes.set_ylabel(_short(chart.unit, 30))
    axes.margins(x=0.05, y=0.15)
    _calm(axes, grid="y")
    axes.legend(
        loc="upper center",
        bbox_to_anchor=(0.5, -0.1),
        ncols=3 if len(chart.series) == 3 else 2,
        frameon=False,
        labelcolor=INK,
        handlelength=3.5,
    )


def _zone_bars(axes: Any, chart: ZoneBars) -> None:
    places = range(len(chart.rows))
    left = [0] * len(chart.rows)
    for number, (letter, fill, edge, hatch) in enumerate(ZONES.values(), start=1):
        sizes = [int(row[number]) for row in chart.rows]
        bars = axes.barh(places, sizes, left=left, color=fill, edgecolor=edge, hatch=hatch, height=0.7)
        axes.bar_label(bars, [f"{letter} {size}" if size else "" for size in sizes], label_type="center",
                       color=INK, bbox=_GROUND if hatch else None)  # fmt: skip
        left = [before + size for before, size in zip(left, sizes, strict=True)]
    _rows(axes, [row[0] for row in chart.rows])
    axes.set_xlim(0, max([*left, 1]))
    axes.xaxis.get_major_locator().set_params(integer=True)
    _legend(axes)


def _strip(axes: Any, chart: Strip) -> None:
    colours = [ACCENT if name == chart.marked else "#b9c9de" for name, _ in chart.rows]
    bars = axes.barh(range(len(chart.rows)), [value for _, value in chart.rows], color=colours, height=0.66)
    axes.bar_label(bars, [_number(value) for _, value in chart.rows], padding=3, color=INK)
    _rows(axes, [name for name, _ in chart.rows])
    axes.set_xlabel(_short(chart.unit, 60))
    axes.xaxis.set_major_formatter(_comma)
    axes.margins(x=0.1)


def _scatter(axes: Any, chart: Scatter) -> None:
    axes.scatter(
        [x for x, _ in chart.points],
        [y for _, y in chart.points],
        s=34,
        facecolor="#b9c9de",
        edgecolor=ACCENT,
    )
    axes.set_xlabel(_short(chart.x_name, 100))
    axes.set_ylabel(_short(chart.y_name, 50))
    _calm(axes, grid="both")


def _heat_map(axes: Any, chart: HeatMap) -> None:
    for row, zones in enumerate(chart.zones):
        for column, zone in enumerate(zones):
            letter, fill, edge, hatch = ZONES[zone]
            axes.barh(row, 0.94, left=column - 0.47, height=0.86, color=fill, edgecolor=edge,
                      hatch=hatch, linewidth=0.4, clip_on=False)  # fmt: skip
            axes.text(column, row, letter, ha="center", va="center", color=INK, fontsize=8,
                      bbox=_GROUND if hatch else None)  # fmt: skip
    _rows(axes, chart.rows)
    axes.set_xlim(-0.5, len(chart.columns) - 0.5)
    axes.xaxis.tick_top()
    names = [_short(name, 34) for name in chart.columns]
    # A head that is wider than its column is turned, or it would stand on its neighbour.
    is_wide = max(map(len, names)) * _LETTER > _GRID / len(names)
    axes.set_xticks(range(len(names)), names, **({"rotation": 40, "ha": "left"} if is_wide else {}))
    _legend(axes)


def _legend(axes: Any) -> None:
    """What the letters of zones mean: a picture on paper has no page around it."""
    from matplotlib.patches import Patch  # noqa: PLC0415 -- slow import, needed by few pages

    keys = [
        Patch(facecolor=fill, edgecolor=edge, hatch=hatch, label=_ZONE_WORDS[zone])
        for zone, (_, fill, edge, hatch) in ZONES.items()
    ]
    axes.figure.legend(handles=keys, loc="outside lower center", ncols=4, frameon=False, labelcolor=INK)


def _rows(axes: Any, names: Sequence[str]) -> None:
    """Names down the left side, the first on top."""
    axes.set_yticks(range(len(names)), [_short(name, 44) for name in names])
    axes.set_ylim(len(names) - 0.5, -0.5)
    _calm(axes, grid="")
    axes.tick_params(axis="y", length=0)


def _calm(axes: Any, *, grid: str) -> None:
    axes.spines[["top", "right"]].set_visible(False)
    axes.spines[["left", "bottom"]].set_color(LINE)
    axes.tick_params(colors=MUTED, labelcolor=INK)
    for axis in {"y": [axes.yaxis], "both": [axes.xaxis, axes.yaxis]}.get(grid, []):
        axis.set_major_formatter(_comma)
    if grid:
        axes.grid(axis=grid, color=LINE, linewidth=0.7)
        axes.set_axisbelow(True)


def _comma(value: float, _: int) -> str:
    return _number(value)


def _number(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".").replace(".", ",").replace("-", "\u2212")


def _clean(text: str) -> str:
    letters = _letters()
    return "".join(one if ord(one) in letters else "?" for one in printable(text).replace("\n", " "))


def _short(text: str, length: int) -> str:
    text = _clean(text)
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
