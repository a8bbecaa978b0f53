"""Whether a text speaks of any reason for leaving: most notes, and many single answers, do not."""

import numpy as np

from interviews.features import Array

SPEAKING_FEATURES = ("bias", "level", "length")


def speaking_features(decisive: Array) -> Array:
    """Shape (SPEAKING_FEATURES,) from how far each unit makes each cause the root cause, shape (units, causes).

    `level`: the logarithm of the sum of all these weights, which the encoder learned to hold low where there is no
    root cause. It alone would let a long text pass too seldom and a short one too often.
    """
    top = decisive.max()
    return np.array([1.0, top + np.log(np.exp(decisive - top).sum()), np.log(len(decisive))])
