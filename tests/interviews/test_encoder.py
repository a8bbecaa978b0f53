"""The shipped encoder: the same scores whatever is read beside, probabilities in range, neighbours that make sense."""

import numpy as np
import pytest

from interviews.codebook import CAUSES, STATUSES, STEPS
from interviews.encoder import MODEL, Encoder, EncoderMissing
from interviews.interview import Turn
from interviews.nearest import read_passages, write_passages
from interviews.units import cut

needs_model = pytest.mark.skipif(not (MODEL / "encoder.onnx").exists(), reason="no trained model in the tree")
ODD_TURNS = [
    "",
    "ok",
    "🙂🙂 ¿qué? Ünïcödé Ã© \ufffd",
    "def f(x): return {'a': [1, 2, 3]} # " + "x" * 5000,
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "word " * 50_000,
    "Noch nie hat jemand angerufen.",
]


@pytest.fixture(scope="module")
def encoder():
    return Encoder.load()


def units_of(*texts):
    return cut([Turn("A", "customer", text) for text in texts])


def test_a_folder_without_a_model_is_refused_with_a_sentence(tmp_path):
    with pytest.raises(EncoderMissing, match="whyleft train"):
        Encoder.load(tmp_path)


@needs_model
def test_scores_are_probabilities_in_the_codebooks_order(encoder):
    (found,) = encoder.read(units_of("We raised it three times and heard nothing."))
    assert (len(found.mentioned), len(found.asserted)) == (len(CAUSES), len(CAUSES))
    assert (len(found.statuses), len(found.steps)) == (len(STATUSES), len(STEPS))
    assert sum(found.statuses) == pytest.approx(1, abs=1e-3)
    assert all(0 <= p <= 1 for p in (*found.mentioned, *found.asserted, *found.steps))
    assert np.linalg.norm(found.vector) == pytest.approx(1, abs=1e-4)


@needs_model
@pytest.mark.parametrize(
    ("text", "cause"),
    [
        ("We raised it three times and nobody ever got back to us.", "no_response"),
        ("They put the price up by thirty percent and we could not justify it.", "price"),
        ("He was rude to my colleague and told her she was stupid.", "tone"),
        ("It crashed every Friday and we lost a day each time.", "reliability"),
        ("We closed the site in June, so there is nothing left to clean.", "need_ended"),
        ("The contract renewed itself for another year and they would not let us out.", "terms"),
    ],
)
def test_plain_words_are_read_plainly(encoder, text, cause):
    (found,) = encoder.read(units_of(text))
    assert list(CAUSES)[int(np.argmax(found.asserted))] == cause


@needs_model
def test_a_denial_is_no_reason(encoder):
    (found,) = encoder.read(units_of("It was never about the price, we were happy to pay it."))
    price = list(CAUSES).index("price")
    assert found.mentioned[price] > found.asserted[price]


@needs_model
def test_odd_turns_get_one_score_a_unit(encoder):
    units = units_of(*ODD_TURNS)
    assert [(s.turn, s.start, s.end) for s in encoder.read(units)] == [
        (u.turn, u.start, u.end) for u in units
    ]


@needs_model
def test_the_batch_does_not_matter(encoder):
    interviews = [
        units_of("No call. Nothing for weeks.", "ok"),
        units_of(*ODD_TURNS[:3]),
        units_of("Too dear. " * 90),
    ]
    together = encoder.read_many(interviews)
    for units, scores in zip(interviews, together, strict=True):
        for one, other in zip(encoder.read(units), scores, strict=True):
            assert (one.asserted, one.mentioned, one.decisive) == (
                other.asserted,
                other.mentioned,
                other.decisive,
            )
            assert np.array_equal(one.vector, other.vector)


@needs_model
def test_nothing_to_read_gives_nothing(encoder):
    assert encoder.read([]) == []
    assert encoder.read_many([]) == []
    assert encoder.embed([]).size == 0


@needs_model
def test_the_nearest_passages_are_named_with_their_codes(encoder):
    vector = encoder.embed(["We raised it three times and nobody ever got back to us."])[0]
    nearest = encoder.nearest(vector)
    assert len(nearest) == 3
    assert any(label.startswith("no_response") for _, label, _ in nearest)
    assert [similarity for *_, similarity in nearest] == sorted((n[2] for n in nearest), reverse=True)


@needs_model
def test_the_artefact_stays_small():
    assert sum(path.stat().st_size for path in MODEL.iterdir()) < 25_000_000


def test_passages_are_found_again_after_the_cut_to_8_bits(tmp_path):
    vectors = np.random.default_rng(3).normal(size=(40, 20)).astype(np.float32)
    write_passages(tmp_path, [(f"text {i}", "price:asserted") for i in range(40)], vectors, size=16)
    passages = read_passages(tmp_path)
    assert [passages.nearest(vectors[i], 1)[0][0] for i in range(40)] == [f"text {i}" for i in range(40)]
