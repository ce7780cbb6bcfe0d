"""A strip below a chart over time: what happened meanwhile."""

from __future__ import annotations

from collections.abc import Mapping

from matplotlib import dates as mdates
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import ScaledTranslation

from usrok_data.charts import style
from usrok_data.codebook import suggest
from usrok_data.tables import cached_table

#: Points from the axis to the first row of the strip, and from row to row.
FIRST_ROW, ROW = 30, 13
SIZE = 8
#: Where the labels of the axis end: lines to the strip begin below them.
TICK_LABELS = -21
#: Points between two labels in one row, at least.
GAP = 9


def strip_height(rows: int) -> float:
    """Return the height in inches that a strip of some rows needs below the axis."""
    return (FIRST_ROW + rows * ROW) / 72


def meanwhile(ax: Axes, labels: Mapping[str, str], as_years: bool = False) -> Axes:
    """Write below a chart over time what happened meanwhile.

    Parameters
    ----------
    ax : matplotlib.axes.Axes
        Axes with time on x, with room below (``strip_height``).
    labels : mapping of str to str
        Ids of ``record.context()``, each with a label of a few words.
    as_years : bool
        Whether the x axis has plain years and not dates; a year begins at its number.

    Returns
    -------
    matplotlib.axes.Axes
        The axes. Each event has a tick on the axis and a label below, in as many rows as are
        needed for no two labels to overlap.

    Raises
    ------
    ValueError
        If an id is not in ``record.context()``.

    Examples
    --------
    >>> import usrok_data as usrok
    >>> ax = usrok.charts.count_steps()
    >>> len(usrok.charts.meanwhile(ax, {"x06": "armistice"}).texts) > 1
    True
    """
    context = cached_table("context").set_index("context_id")["start"]
    for context_id in labels:
        if context_id not in context.index:
            raise ValueError(
                f"{context_id!r} is not in context.{suggest(context_id, context.index)} Expected "
                "ids of record.context(), such as 'x06'."
            )
    grey = style.ink(ax, 0.75)
    # Positions are in the scale of the figure, so it is asked once for its size.
    renderer = ax.figure.canvas.get_renderer()  # type: ignore[attr-defined]
    first, last = ax.get_xlim()
    width = style.size_in_points(ax)[0]
    starts: list[float] = []
    # From right to left: then no line down to a label crosses another label.
    for context_id, text in sorted(labels.items(), key=lambda item: context[item[0]], reverse=True):
        day = context[context_id]
        x = style.as_year(day) if as_years else mdates.date2num(day)
        if not first <= x <= last:
            continue
        at = (x - first) / (last - first) * width
        label = ax.text(0, 0, text, fontsize=SIZE)
        size = label.get_window_extent(renderer).width * 72 / ax.figure.dpi
        label.remove()
        # At the right edge the label stands left of its tick.
        start = min(at + 1.5, width - size)
        row = next((n for n, s in enumerate(starts) if start + size + GAP <= s), len(starts))
        starts[row : row + 1] = [start]
        below = -(FIRST_ROW + row * ROW)
        move = ScaledTranslation((start - at) / 72, below / 72, ax.figure.dpi_scale_trans)
        transform = ax.get_xaxis_transform()
        ax.text(x, 0, text, transform=transform + move, fontsize=SIZE, color=grey, va="top")
        for top, bottom in ((0, -4), (TICK_LABELS, below - 2)):
            ends = [ScaledTranslation(0, y / 72, ax.figure.dpi_scale_trans) for y in (top, bottom)]
            points = [(transform + end).transform((x, 0)) for end in ends]
            line = transform.inverted().transform(points)
            mark = Line2D(*line.T, transform=transform, color=grey, linewidth=0.6, clip_on=False)
            ax.add_artist(mark)  # not plotted: it is no data
    return ax
