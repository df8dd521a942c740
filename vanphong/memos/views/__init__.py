"""Pages of submission memos (phiếu trình)."""
