"""NetDesk keeps the people, prepares the next conversation, takes its notes and follows it through."""
