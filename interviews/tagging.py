"""The tagger: a spaCy pipeline that reads interviews into evidence, steps and a root cause."""

import multiprocessing
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from spacy.language import Language

import interviews.components  # noqa: F401  registers the parts with spaCy
from interviews.codebook import CODEBOOK
from interviews.findings import make_doc
from interviews.interview import Interview, Reading
from interviews.shipped import has_model, model_version
from interviews.tokens import tokenizing

CODEBOOK_VERSION = CODEBOOK.version
MODEL_VERSION = model_version()  # of the trained model, or "rules" where none is shipped
RULE_PARTS = ("whyleft_causes", "whyleft_context", "whyleft_steps", "whyleft_signs")
READ_LANGUAGE = "en"
_tagger: Language | None = None  # one per worker process


def load_tagger(codebook: Path | None = None, *, with_model: bool | None = None) -> Language:
    """The pipeline, ready to run. `with_model`: None takes the trained model where it is shipped.

    `codebook` is a company's file of added causes (see interviews/codebook.py); they need the model.

    It can be saved and loaded with spaCy's `to_disk` and `spacy.load` once this module is imported.
    """
    nlp = tokenizing()
    for part in RULE_PARTS:
        nlp.add_pipe(part)
    use_model = has_model() if with_model is None else with_model
    if use_model:
        nlp.add_pipe("whyleft_encoder")
    nlp.add_pipe("whyleft_decision", config={"with_model": use_model, "codebook": str(codebook or "")})
    return nlp


def tag(
    interviews: Iterable[Interview],
    *,
    tagger: Language | None = None,
    batch_size: int = 16,
    processes: int = 1,
) -> Iterator[Reading]:
    """One reading per interview, in their order; the same whatever the batch size or number of processes.

    An interview in another language than English is not read: its reading is empty and says so.
    With several processes each loads the shipped tagger, and `tagger` is not used.
    """
    if processes > 1:
        yield from _tag_in_processes(interviews, batch_size, processes)
        return
    nlp = tagger or load_tagger()
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


def _tag_in_processes(interviews: Iterable[Interview], batch_size: int, processes: int) -> Iterator[Reading]:
    with multiprocessing.get_context("spawn").Pool(processes, _load_in_worker) as pool:
        yield from pool.imap(_tag_one, interviews, chunksize=batch_size)


def _load_in_worker() -> None:
    global _tagger
    _tagger = load_tagger()


def _tag_one(interview: Interview) -> Reading:
    return next(tag([interview], tagger=_tagger))
