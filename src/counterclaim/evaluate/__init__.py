"""How well the reader reads: annotated reports, the ruler that scores them, and floors that may not sink."""
