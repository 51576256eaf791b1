from made_sheets import ledger

__all__ = ["ledger"]
