"""The program's version, named in exports and requests."""

VERSION = "0.1.0"
