"""The page Calendar: meetings and follow-ups by month and as an agenda."""
