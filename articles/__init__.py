"""What is read: articles and where they come from."""
