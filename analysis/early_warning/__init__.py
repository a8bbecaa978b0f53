"""What could be seen coming: the step clock of a loss, signs of living accounts, what such a sign was worth."""
