"""Formats that annotations leave and enter in, one file each."""
