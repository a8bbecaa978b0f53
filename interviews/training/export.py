"""The trained network as an ONNX file with 8-bit weights, built node by node so that nothing is left to a converter.

Weights are quantised per output column, word vectors per row; activations are quantised at run time per window.
"""

from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from interviews.training.network import HEADS, LAYERS, WIDTH

POSITIONS = 288  # the longest window (interviews/windows.py) and some
_OPSETS = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
_EPSILON = 1e-12
TOP_CODE = 64  # 255 * 64 * 2 fits 16 bits: older processors sum pairs there, and must give the same scores


class _Graph:
    """Nodes and constants as they are added; each method returns the name of its output."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, value: np.ndarray) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, *, domain: str = "", **attributes: Any) -> str:
        self.nodes.append(helper.make_node(kind, inputs, [output], domain=domain, **attributes))
        return output

    def words(self) -> str:
        """The summed word, position and type vectors of the tokens, normalised: (1, tokens, WIDTH)."""
        table, scale = quantised(self.weights["words.weight"], axis=1, top=127)
        self.constant("words", table), self.constant("words_scale", scale.astype(np.float32))
        self.constant("positions", self.weights["positions.weight"][:POSITIONS])
        self.constant("types", self.weights["types.weight"])
        self.node("Gather", ["words", "ids"], "word_codes")
        self.node("Cast", ["word_codes"], "word_floats", to=TensorProto.FLOAT)
        self.node("Gather", ["words_scale", "ids"], "word_scales")
        self.node("Mul", ["word_floats", "word_scales"], "word_vectors")
        self.node("Gather", ["positions", "places"], "place_vectors")
        self.node("Gather", ["types", "kinds"], "kind_vectors")
        self.node("Add", ["word_vectors", "place_vectors"], "words_and_places")
        return self.add_and_norm("words_and_places", "kind_vectors", "norm", "layer_in_0")

    def add_and_norm(self, one: str, other: str, name: str, output: str) -> str:
        parts = [
            self.constant(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias")
        ]
        return self.node(
            "SkipLayerNormalization", [one, other, *parts], output, domain="com.microsoft", epsilon=_EPSILON
        )

    def linear(self, source: str, name: str, output: str) -> str:
        """`source` times the 8-bit weights of a layer, plus its bias."""
        codes, scale = quantised(self.weights[f"{name}.weight"], axis=1, top=TOP_CODE)
        inputs = [
            source,
            self.constant(f"{name}.codes", codes.T),
            self.constant(f"{name}.scale", scale[:, 0].astype(np.float32)),
            "",
            self.constant(f"{name}.bias", self.weights[f"{name}.bias"]),
        ]
        return self.node("DynamicQuantizeMatMul", inputs, output, domain="com.microsoft")

    def layer(self, source: str, number: int) -> str:
        name = f"layers.{number}"
        mixed = self.linear(source, f"{name}.mix_in", f"mix_{number}")
        parts = [f"{part}_{number}" for part in ("query", "key", "value")]
        self.nodes.append(helper.make_node("Split", [mixed], parts, axis=2, num_outputs=3))
        attended = self.node(
            "MultiHeadAttention", parts, f"attended_{number}", domain="com.microsoft", num_heads=HEADS
        )
        mixed = self.linear(attended, f"{name}.mix_out", f"mixed_{number}")
        middle = self.add_and_norm(mixed, source, f"{name}.mix_norm", f"middle_{number}")
        wide = self.linear(middle, f"{name}.widen", f"wide_{number}")
        wide = self.node("Gelu", [wide], f"gelu_{number}", domain="com.microsoft")
        narrow = self.linear(wide, f"{name}.narrow", f"narrow_{number}")
        return self.add_and_norm(narrow, middle, f"{name}.norm", f"layer_in_{number + 1}")

    def heads(self, tokens: str) -> None:
        """Unit vectors and logits, in floating point: they are small, and thresholds are cut on them."""
        self.constant("first", np.array([0], dtype=np.int64))
        self.node("Squeeze", [tokens, "first"], "tokens")
        self.node("MatMul", ["pool", "tokens"], "pooled")
        for name, source, output in (("shared", "pooled", "shared_out"), ("heads", "shared_gelu", "logits")):
            self.constant(f"{name}.weight", self.weights[f"{name}.weight"].T)
            self.constant(f"{name}.bias", self.weights[f"{name}.bias"])
            self.node("Gemm", [source, f"{name}.weight", f"{name}.bias"], output)
            if name == "shared":
                self.node("Gelu", ["shared_out"], "shared_gelu", domain="com.microsoft")
        self.node("LpNormalization", ["pooled"], "vectors", axis=1, p=2)


def quantised(matrix: np.ndarray, *, axis: int, top: int) -> tuple[np.ndarray, np.ndarray]:
    """Codes from -top to top, in 8 bits, and the scales (kept dimension): codes * scales is nearly `matrix`."""
    scale = np.maximum(np.abs(matrix).max(axis=axis, keepdims=True), 1e-8) / top
    return np.clip(np.round(matrix / scale), -top, top).astype(np.int8), scale


def write_onnx(weights: dict[str, np.ndarray], path: Path) -> None:
    """The artefact's network: ids, kinds (1, tokens), places (tokens,), pool (units, tokens) -> logits, vectors."""
    graph = _Graph(weights)
    tokens = graph.words()
    for number in range(LAYERS):
        tokens = graph.layer(tokens, number)
    graph.heads(tokens)
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"]),
        helper.make_tensor_value_info("kinds", TensorProto.INT64, [1, "tokens"]),
        helper.make_tensor_value_info("places", TensorProto.INT64, ["tokens"]),
        helper.make_tensor_value_info("pool", TensorProto.FLOAT, ["units", "tokens"]),
    ]
    outputs = [
        helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["units", weights["heads.bias"].shape[0]]),
        helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["units", WIDTH]),
    ]
    body = helper.make_graph(graph.nodes, "encoder", inputs, outputs, graph.constants)
    onnx.save(helper.make_model(body, opset_imports=_OPSETS, ir_version=9), path)
