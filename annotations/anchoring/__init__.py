"""Where a mark is after the text changed: pure, from two texts and spans to spans."""
