"""Files that come in: read with limits, so that no file brings the house down."""
