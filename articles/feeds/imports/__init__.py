"""What people bring from other programs: lists of feeds, saved articles, what they read."""
