"""Pages of routing: the day's sheet, the unit's tray, and the acts on one paper."""
