"""Reports, readings, accounts, history. Written out: what a released step makes never changes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _col(name: str, kind: object = sa.Text, **more: object) -> sa.Column[object]:
    return sa.Column(name, kind, **{"nullable": False, **more})  # type: ignore[arg-type]


def _key(name: str, kind: object = sa.Text) -> sa.Column[object]:
    return _col(name, kind, primary_key=True, autoincrement=False)


def _fk(column: str, target: str, **more: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [target], **more)  # type: ignore[arg-type]


def _index(table: str, name: str, *columns: str) -> None:
    op.create_index(f"{table}_{name}", table, list(columns))


def upgrade() -> None:
    _history()
    _reports()
    _accounts()
    _overviews()
    _words()


def _history() -> None:
    op.create_table(
        "entries",
        _key("seq", NUMBER),
        *(_col(name) for name in ("at", "by", "action", "subject")),
        _col("before", nullable=True),
        _col("after", nullable=True),
        *(_col(name) for name in ("reason", "prev_hash", "hash")),
    )
    _index("entries", "subject", "subject")


def _reports() -> None:
    op.create_table(
        "reports",
        _key("number", NUMBER),
        _col("report_id", unique=True),
        _col("born_seq", NUMBER),
        _col("raw", sa.LargeBinary, nullable=True),
        _col("raw_sha256"),
        _col("text", sa.LargeBinary),
        _col("text_sha256"),
        _col("meta"),
        *(_col(name, nullable=True) for name in ("outlet", "published", "copy_group")),
    )
    _index("reports", "text_sha256", "text_sha256")
    _index("reports", "copy_group", "copy_group")
    op.create_table(
        "inputs", _key("input_sha256"), _col("report_id"), _col("born_seq", NUMBER),
        _fk("report_id", "reports.report_id"),
    )  # fmt: skip
    op.create_table(
        "external_ids", _key("report_id"), _key("external_id"), _col("born_seq", NUMBER),
        _fk("report_id", "reports.report_id"),
    )  # fmt: skip
    op.create_table(
        "readings",
        _key("reading_id"),
        _col("report_id"),
        _col("born_seq", NUMBER),
        _col("until_seq", NUMBER, nullable=True),
        *(_col(name) for name in ("reader", "sha256", "body")),
        _fk("report_id", "reports.report_id"),
    )
    _index("readings", "report", "report_id")


def _accounts() -> None:
    op.create_table(
        "mentions",
        _key("number", NUMBER),
        _col("mention_id", unique=True),
        _col("report_id"),
        _col("born_seq", NUMBER),
        _col("retired_seq", NUMBER, nullable=True),
        _col("retired_to", nullable=True),
        _fk("report_id", "reports.report_id"),
    )
    _index("mentions", "report", "report_id")
    op.create_table(
        "tellings",
        _key("reading_id"),
        _key("incident_id"),
        _col("mention_id"),
        _col("position", sa.Integer),
        _col("born_seq", NUMBER),
        _col("until_seq", NUMBER, nullable=True),
        _col("body"),
        _fk("reading_id", "readings.reading_id"),
        _fk("mention_id", "mentions.mention_id"),
    )
    _index("tellings", "mention", "mention_id")
    _index("tellings", "born", "born_seq")
    _index("tellings", "until", "until_seq")
    op.create_table(
        "memberships",
        _key("mention_id"),
        _key("from_seq", NUMBER),
        _col("until_seq", NUMBER, nullable=True),
        _col("account_id"),
        _fk("mention_id", "mentions.mention_id"),
    )
    _index("memberships", "account", "account_id")
    op.create_table(
        "links",
        _key("a"),
        _key("b"),
        _col("score", sa.Float),
        _col("verdict"),
        _col("parts"),
        _fk("a", "mentions.mention_id"),
        _fk("b", "mentions.mention_id"),
    )
    _index("links", "b", "b")
    op.create_table("blocks", _key("name"), _key("mention_id"), _fk("mention_id", "mentions.mention_id"))
    _index("blocks", "mention", "mention_id")
    op.create_table(
        "copies", _key("a"), _key("b"), _fk("a", "reports.report_id"), _fk("b", "reports.report_id")
    )
    _index("copies", "b", "b")
    op.create_table(
        "copy_keys",
        _key("key", NUMBER),
        _key("number", NUMBER),
        _col("of", sa.Integer),
        _fk("number", "reports.number"),
    )


def _overviews() -> None:
    op.create_table(
        "overviews",
        _key("account_id"),
        *(_col(name) for name in ("title", "event_type", "pattern")),
        _col("provisional", sa.Boolean),
        *(_col(name, nullable=True) for name in ("date_start", "date_end", "place", "admin1", "country")),
        *(_col(name, sa.Float, nullable=True) for name in ("lat", "lon", "uncertainty_km")),
        *(_col(name, sa.Integer, nullable=True) for name in ("where_prec", "killed_min", "killed_max")),
        _col("reports", sa.Integer),
        _col("claims", sa.Integer),
    )
    _index("overviews", "date", "date_start", "account_id")
    _index("overviews", "lat", "lat")
    _index("overviews", "pattern", "pattern")
    op.create_table(
        "overview_rows",
        _key("account_id"),
        _key("actor_id"),
        _col("name"),
        _col("code"),
        _fk("account_id", "overviews.account_id", ondelete="CASCADE"),
    )
    _index("overview_rows", "actor", "actor_id")
    _index("overview_rows", "code", "code")
    op.create_table(
        "overview_outlets",
        _key("account_id"),
        _key("outlet"),
        _fk("account_id", "overviews.account_id", ondelete="CASCADE"),
    )
    _index("overview_outlets", "outlet", "outlet")


def _words() -> None:
    """The words of the reports for full-text search, each database in its own way."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            "CREATE VIRTUAL TABLE report_words USING fts5"
            "(headline, body, content='', tokenize='porter unicode61 remove_diacritics 2')"
        )
        return
    op.execute("CREATE TABLE report_words (number BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
    op.execute("CREATE INDEX report_words_words ON report_words USING gin (words)")
