"""An incident beside earlier records: measures side by side, each with its n; never who did it."""
