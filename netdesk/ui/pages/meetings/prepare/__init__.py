"""Prepare: the case, the research, the story, the questions, and whether all is ready."""
