"""Follow through: what becomes of whom was named, the thank-you, and the next steps."""
