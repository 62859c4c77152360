"""Meet: the pad, the questions to ask, and what was named so far."""
