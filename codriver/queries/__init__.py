"""What each page of an alignment shows, read in a constant number of queries."""
