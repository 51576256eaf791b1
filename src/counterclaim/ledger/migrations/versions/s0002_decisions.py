"""People's decisions, and where each claim, toll and incident of a reading is found by its id."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "decisions",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("text_sha256", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["seq"], ["entries.seq"]),
    )
    op.create_index("decisions_subject", "decisions", ["subject"])
    op.create_index("decisions_text", "decisions", ["text_sha256"])
    op.create_table(
        "decision_states",
        sa.Column("seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("from_seq", NUMBER, primary_key=True, autoincrement=False),
        sa.Column("until_seq", NUMBER),
        sa.ForeignKeyConstraint(["seq"], ["decisions.seq"]),
    )
    items = op.create_table(
        "items",
        sa.Column("item_id", sa.Text, primary_key=True),
        sa.Column("reading_id", sa.Text, primary_key=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("incident_id", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["reading_id"], ["readings.reading_id"]),
    )
    op.create_index("items_reading", "items", ["reading_id"])
    _fill(items)


def _fill(items: sa.Table) -> None:
    bind = op.get_bind()
    readings = sa.table("readings", sa.column("reading_id"), sa.column("body"))
    ids = [row[0] for row in bind.execute(sa.select(readings.c.reading_id))]
    for reading_id in ids:
        query = sa.select(readings.c.body).where(readings.c.reading_id == reading_id)
        body = json.loads(bind.execute(query).scalar_one())
        rows = [
            {"item_id": one[key], "reading_id": reading_id, "kind": kind, "incident_id": one["incident_id"]}
            for kind, part, key in (
                ("incident", "incidents", "incident_id"),
                ("claim", "claims", "claim_id"),
                ("casualty", "casualties", "casualty_id"),
            )
            for one in {row[key]: row for row in body[part]}.values()
        ]
        if rows:
            bind.execute(sa.insert(items), rows)
