"""What is known about one contact, editable where it stands; imported after the first picture."""
