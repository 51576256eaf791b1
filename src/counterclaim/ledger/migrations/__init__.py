"""The steps that bring a store to this version's tables; run from the installed package."""
