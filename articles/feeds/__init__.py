"""Feeds: read, kept up to date, mirrored into the library; the only room that imports reader."""
