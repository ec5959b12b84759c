"""The hours are counted: activities, closed months, exports, the CEC, missions, training, talks."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_first_tables()
    _create_other_tables()
    _widen_tables()


def _words(kind: str, *words: str) -> sa.Enum:
    return sa.Enum(*words, name=kind, native_enum=False, create_constraint=True, length=40)


def _create_first_tables() -> None:
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "family",
            _words(
                "missionfamily",
                "peers",
                "patient_education",
                "support",
                "training",
                "research",
                "ethics",
                "representation",
            ),
            nullable=False,
        ),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("label_key", sa.String(), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_activity"),
        sa.UniqueConstraint("family", "label_key", name="uq_activity_family"),
    )
    op.create_table(
        "training_session",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("topic", sa.String(), nullable=True),
        sa.Column("organiser", sa.String(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=True),
        sa.Column("cost", sa.Integer(), nullable=True),
        sa.Column("is_joint", sa.Boolean(), nullable=False),
        sa.Column("is_patient_education", sa.Boolean(), nullable=False),
        sa.Column("is_required", sa.Boolean(), nullable=False),
        sa.Column("required_because", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_training_session"),
    )
    op.create_table(
        "cec_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("structure_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("said_minutes", sa.Integer(), nullable=True),
        sa.Column("declared_on", sa.Date(), nullable=True),
        sa.Column("attested_on", sa.Date(), nullable=True),
        sa.Column("comment", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_cec_file_person_id"),
        sa.ForeignKeyConstraint(["structure_id"], ["structure.id"], name="fk_cec_file_structure_id"),
        sa.PrimaryKeyConstraint("id", name="pk_cec_file"),
        sa.UniqueConstraint("person_id", "structure_id", "year", name="uq_cec_file_person_id"),
    )
    op.create_index("ix_cec_file_structure_id", "cec_file", ["structure_id"])
    op.create_table(
        "mission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("context", sa.String(), nullable=True),
        sa.Column("activities", sa.String(), nullable=True),
        sa.Column("responsibilities", sa.String(), nullable=True),
        sa.Column("autonomy", sa.String(), nullable=True),
        sa.Column("partners", sa.String(), nullable=True),
        sa.Column("tools", sa.String(), nullable=True),
        sa.Column("results", sa.String(), nullable=True),
        sa.Column("skills", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name="fk_mission_committee_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_mission_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_mission"),
    )
    op.create_index("ix_mission_committee_id", "mission", ["committee_id"])
    op.create_index("ix_mission_person_id", "mission", ["person_id"])


def _create_other_tables() -> None:
    op.create_table(
        "role_correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("structure_id", sa.Integer(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column(
            "role", _words("hoursrole", "governing_body", "supervises_volunteers", "other"), nullable=False
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_role_correction_person_id"),
        sa.ForeignKeyConstraint(["structure_id"], ["structure.id"], name="fk_role_correction_structure_id"),
        sa.PrimaryKeyConstraint("id", name="pk_role_correction"),
    )
    op.create_index("ix_role_correction_person_id", "role_correction", ["person_id"])
    op.create_index("ix_role_correction_structure_id", "role_correction", ["structure_id"])
    op.create_table(
        "talk",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("again_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_talk_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_talk"),
    )
    op.create_index("ix_talk_person_id", "talk", ["person_id"])
    op.create_table(
        "training_presence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("session_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_training_presence_person_id"),
        sa.ForeignKeyConstraint(
            ["session_id"], ["training_session.id"], name="fk_training_presence_session_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_training_presence"),
        sa.UniqueConstraint("session_id", "person_id", name="uq_training_presence_session_id"),
    )
    op.create_index("ix_training_presence_person_id", "training_presence", ["person_id"])
    op.create_table(
        "closed_month",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_closed_month_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_closed_month"),
        sa.UniqueConstraint("first_day", name="uq_closed_month_first_day"),
    )
    op.create_index("ix_closed_month_account_id", "closed_month", ["account_id"])
    op.create_table(
        "hours_export",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_hours_export_account_id"),
        sa.PrimaryKeyConstraint("id", name="pk_hours_export"),
    )
    op.create_index("ix_hours_export_account_id", "hours_export", ["account_id"])


def _widen_tables() -> None:
    with op.batch_alter_table("form_draft") as table:
        table.add_column(sa.Column("talks", sa.LargeBinary(), nullable=True))
    with op.batch_alter_table("hours_entry") as table:
        table.add_column(
            sa.Column(
                "level",
                _words("engagementlevel", "information", "consultation", "collaboration", "partnership"),
                nullable=True,
            )
        )
        table.add_column(sa.Column("scale", _words("scale", "micro", "meso", "macro"), nullable=True))
        table.add_column(sa.Column("aim", _words("aim", "oneself", "others"), nullable=True))
        table.add_column(sa.Column("activity_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("entered_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("decided_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("decided_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("return_reason", sa.String(), nullable=True))
        table.add_column(sa.Column("export_id", sa.Integer(), nullable=True))
        table.create_index("ix_hours_entry_activity_id", ["activity_id"], unique=False)
        table.create_index("ix_hours_entry_decided_by_id", ["decided_by_id"], unique=False)
        table.create_index("ix_hours_entry_entered_by_id", ["entered_by_id"], unique=False)
        table.create_index("ix_hours_entry_export_id", ["export_id"], unique=False)
        table.create_foreign_key("fk_hours_entry_activity_id", "activity", ["activity_id"], ["id"])
        table.create_foreign_key("fk_hours_entry_decided_by_id", "account", ["decided_by_id"], ["id"])
        table.create_foreign_key("fk_hours_entry_entered_by_id", "account", ["entered_by_id"], ["id"])
        table.create_foreign_key("fk_hours_entry_export_id", "hours_export", ["export_id"], ["id"])
    with op.batch_alter_table("structure") as table:
        table.add_column(sa.Column("validator", sa.String(), nullable=True))
        table.add_column(sa.Column("signatory", sa.String(), nullable=True))
        table.add_column(sa.Column("signatory_capacity", sa.String(), nullable=True))
        table.add_column(sa.Column("validates_alone", sa.Boolean(), server_default="0", nullable=False))


def downgrade() -> None:
    with op.batch_alter_table("form_draft") as table:
        for name in ("talks",):
            table.drop_column(name)
    with op.batch_alter_table("hours_entry") as table:
        table.drop_constraint(op.f("ck_hours_entry_engagementlevel"), type_="check")
        table.drop_constraint(op.f("ck_hours_entry_scale"), type_="check")
        table.drop_constraint(op.f("ck_hours_entry_aim"), type_="check")
        table.drop_index("ix_hours_entry_activity_id")
        table.drop_index("ix_hours_entry_decided_by_id")
        table.drop_index("ix_hours_entry_entered_by_id")
        table.drop_index("ix_hours_entry_export_id")
        table.drop_constraint("fk_hours_entry_activity_id", type_="foreignkey")
        table.drop_constraint("fk_hours_entry_decided_by_id", type_="foreignkey")
        table.drop_constraint("fk_hours_entry_entered_by_id", type_="foreignkey")
        table.drop_constraint("fk_hours_entry_export_id", type_="foreignkey")
        for name in (
            "level",
            "scale",
            "aim",
            "activity_id",
            "entered_by_id",
            "decided_by_id",
            "decided_on",
            "return_reason",
            "export_id",
        ):
            table.drop_column(name)
    with op.batch_alter_table("structure") as table:
        for name in (
            "validator",
            "signatory",
            "signatory_capacity",
            "validates_alone",
        ):
            table.drop_column(name)
    for name in (
        "hours_export",
        "closed_month",
        "training_presence",
        "talk",
        "role_correction",
        "mission",
        "cec_file",
        "training_session",
        "activity",
    ):
        op.drop_table(name)
