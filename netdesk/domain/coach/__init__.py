"""The ask coach: finds in drafts and questions what the method warns of, and has better words for it."""
