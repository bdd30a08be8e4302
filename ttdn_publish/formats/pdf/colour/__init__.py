"""A PDF turned into the inks of a printing condition: content, pictures, gradients, groups."""
