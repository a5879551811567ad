"""natasha's data files → the numbers of its three networks, with what is constant multiplied out.

All three are one trunk, three convolutions of width 3 over a word vector beside a shape vector, each followed by ReLU
and batch norm, with zeros between the sequences:

    y = scale * max(0, conv(x) + bias) + shift

As max(0, z + bias) = max(z, -bias) + bias, all a layer has to do is m = max(conv(x), floor) with floor = -bias. What is
left, y = scale * m + rest, is linear and goes into the next layer's weights and floor. There `rest` would count as a
neighbour where the neighbour is the zero between sequences: so such a row holds not 0 but `edge` = -rest / scale.

The files are found without importing natasha, which imports pymorphy2.
"""

from __future__ import annotations

import gzip
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from slovnet.exec import model as networks
from slovnet.exec.pack import Pack, vocab_name

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

NETWORKS = {"morph": networks.Morph, "syntax": networks.Syntax, "ner": networks.NER}
LABELS = {"morph": "tag", "syntax": "rel", "ner": "tag"}
EMBEDDING = "navec_news_v1_1B_250K_300d_100q.tar"
VECTOR = 300  # numbers in a word vector
TAPS = 3  # the width of a convolution


@dataclass(frozen=True, slots=True)
class Layer:
    """A convolution: weights (3, in, out), the floor of what comes out, what stands between the sequences."""

    weights: Floats
    floor: Floats
    edge: Floats


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights (in, out) and bias."""

    weights: Floats
    bias: Floats

    def __call__(self, x: Floats) -> Floats:
        y: Floats = x @ self.weights
        y += self.bias
        return y


@dataclass(frozen=True, slots=True)
class Network:
    """A trunk's layers, the first one's weights for each shape (shapes, 3, out), its labels, and slovnet's own."""

    layers: tuple[Layer, ...]
    shapes: Floats
    shape_names: list[str]
    labels: list[str]
    gain: NDArray[np.float64]
    rest: NDArray[np.float64]
    raw: Any

    def linear(self, weights: Any, bias: Any) -> Linear:
        """A linear layer that stands on the trunk, over what the trunk's last floor lets through."""
        wide = np.asarray(weights, np.float64)
        return Linear(single(self.gain[:, None] * wide), single(bias + self.rest @ wide))


def data_folder() -> Path:
    """natasha's folder of models."""
    spec = importlib.util.find_spec("natasha")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("natasha is not installed: its models are needed")
    return Path(spec.submodule_search_locations[0]) / "data"


def single(values: Any) -> Floats:
    """Contiguous single precision."""
    return np.ascontiguousarray(values, np.float32)


def read_network(name: str) -> Network:
    """One of slovnet's networks, "morph", "syntax" or "ner"."""
    with Pack(str(data_folder() / "model" / f"slovnet_{name}_news_v1.tar")) as pack:
        raw = pack.load_model(NETWORKS[name])
        raw = raw.inject_arrays(dict(pack.load_arrays(raw.weights)))
        shape_names, labels = pack.load_vocab("shape").items, pack.load_vocab(LABELS[name]).items
    layers, gain, rest = folded(raw.encoder.layers)
    shape_part = layers[0].weights[:, VECTOR:]
    shapes = single(np.einsum("si,tio->sto", raw.emb.shape.weight.array, shape_part))
    return Network(layers, shapes, shape_names, labels, gain, rest, raw)


def folded(raw_layers: Any) -> tuple[tuple[Layer, ...], NDArray[np.float64], NDArray[np.float64]]:
    """The layers, and the scale and shift left over for what stands on the last one."""
    gain, rest = np.ones(1), np.zeros(1)
    layers = []
    for raw in raw_layers:
        taps = raw.conv.weight.array.astype(np.float64).transpose(2, 1, 0)
        bias = raw.conv.bias.array + (rest * np.ones(taps.shape[1]) @ taps).sum(0)
        weights = single(gain[:, None] * taps)
        gain = raw.norm.weight.array / raw.norm.std.array.astype(np.float64)
        rest = bias * gain + raw.norm.bias.array - raw.norm.mean.array * gain
        layers.append(Layer(weights, single(-bias), single(-rest / gain)))
    return tuple(layers), gain, rest


def read_vocabulary() -> list[str]:
    """The words that have a vector, "<unk>" for the rest. All three networks share them."""
    with Pack(str(data_folder() / "model" / "slovnet_ner_news_v1.tar")) as pack:
        packed = pack.read(vocab_name("word"))  # pack.load_vocab would make a dictionary, too
    return gzip.decompress(packed).decode("utf-8").splitlines()


def read_vectors() -> tuple[NDArray[np.uint8], Floats]:
    """The word vectors: for each word the code of each piece, and each piece's codes (pieces, codes, 3).

    The codes of 250,000 words stay in the file, mapped: workers share them and nothing is read before it is needed.
    """
    with Pack(path := str(data_folder() / "emb" / EMBEDDING)) as pack:
        member = pack.tar.getmember("pq.bin")
    header = np.memmap(path, "<u4", "r", member.offset_data, (4,))
    words, pieces, codes = (int(number) for number in header[[0, 2, 3]])
    start = member.offset_data + header.nbytes
    indexes = np.memmap(path, np.uint8, "r", start, (words, pieces))
    parts = np.memmap(path, "<f4", "r", start + indexes.nbytes, (pieces, codes, VECTOR // pieces))
    return indexes, single(parts)
