"""The training of the head: one maxout layer and a softmax over features that stay as they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING, Any, Final, cast

import numpy as np
from numpy.typing import NDArray

from dateline.extraction.head import TAGS, widened
from names_training.examples import IGNORED, Example

if TYPE_CHECKING:
    from thinc.api import Model

Floats = NDArray[np.float32]

_HIDDEN: Final = 96
_PIECE: Final = 400
_CONTEXT: Final = 2
_BATCH: Final = 4
_RATE: Final = 1e-3
_LEAST_RATE: Final = 0.02
_WARM_STEPS: Final = 50
_DROPOUT: Final = 0.3
_INPUT_DROPOUT: Final = 0.1
_SMOOTHING: Final = 0.05
_SILVER_WEIGHT: Final = 0.3
_STEP_WEIGHT: Final = 10.0


@dataclass(frozen=True, slots=True)
class _Piece:
    features: NDArray[np.float16]
    tags: NDArray[np.int16]
    before: int
    weight: float


def train(
    examples: Sequence[Example],
    *,
    epochs: int,
    varied_share: float,
    seed: int,
    at_most_steps: int | None,
    tell: Callable[[str], None],
) -> dict[str, Floats]:
    """Return the arrays of `Head`, averaged over the steps; the same for the same examples and seed.

    Each epoch sees all texts as they are, and that share of the varied ones.
    """
    from thinc.api import Adam, Maxout, Softmax, fix_random_seed

    fix_random_seed(seed)
    chance = Random(seed)  # noqa: S311 - a repeatable draw, no secret
    noise = np.random.default_rng(seed)
    width = widened(np.zeros((1, examples[0].features.shape[1]), dtype=np.float32)).shape[1]
    hidden = Maxout(nO=_HIDDEN, nI=width, nP=2, normalize=True, dropout=_DROPOUT)
    output = Softmax(nO=len(TAGS), nI=_HIDDEN)
    hidden.initialize()
    output.initialize()
    optimizer = Adam(_RATE, L2=0.01, grad_clip=1.0, use_averages=True, L2_is_weight_decay=True)
    plain = [piece for each in examples if not each.is_varied for piece in _cut(each)]
    varied = [piece for each in examples if each.is_varied for piece in _cut(each)]
    all_steps = epochs * (len(plain) + varied_share * len(varied)) / _BATCH
    step = 0
    for epoch in range(epochs):
        pieces = plain + [piece for piece in varied if chance.random() < varied_share]
        chance.shuffle(pieces)
        loss = count = 0.0
        for place in range(0, len(pieces), _BATCH):
            if at_most_steps is not None and step >= at_most_steps:
                break
            rate = max(_LEAST_RATE, 1 - step / all_steps) * min(1.0, (step + 1) / _WARM_STEPS)
            optimizer.learn_rate = _RATE * rate
            batch = pieces[place : place + _BATCH]
            lost, counted = _learn(hidden, output, batch, noise)
            for layer in (hidden, output):
                layer.finish_update(optimizer)
            optimizer.step_schedules()
            loss, count, step = loss + lost, count + counted, step + 1
        tell(f"epoch {epoch + 1} of {epochs}: {loss / max(1.0, count):.4f} nats a token")
    averages = cast("dict[tuple[int, str], Any]", optimizer.averages)
    with hidden.use_params(averages), output.use_params(averages):
        return _arrays(hidden, output)


def _cut(example: Example) -> Iterator[_Piece]:
    weight = _SILVER_WEIGHT if example.is_silver else 1.0
    for start in range(0, len(example.tags), _PIECE):
        first = max(0, start - _CONTEXT)
        yield _Piece(
            example.features[first : start + _PIECE + _CONTEXT],
            example.tags[start : start + _PIECE],
            start - first,
            weight,
        )


def _learn(
    hidden: Model[Any, Any],
    output: Model[Any, Any],
    batch: Sequence[_Piece],
    noise: np.random.Generator,
) -> tuple[float, int]:
    inputs = np.vstack(
        [
            widened(piece.features.astype(np.float32))[piece.before :][: len(piece.tags)]
            for piece in batch
        ]
    )
    tags = np.concatenate([piece.tags for piece in batch]).astype(np.int64)
    known = tags != IGNORED
    weights = np.concatenate([np.full(len(piece.tags), piece.weight) for piece in batch]) * known
    kept = noise.random(inputs.shape, dtype=np.float32) > _INPUT_DROPOUT
    layer, back_hidden = hidden(inputs * kept / (1 - _INPUT_DROPOUT), is_train=True)
    chances, back_output = output(layer, is_train=True)
    chances = cast("Floats", chances)
    rows = np.arange(len(tags))
    wanted = np.full(chances.shape, _SMOOTHING / (len(TAGS) - 1), dtype=np.float32)
    wanted[rows, np.maximum(tags, 0)] = 1 - _SMOOTHING
    slope = (chances - wanted) * weights[:, None] / len(tags) * _STEP_WEIGHT
    back_hidden(back_output(slope.astype(np.float32)))
    loss = -np.log(chances[rows, np.maximum(tags, 0)] + 1e-9)[known]
    return float(loss.sum()), int(known.sum())


def _arrays(hidden: Model[Any, Any], output: Model[Any, Any]) -> dict[str, Floats]:
    """Return the parameters under the names of `Head`'s fields, the two pieces of a unit side by side."""
    named = {
        (node.name, parameter): np.array(node.get_param(parameter), dtype=np.float32)
        for node in (*hidden.walk(), *output.walk())
        for parameter in node.param_names
    }
    weights = named["maxout", "W"]
    return {
        "hidden": weights.reshape(-1, weights.shape[-1]),
        "hidden_bias": named["maxout", "b"].reshape(-1),
        "scale": named["layernorm", "G"],
        "shift": named["layernorm", "b"],
        "output": named["softmax", "W"],
        "output_bias": named["softmax", "b"],
    }
