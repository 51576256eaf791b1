"""The encoder (BERT, 6 layers of 384) with one linear head over all layers of labels."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

HIDDEN, HEADS, DEEP, DEPTH, POSITIONS = 384, 12, 1536, 6, 512
EPSILON = 1e-12


class Block(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(HIDDEN, 3 * HIDDEN)
        self.out = nn.Linear(HIDDEN, HIDDEN)
        self.norm1 = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.up = nn.Linear(HIDDEN, DEEP)
        self.down = nn.Linear(DEEP, HIDDEN)
        self.norm2 = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.drop = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        rows, length, _ = x.shape
        q, k, v = (
            part.view(rows, length, HEADS, -1).transpose(1, 2) for part in self.qkv(x).split(HIDDEN, dim=-1)
        )
        heard = functional.scaled_dot_product_attention(
            q, k, v, attn_mask=mask, dropout_p=0.1 if self.training else 0.0
        )
        x = self.norm1(x + self.drop(self.out(heard.transpose(1, 2).reshape(rows, length, HIDDEN))))
        return self.norm2(x + self.drop(self.down(functional.gelu(self.up(x)))))


class Tagger(nn.Module):
    def __init__(self, vocabulary: int, width: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.places = nn.Embedding(POSITIONS, HIDDEN)  # the type embedding of BERT is added in
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.drop = nn.Dropout(0.1)
        self.blocks = nn.ModuleList(Block() for _ in range(DEPTH))
        self.head = nn.Linear(HIDDEN, width)

    def forward(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """:param pieces: (rows, length); :param mask: the same, true where there is a piece."""
        x = self.words(pieces) + self.places.weight[: pieces.shape[1]]
        x = self.drop(self.norm(x))
        seen = mask[:, None, None, :]
        for block in self.blocks:
            x = block(x, seen)
        return self.head(self.drop(x))


def pretrained(folder: Path, width: int) -> Tagger:
    """The encoder with the weights of ``folder/model.safetensors`` and a new head."""
    given = load_file(folder / "model.safetensors")
    given = {name.removeprefix("bert."): value for name, value in given.items()}
    model = Tagger(given["embeddings.word_embeddings.weight"].shape[0], width)
    with torch.no_grad():
        model.words.weight.copy_(given["embeddings.word_embeddings.weight"])
        model.places.weight.copy_(
            given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0]
        )
        _copy(model.norm, given, "embeddings.LayerNorm")
        for number, block in enumerate(model.blocks):
            at = f"encoder.layer.{number}."
            for part in ("weight", "bias"):
                joined = [given[f"{at}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
                getattr(block.qkv, part).copy_(torch.cat(joined))
            _copy(block.out, given, at + "attention.output.dense")
            _copy(block.norm1, given, at + "attention.output.LayerNorm")
            _copy(block.up, given, at + "intermediate.dense")
            _copy(block.down, given, at + "output.dense")
            _copy(block.norm2, given, at + "output.LayerNorm")
        model.head.weight.normal_(0, 0.02)
        model.head.bias.zero_()
    model.words.weight.requires_grad = False
    return model


def _copy(layer: nn.Module, given: dict[str, Tensor], name: str) -> None:
    layer.weight.copy_(given[name + ".weight"])
    layer.bias.copy_(given[name + ".bias"])
