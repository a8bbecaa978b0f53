"""The retention review: what was found, what it teaches, what to do; as slides or one page, approved and frozen."""
