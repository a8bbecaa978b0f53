"""The tokenizer of MiniLM cut to the pieces that English text needs, so that the artefact stays small."""

import json
from pathlib import Path

from tokenizers import Tokenizer

_SIGNS = frozenset("–—‘’“”•…€™")
_LAST_LATIN = "\u017f"  # names with accents stay; other scripts go


def cut_tokenizer(path: Path) -> tuple[Tokenizer, list[int]]:
    """The cut tokenizer and, for each of its ids, the row of that piece in the full vocabulary."""
    description = json.loads(path.read_text(encoding="utf-8"))
    full = description["model"]["vocab"]
    kept = [piece for piece in sorted(full, key=full.__getitem__) if _is_needed(piece)]
    numbers = {piece: i for i, piece in enumerate(kept)}
    description["model"]["vocab"] = numbers
    description["added_tokens"] = [
        {**token, "id": numbers[token["content"]]} for token in description["added_tokens"]
    ]
    description |= {"truncation": None, "padding": None, "post_processor": None}
    return Tokenizer.from_str(json.dumps(description)), [full[piece] for piece in kept]


def _is_needed(piece: str) -> bool:
    return not piece.startswith("[unused") and all(c <= _LAST_LATIN or c in _SIGNS for c in piece)
