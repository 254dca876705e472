"""Files that the product hands out."""
