"""What the terminal can do: each module holds a few commands, their options beside the function that answers.

A command is a thin route. What it needs is imported where it is used: `whyleft tag --jsonl` must start without
pandas, DuckDB or Streamlit.
"""
