"""Where the data that nobody here wrote lies, when it is there at all."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"

needs_shared = pytest.mark.skipif(not SHARED.is_dir(), reason=f"no folder {SHARED.name} beside the checkout")
