"""Drills: what happens to people's words while the machine falls over. They build a town of their own."""
