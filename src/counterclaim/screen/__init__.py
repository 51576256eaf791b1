"""What a reading says, in words: shared by everything that shows one to a person (card, page)."""
