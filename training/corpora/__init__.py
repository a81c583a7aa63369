"""Readers of the data sets, one file each; what each gives is in its docstring."""
