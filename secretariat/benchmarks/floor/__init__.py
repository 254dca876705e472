"""The smallest honest page behind a login: session and user, CSRF, 25 rows by an index, a template with inheritance."""
