"""The compte d'engagement citoyen in the window: everybody of a year, and the ledger of one person."""
