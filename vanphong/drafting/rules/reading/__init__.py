"""What a file shows, whatever made it: Word and PDF become one `Paper`, its lines the components (thành phần)."""
