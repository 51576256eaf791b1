"""The tables of a ledger. Migrations make them; a test holds the two together.

Times are text in UTC, ``2018-06-18T09:30:00.000000Z``, so that they sort and hash alike everywhere. JSON is
text, so that its bytes stay as they were hashed. ``seq`` is always the number of an entry of the history;
a row with ``until_seq`` null holds now.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

metadata: Final = MetaData()
Number = BigInteger().with_variant(Integer(), "sqlite")

entries: Final = Table(
    "entries",
    metadata,
    Column("seq", Number, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("reason", Text, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("entries_subject", "subject"),
)

reports: Final = Table(
    "reports",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("report_id", Text, nullable=False, unique=True),
    Column("born_seq", Number, nullable=False),
    # The bytes as retrieved; null where they are the text's own UTF-8.
    Column("raw", LargeBinary),
    Column("raw_sha256", Text, nullable=False),
    Column("text", LargeBinary, nullable=False),
    Column("text_sha256", Text, nullable=False),
    Column("meta", Text, nullable=False),
    Column("outlet", Text),
    Column("published", Text),
    Column("copy_group", Text),
    Index("reports_text_sha256", "text_sha256"),
    Index("reports_copy_group", "copy_group"),
)

inputs: Final = Table(
    "inputs",
    metadata,
    Column("input_sha256", Text, primary_key=True),
    Column("report_id", Text, ForeignKey("reports.report_id"), nullable=False),
    Column("born_seq", Number, nullable=False),
)

external_ids: Final = Table(
    "external_ids",
    metadata,
    Column("report_id", Text, ForeignKey("reports.report_id"), primary_key=True),
    Column("external_id", Text, primary_key=True),
    Column("born_seq", Number, nullable=False),
)

readings: Final = Table(
    "readings",
    metadata,
    Column("reading_id", Text, primary_key=True),
    Column("report_id", Text, ForeignKey("reports.report_id"), nullable=False),
    Column("born_seq", Number, nullable=False),
    Column("until_seq", Number),
    Column("reader", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("readings_report", "report_id"),
)

mentions: Final = Table(
    "mentions",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("mention_id", Text, nullable=False, unique=True),
    Column("report_id", Text, ForeignKey("reports.report_id"), nullable=False),
    Column("born_seq", Number, nullable=False),
    Column("retired_seq", Number),
    Column("retired_to", Text),
    Index("mentions_report", "report_id"),
)

tellings: Final = Table(
    "tellings",
    metadata,
    Column("reading_id", Text, ForeignKey("readings.reading_id"), primary_key=True),
    Column("incident_id", Text, primary_key=True),
    Column("mention_id", Text, ForeignKey("mentions.mention_id"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("born_seq", Number, nullable=False),
    Column("until_seq", Number),
    Column("body", Text, nullable=False),
    Index("tellings_mention", "mention_id"),
    Index("tellings_born", "born_seq"),
    Index("tellings_until", "until_seq"),
)

memberships: Final = Table(
    "memberships",
    metadata,
    Column("mention_id", Text, ForeignKey("mentions.mention_id"), primary_key=True),
    Column("from_seq", Number, primary_key=True, autoincrement=False),
    Column("until_seq", Number),
    Column("account_id", Text, nullable=False),
    Index("memberships_account", "account_id"),
)

links: Final = Table(
    "links",
    metadata,
    Column("a", Text, ForeignKey("mentions.mention_id"), primary_key=True),
    Column("b", Text, ForeignKey("mentions.mention_id"), primary_key=True),
    Column("score", Float, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("parts", Text, nullable=False),
    Index("links_b", "b"),
)

# Where a mention is filed for comparison with others, and which texts are copies: for speed only.
blocks: Final = Table(
    "blocks",
    metadata,
    Column("name", Text, primary_key=True),
    Column("mention_id", Text, ForeignKey("mentions.mention_id"), primary_key=True),
    Index("blocks_mention", "mention_id"),
)

copies: Final = Table(
    "copies",
    metadata,
    Column("a", Text, ForeignKey("reports.report_id"), primary_key=True),
    Column("b", Text, ForeignKey("reports.report_id"), primary_key=True),
    Index("copies_b", "b"),
)

copy_keys: Final = Table(
    "copy_keys",
    metadata,
    Column("key", Number, primary_key=True, autoincrement=False),
    Column("number", Number, ForeignKey("reports.number"), primary_key=True, autoincrement=False),
    Column("of", Integer, nullable=False),
)

overviews: Final = Table(
    "overviews",
    metadata,
    Column("account_id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("pattern", Text, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("place", Text),
    Column("admin1", Text),
    Column("country", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("where_prec", Integer),
    Column("uncertainty_km", Float),
    Column("killed_min", Integer),
    Column("killed_max", Integer),
    Column("reports", Integer, nullable=False),
    Column("claims", Integer, nullable=False),
    Index("overviews_date", "date_start", "account_id"),
    Index("overviews_lat", "lat"),
    Index("overviews_pattern", "pattern"),
)

overview_rows: Final = Table(
    "overview_rows",
    metadata,
    Column("account_id", Text, ForeignKey("overviews.account_id", ondelete="CASCADE"), primary_key=True),
    Column("actor_id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("code", Text, nullable=False),
    Index("overview_rows_actor", "actor_id"),
    Index("overview_rows_code", "code"),
)

overview_outlets: Final = Table(
    "overview_outlets",
    metadata,
    Column("account_id", Text, ForeignKey("overviews.account_id", ondelete="CASCADE"), primary_key=True),
    Column("outlet", Text, primary_key=True),
    Index("overview_outlets_outlet", "outlet"),
)

# Since schema 2: what people decided.
decisions: Final = Table(
    "decisions",
    metadata,
    Column("seq", Number, ForeignKey("entries.seq"), primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("text_sha256", Text),
    Column("body", Text, nullable=False),
    Index("decisions_subject", "subject"),
    Index("decisions_text", "text_sha256"),
)

decision_states: Final = Table(
    "decision_states",
    metadata,
    Column("seq", Number, ForeignKey("decisions.seq"), primary_key=True, autoincrement=False),
    Column("from_seq", Number, primary_key=True, autoincrement=False),
    Column("until_seq", Number),
)

items: Final = Table(
    "items",
    metadata,
    Column("item_id", Text, primary_key=True),
    Column("reading_id", Text, ForeignKey("readings.reading_id"), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("incident_id", Text, nullable=False),
    Index("items_reading", "reading_id"),
)
