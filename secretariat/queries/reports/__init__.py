"""What is read for the reports, a file each; every report in a constant number of queries."""
