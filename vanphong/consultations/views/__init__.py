"""Pages of consultations: those who ask, those who answer, and the table between them."""
