"""What the pages of the roles show: one read-only function a screen."""
