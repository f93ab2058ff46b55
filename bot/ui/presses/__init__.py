"""What each button, select and form does: call one use case and render. Registered in `all`."""
