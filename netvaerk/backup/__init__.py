"""Backups that either database takes: read in one snapshot, kept in one file, laid into any empty database."""
