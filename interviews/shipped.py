"""What ships with the program: the trained model's folder, and whether a model lies in it."""

import json
from pathlib import Path

MODEL_FOLDER = Path(__file__).with_name("model")
MODEL_DECISION = MODEL_FOLDER / "decision.json"
RULES_DECISION = Path(__file__).with_name("rules") / "decision.json"
WITHOUT_MODEL = "rules"


def has_model() -> bool:
    """Whether a trained encoder lies in the tree together with the decision fitted to it."""
    return (MODEL_FOLDER / "encoder.onnx").exists() and MODEL_DECISION.exists()


def model_version() -> str:
    """The version that evidence remembers: the trained model's, or "rules" where there is none."""
    if not has_model():
        return WITHOUT_MODEL
    return json.loads(MODEL_DECISION.read_text(encoding="utf-8"))["version"]
