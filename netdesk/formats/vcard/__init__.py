"""vCard: the cards of phones, mail programs and address books."""
