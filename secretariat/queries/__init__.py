"""Pages that span several floors: one read-only function a screen."""
