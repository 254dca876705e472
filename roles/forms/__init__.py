"""Forms of the floor of roles, a module a concept."""
