"""What is marked: claims, verdicts, evidence, and what the machine sees."""
