"""Text as the reader sees it: parsing and offsets."""
