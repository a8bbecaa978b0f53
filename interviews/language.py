"""Which language an interview is in. Only English is tagged; the rest is kept and counted as unread."""

import re

ENGLISH_WORDS = frozenset(
    """the and to of a in that it is was for on with as at be this have from or had by not but what all were we when
    your can said there use an each which she do how their if will up other about out many then them these so some
    her would make like him into time has look two more go see no way could people my than been who its now did get
    come may they you he i his me us our it's don't didn't i'm that's yes just because got really been think know
    very after before where why never too well off over""".split()
)
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN = re.compile(r"[A-Za-z]")
_SAMPLE = 6_000  # characters; more change nothing
_FEWEST_LETTERS = 40  # below this a guess is worth nothing and English is assumed
_ENGLISH_SHARE = 0.2  # of words that are among the commonest hundred; other languages stay below 0.08


def language_of(text: str) -> str:
    """ISO 639-1 code of the language that most of the text is in; `en` where there is too little to tell.

    Common English words decide first, since that is quick and surer on short speech; py3langid only where they
    are few.
    """
    text = _sample(text)
    words = [w.lower().replace("’", "'") for w in _WORD.findall(text)]
    letters = sum(map(len, words))
    if letters < _FEWEST_LETTERS:
        return "en" if not letters or _LATIN.search(text) else _guess(text)
    if sum(w in ENGLISH_WORDS for w in words) >= _ENGLISH_SHARE * len(words):
        return "en"
    return _guess(text)


def _sample(text: str) -> str:
    """Beginning, middle and end of a long text."""
    if len(text) <= _SAMPLE:
        return text
    third, middle = _SAMPLE // 3, len(text) // 2
    return f"{text[:third]} {text[middle : middle + third]} {text[-third:]}"


def _guess(text: str) -> str:
    """Most likely language by py3langid's model, which is read on the first text that is not plainly English."""
    import py3langid

    code = str(py3langid.classify(text)[0])
    return code if len(code) == 2 else "en"  # three letters: a rare language, in practice clipped English
