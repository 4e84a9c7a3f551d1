"""Where places are: what each article says, and what follows for an entity."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_LOCATED = """
    place_id INTEGER,
    place_name VARCHAR NOT NULL,
    place_kind VARCHAR NOT NULL,
    country VARCHAR NOT NULL,
    region VARCHAR NOT NULL,
    latitude FLOAT,
    longitude FLOAT,
    reason VARCHAR NOT NULL,
    confidence INTEGER NOT NULL"""


def upgrade() -> None:
    """Make the two tables; articles already extracted fill them when they are extracted again."""
    connection = op.get_bind()
    connection.exec_driver_sql(
        f"""CREATE TABLE cluster_place ({_LOCATED},
    cluster_id INTEGER NOT NULL,
    PRIMARY KEY (cluster_id),
    FOREIGN KEY(cluster_id) REFERENCES cluster (id)
)"""
    )
    connection.exec_driver_sql(
        f"""CREATE TABLE entity_place ({_LOCATED},
    entity_id INTEGER NOT NULL,
    decided BOOLEAN NOT NULL,
    PRIMARY KEY (entity_id),
    FOREIGN KEY(entity_id) REFERENCES entity (id)
)"""
    )
