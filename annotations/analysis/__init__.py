"""What the machine sees in an article."""
