"""Charts: their colours, axes and captions."""
