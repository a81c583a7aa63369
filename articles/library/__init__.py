"""The library: feeds, what they brought, what was opened, and what the reader did with each."""
