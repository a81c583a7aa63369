"""Which spans are claims, and how much each is worth checking; `find.py` brings it together."""
