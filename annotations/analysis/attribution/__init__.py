"""Who said it: rules on words and trees, a file for each way of saying; `find.py` asks them all."""
