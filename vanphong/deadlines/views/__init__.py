"""Pages of the calendar, and of what is late or stuck."""
