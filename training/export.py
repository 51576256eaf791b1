"""Writes trained weights as an ONNX graph with 8-bit weights, one scale an output column.

    python training/export.py FOLDER/weights.pt model.onnx [--check DOCS GOLD]

The graph is written by hand, so it depends on no exporter's taste: `pieces` (int64, any length up to 512) in,
`scores` (pieces, columns) out. Weights are whole numbers from -63 to 63: with those, processors without
VNNI cannot overflow either, and give the same sums.
"""

from __future__ import annotations

import argparse
import math
from pathlib import Path

import numpy as np
import numpy.typing as npt
import onnx
import torch
from encoder import DEPTH, EPSILON, HEADS, HIDDEN, POSITIONS
from onnx import TensorProto, helper, numpy_helper

Floats = npt.NDArray[np.float32]
OPSET = 20


class Graph:
    def __init__(self, weights: dict[str, Floats], top: int) -> None:
        self.weights, self.top = weights, top
        self.nodes: list[onnx.NodeProto] = []
        self.constants: dict[str, onnx.TensorProto] = {}
        self.count = 0

    def put(self, name: str, value: npt.NDArray) -> str:
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.ascontiguousarray(value), name)
        return name

    def add(self, kind: str, *given: str, outputs: int = 1, **settings: object) -> list[str]:
        self.count += 1
        made = [f"{kind}{self.count}_{k}" for k in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(given), made, name=f"{kind}{self.count}", **settings))
        return made

    def one(self, kind: str, *given: str, **settings: object) -> str:
        return self.add(kind, *given, **settings)[0]

    def linear(self, x: str, name: str) -> str:
        """x times the layer's weight, in whole numbers, plus its bias."""
        whole, scale = quantized(self.weights[name + ".weight"], self.top)
        q, step, zero = self.add("DynamicQuantizeLinear", x, outputs=3)
        product = self.one(
            "MatMulInteger",
            q,
            self.put(name + ".w", whole.T),
            zero,
            self.put("zero", np.zeros((), dtype=np.int8)),
        )
        steps = self.one("Mul", step, self.put(name + ".s", scale))
        sums = self.one("Mul", self.one("Cast", product, to=TensorProto.FLOAT), steps)
        return self.one("Add", sums, self.put(name + ".b", self.weights[name + ".bias"]))

    def norm(self, x: str, name: str) -> str:
        scale, bias = (
            self.put(f"{name}.{part}", self.weights[f"{name}.{part}"]) for part in ("weight", "bias")
        )
        return self.one("LayerNormalization", x, scale, bias, axis=-1, epsilon=EPSILON)

    def attention(self, x: str, name: str) -> str:
        shape = self.put("split", np.array([0, HEADS, HIDDEN // HEADS], dtype=np.int64))
        q, k, v = self.add("Split", self.linear(x, name + ".qkv"), outputs=3, axis=-1, num_outputs=3)
        q = self.one("Transpose", self.one("Reshape", q, shape), perm=[1, 0, 2])
        k = self.one("Transpose", self.one("Reshape", k, shape), perm=[1, 2, 0])
        v = self.one("Transpose", self.one("Reshape", v, shape), perm=[1, 0, 2])
        root = self.put("root", np.array(1 / math.sqrt(HIDDEN / HEADS), dtype=np.float32))
        shares = self.one("Softmax", self.one("MatMul", self.one("Mul", q, root), k), axis=-1)
        heard = self.one("Transpose", self.one("MatMul", shares, v), perm=[1, 0, 2])
        return self.one("Reshape", heard, self.put("join", np.array([0, HIDDEN], dtype=np.int64)))

    def embed(self) -> str:
        table, scale = quantized(self.weights["words.weight"], 127)
        rows = self.one("Cast", self.one("Gather", self.put("words", table), "pieces"), to=TensorProto.FLOAT)
        scales = self.one("Gather", self.put("words.s", scale[:, None]), "pieces")
        length = self.one("Shape", "pieces")
        start = self.put("start", np.zeros(1, dtype=np.int64))
        places = self.one("Slice", self.put("places", self.weights["places.weight"]), start, length)
        return self.norm(self.one("Add", self.one("Mul", rows, scales), places), "norm")

    def build(self) -> onnx.ModelProto:
        x = self.embed()
        for number in range(DEPTH):
            name = f"blocks.{number}"
            x = self.norm(
                self.one("Add", x, self.linear(self.attention(x, name), name + ".out")), name + ".norm1"
            )
            wide = self.one("Gelu", self.linear(x, name + ".up"))
            x = self.norm(self.one("Add", x, self.linear(wide, name + ".down")), name + ".norm2")
        last = self.one("MatMul", x, self.put("head.w", self.weights["head.weight"].T))
        self.nodes.append(
            helper.make_node("Add", [last, self.put("head.b", self.weights["head.bias"])], ["scores"])
        )
        width = self.weights["head.bias"].shape[0]
        graph = helper.make_graph(
            self.nodes,
            "tagger",
            [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["length"])],
            [helper.make_tensor_value_info("scores", TensorProto.FLOAT, ["length", width])],
            list(self.constants.values()),
        )
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)])
        model.ir_version = 9
        onnx.checker.check_model(model)
        return model


def quantized(weight: Floats, top: int) -> tuple[npt.NDArray[np.int8], Floats]:
    """Whole numbers from -top to top and the scale of each row."""
    scale = np.maximum(np.abs(weight).max(axis=1), 1e-8) / top
    return np.rint(weight / scale[:, None]).astype(np.int8), scale.astype(np.float32)


def export(weights: Path, to: Path, top: int = 63) -> None:
    state = torch.load(weights, map_location="cpu", weights_only=True)
    model = Graph({name: value.float().numpy() for name, value in state.items()}, top).build()
    assert POSITIONS >= 192
    to.write_bytes(model.SerializeToString(deterministic=True))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("weights", type=Path)
    parser.add_argument("to", type=Path)
    parser.add_argument(
        "--top", type=int, default=63, help="largest whole number of a weight; 127 uses all 8 bits"
    )
    args = parser.parse_args()
    export(args.weights, args.to, args.top)
    print(f"{args.to}: {args.to.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
