"""The tagger: a spaCy pipeline that reads interviews into evidence, steps and a root cause."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from multiprocessing.pool import AsyncResult

from spacy.language import Language
from spacy.util import minibatch

import interviews.components  # noqa: F401  registers the parts with spaCy
from interviews.codebook import CODEBOOK, Codebook
from interviews.findings import make_doc
from interviews.interview import Interview, Reading
from interviews.shipped import has_model, model_version
from interviews.tokens import tokenizing

CODEBOOK_VERSION = CODEBOOK.version
MODEL_VERSION = model_version()  # of the trained model, or "rules" where none is shipped
RULE_PARTS = ("whyleft_causes", "whyleft_context", "whyleft_steps", "whyleft_signs", "whyleft_plain")
READ_LANGUAGE = "en"
AHEAD = 2  # batches that wait for each process
_tagger: Language | None = None  # one per worker process


def load_tagger(codebook: Codebook = CODEBOOK, *, with_model: bool | None = None) -> Language:
    """The pipeline, ready to run. `with_model`: None takes the trained model where it is shipped.

    Causes that a company added to the codebook need the model.

    It can be saved and loaded with spaCy's `to_disk` and `spacy.load` once this module is imported.
    """
    nlp = tokenizing()
    for part in RULE_PARTS:
        nlp.add_pipe(part)
    use_model = has_model() if with_model is None else with_model
    if use_model:
        nlp.add_pipe("whyleft_encoder")
    nlp.add_pipe("whyleft_decision", config={"with_model": use_model, "additions": codebook.additions})
    return nlp


def tag(
    interviews: Iterable[Interview],
    *,
    tagger: Language | None = None,
    codebook: Codebook = CODEBOOK,
    batch_size: int = 16,
    processes: int = 1,
) -> Iterator[Reading]:
    """One reading per interview, in their order; the same whatever the batch size or number of processes.

    An interview in another language than English is not read: its reading is empty and says so.
    Without `tagger` the shipped one is loaded with this codebook; with several processes each loads its own.
    """
    if processes > 1:
        yield from _tag_in_processes(interviews, codebook, batch_size, processes)
        return
    nlp = tagger or load_tagger(codebook)
    contexts = ((make_doc(_turns_to_read(one), one.kind, nlp), one) for one in interviews)
    for doc, interview in nlp.pipe(contexts, as_tuples=True, batch_size=batch_size):
        reading = replace(doc._.reading, interview_id=interview.interview_id)
        yield reading if _is_read(interview) else replace(reading, why=_unread(interview))


def _turns_to_read(interview: Interview) -> tuple:
    return interview.turns if _is_read(interview) else ()


def _is_read(interview: Interview) -> bool:
    return interview.language.lower().split("-")[0] == READ_LANGUAGE


def _unread(interview: Interview) -> str:
    return f"Not read: the words are in '{interview.language}', and the tagger reads English only."


def _tag_in_processes(
    interviews: Iterable[Interview], codebook: Codebook, batch_size: int, processes: int
) -> Iterator[Reading]:
    for readings in in_processes(_tag_batch, minibatch(interviews, batch_size), codebook, processes):
        yield from readings


def _tag_batch(interviews: list[Interview], tagger: Language) -> list[Reading]:
    return list(tag(interviews, tagger=tagger))


def in_processes(
    work: Callable[[list[Interview], Language], list[Reading]],
    batches: Iterable[list[Interview]],
    codebook: Codebook,
    processes: int,
) -> Iterator[list[Reading]]:
    """What `work` makes of each batch, in their order, in processes that each load a tagger of their own.

    Batches are drawn in the caller's thread, and only so many that no process waits.
    """
    start = multiprocessing.get_context("spawn")  # a fork would share the locks of the encoder's threads
    with start.Pool(processes, _load_in_worker, (codebook,)) as pool:
        under_way: deque[AsyncResult] = deque()
        for batch in batches:
            under_way.append(pool.apply_async(_in_worker, (work, batch)))
            if len(under_way) > AHEAD * processes:
                yield under_way.popleft().get()
        while under_way:
            yield under_way.popleft().get()


def _load_in_worker(codebook: Codebook) -> None:
    global _tagger
    _tagger = load_tagger(codebook)


def _in_worker(
    work: Callable[[list[Interview], Language], list[Reading]], batch: list[Interview]
) -> list[Reading]:
    assert _tagger is not None  # each worker begins by loading it
    return work(batch, _tagger)
