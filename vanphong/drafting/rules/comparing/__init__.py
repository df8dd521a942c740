"""Two versions (bản dự thảo) beside one another: which passages stay, which change, where each went."""
