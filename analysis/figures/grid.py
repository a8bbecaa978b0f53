"""Heat maps: shares of rows in columns, the darker the larger."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis.figures import axes, figures, palette

CELLS: dict[str, Any] = {
    "xgap": 2,
    "ygap": 2,
    "zmin": 0,
    "zmax": 1,
    "hoverinfo": "text",
    "colorscale": [[0, "rgba(31,127,142,0.06)"], [1, palette.OWN]],
    "colorbar": {  # above the cells, so that on a phone the width is theirs
        "orientation": "h",
        "thickness": 8,
        "outlinewidth": 0,
        "len": 0.5,
        "x": 0,
        "xanchor": "left",
        "y": 1,
        "yanchor": "bottom",
        "ypad": 0,
    },
}


def grid(
    frame: pd.DataFrame,
    *,
    rows: str,
    columns: str,
    value: str,
    notes: str,
    row_names: dict[Any, str],
    column_names: Callable[[Any], str] = str,
    ranked: bool = True,
    none_is_zero: bool = False,
) -> go.Figure:
    """A heat map of shares, empty where nothing was counted; the largest rows first, or in their own order.

    `none_is_zero`: a row without a value in a column that has others was counted there, and is none of it. A heat map
    gives no click: the table behind it does.
    """
    wide = frame.pivot(index=rows, columns=columns, values=value).sort_index(axis=1)
    if none_is_zero:
        wide = wide.fillna(dict.fromkeys(wide.columns[wide.notna().any()], 0.0))
    listed = wide.sum(axis=1).sort_values().index if ranked else wide.index[::-1]
    words = frame.pivot(index=rows, columns=columns, values=notes).reindex(index=listed, columns=wide.columns)
    cells = go.Heatmap(
        z=wide.loc[listed].to_numpy("float64"),
        x=[column_names(name) for name in wide.columns],
        y=[figures.literal(row_names.get(name, name), 30) for name in listed],
        hovertext=words.fillna("no loss").to_numpy(),
        **CELLS,
    )
    cells.update(colorbar=axes.of_shares(1.0, most=2))  # a phone has room for three
    figure = figures.styled(go.Figure(cells), height=32 * len(listed) + 110)
    figure.update_xaxes(showgrid=False)
    return figure.update_yaxes(showgrid=False)
