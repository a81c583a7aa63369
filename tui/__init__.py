"""All that the person at the terminal meets."""
