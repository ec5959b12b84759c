"""Claims on which one decides, and what locks them."""
