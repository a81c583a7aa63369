"""How many: the number grammar, a file for each part of it; `find.py` brings them together."""
