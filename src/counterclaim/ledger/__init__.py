"""The ledger: many reports, one account of each incident."""
