"""The page Today: what to do now."""
