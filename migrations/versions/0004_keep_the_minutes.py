"""What meetings decide and say: decisions, actions, proposals, minutes and their rulings."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_follow_up_tables()
    _create_minutes_tables()


def _id() -> sa.Column[int]:
    return _count("id")


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer(), server_default="1", nullable=False)


def _count(name: str, *, nullable: bool = False, default: str | None = None) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=nullable, server_default=default)


def _text(name: str, *, nullable: bool = False, default: str | None = None) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=nullable, server_default=default)


def _day(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _flag(name: str, *, default: str | None = None) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=default)


def _words(name: str, kind: str, *words: str, nullable: bool) -> sa.Column[str]:
    said = sa.Enum(*words, name=kind, native_enum=False, create_constraint=True, length=40)
    return sa.Column(name, said, nullable=nullable)


def _points(table: str, column: str, at: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{at}.id"], name=f"fk_{table}_{column}")


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=f"pk_{table}")


def _create_follow_up_tables() -> None:
    op.create_table(
        "decision",
        _id(),
        _count("committee_id"),
        _text("number"),
        _count("number_year"),
        _count("number_sequence"),
        _day("decided_on"),
        _text("wording"),
        _count("meeting_id", nullable=True),
        _count("item_id", nullable=True),
        _count("vote_id", nullable=True),
        _words(
            "level",
            "engagementlevel",
            "information",
            "consultation",
            "collaboration",
            "partnership",
            nullable=True,
        ),
        _count("decided_minute", nullable=True),
        _version(),
        _points("decision", "committee_id", "committee"),
        _points("decision", "item_id", "agenda_item"),
        _points("decision", "meeting_id", "meeting"),
        _points("decision", "vote_id", "vote"),
        _key("decision"),
        sa.UniqueConstraint(
            "committee_id", "number_year", "number_sequence", name="uq_decision_committee_id"
        ),
    )
    op.create_index("ix_decision_item_id", "decision", ["item_id"])
    op.create_index("ix_decision_meeting_id", "decision", ["meeting_id"])
    op.create_index("ix_decision_vote_id", "decision", ["vote_id"])
    op.create_table(
        "action",
        _id(),
        _count("committee_id"),
        _text("number"),
        _count("number_year"),
        _count("number_sequence"),
        _day("asked_on"),
        _text("wording"),
        _count("meeting_id", nullable=True),
        _count("item_id", nullable=True),
        _count("decision_id", nullable=True),
        _count("owner_id", nullable=True),
        _day("due_on", nullable=True),
        _words("priority", "priority", "normal", "high", nullable=False),
        _words("state", "actionstate", "open", "done", "dropped", nullable=False),
        _day("closed_on", nullable=True),
        _text("proof", nullable=True),
        _count("proof_id", nullable=True),
        _text("comment", nullable=True),
        _version(),
        _points("action", "committee_id", "committee"),
        _points("action", "decision_id", "decision"),
        _points("action", "item_id", "agenda_item"),
        _points("action", "meeting_id", "meeting"),
        _points("action", "owner_id", "person"),
        _points("action", "proof_id", "attachment"),
        _key("action"),
        sa.UniqueConstraint("committee_id", "number_year", "number_sequence", name="uq_action_committee_id"),
    )
    op.create_index("ix_action_decision_id", "action", ["decision_id"])
    op.create_index("ix_action_due_on", "action", ["due_on"])
    op.create_index("ix_action_item_id", "action", ["item_id"])
    op.create_index("ix_action_meeting_id", "action", ["meeting_id"])
    op.create_index("ix_action_owner_id", "action", ["owner_id"])
    op.create_index("ix_action_proof_id", "action", ["proof_id"])
    op.create_table(
        "proposal",
        _id(),
        _count("committee_id"),
        _day("made_on"),
        _text("said"),
        _count("person_id", nullable=True),
        _count("meeting_id", nullable=True),
        _count("item_id", nullable=True),
        _count("decision_id", nullable=True),
        _words(
            "state", "proposalstate", "waiting", "in_progress", "retained", "not_retained", nullable=False
        ),
        _text("answer", nullable=True),
        _text("reason", nullable=True),
        _day("answered_on", nullable=True),
        _day("told_on", nullable=True),
        _flag("on_poster"),
        _version(),
        _points("proposal", "committee_id", "committee"),
        _points("proposal", "decision_id", "decision"),
        _points("proposal", "item_id", "agenda_item"),
        _points("proposal", "meeting_id", "meeting"),
        _points("proposal", "person_id", "person"),
        _key("proposal"),
    )
    op.create_index("ix_proposal_committee_id", "proposal", ["committee_id"])
    op.create_index("ix_proposal_decision_id", "proposal", ["decision_id"])
    op.create_index("ix_proposal_item_id", "proposal", ["item_id"])
    op.create_index("ix_proposal_meeting_id", "proposal", ["meeting_id"])
    op.create_index("ix_proposal_person_id", "proposal", ["person_id"])


def _create_minutes_tables() -> None:
    op.create_table(
        "minutes",
        _id(),
        _count("meeting_id"),
        _text("validated_at"),
        _count("validated_by_id", nullable=True),
        _text("frozen"),
        _text("fingerprint"),
        _day("approved_on", nullable=True),
        _count("approved_in_id", nullable=True),
        _day("signed_on", nullable=True),
        _count("signed_scan_id", nullable=True),
        _version(),
        _points("minutes", "approved_in_id", "meeting"),
        _points("minutes", "meeting_id", "meeting"),
        _points("minutes", "signed_scan_id", "attachment"),
        _points("minutes", "validated_by_id", "account"),
        _key("minutes"),
        sa.UniqueConstraint("meeting_id", name="uq_minutes_meeting_id"),
    )
    op.create_index("ix_minutes_approved_in_id", "minutes", ["approved_in_id"])
    op.create_index("ix_minutes_signed_scan_id", "minutes", ["signed_scan_id"])
    op.create_index("ix_minutes_validated_by_id", "minutes", ["validated_by_id"])
    op.create_table(
        "rectification",
        _id(),
        _count("minutes_id"),
        _count("number"),
        _day("made_on"),
        _text("said"),
        _text("reason"),
        _count("asked_in_id", nullable=True),
        _points("rectification", "asked_in_id", "meeting"),
        _points("rectification", "minutes_id", "minutes"),
        _key("rectification"),
        sa.UniqueConstraint("minutes_id", "number", name="uq_rectification_minutes_id"),
    )
    op.create_index("ix_rectification_asked_in_id", "rectification", ["asked_in_id"])
    op.create_table(
        "secrecy_ruling",
        _id(),
        _count("meeting_id"),
        _words(
            "kind",
            "findingkind",
            "phone",
            "email",
            "address",
            "nir",
            "outside_name",
            "health_word",
            "chosen",
            nullable=False,
        ),
        _text("words"),
        _text("words_key"),
        _words("ruling", "ruling", "keep", "mask", nullable=False),
        _text("decided_at"),
        _points("secrecy_ruling", "meeting_id", "meeting"),
        _key("secrecy_ruling"),
        sa.UniqueConstraint("meeting_id", "words_key", name="uq_secrecy_ruling_meeting_id"),
    )


def downgrade() -> None:
    for name in (
        "secrecy_ruling",
        "rectification",
        "minutes",
        "proposal",
        "action",
        "decision",
    ):
        op.drop_table(name)
