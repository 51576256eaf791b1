"""An address that the user names -> the bytes of its page. The only package that opens a connection."""

from .address import is_public, is_url
from .limits import Limits
from .page import Fetched, fetch_page

__all__ = ["Fetched", "Limits", "fetch_page", "is_public", "is_url"]
