"""What the pages of the ground floor show: one read-only function a screen."""
