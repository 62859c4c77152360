"""The bank of questions with one's own, and the stories to tell."""
