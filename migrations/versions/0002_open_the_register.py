"""The register opens: capacities, needs, consents, rules of committees, own fields, drafts, bin."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_house_tables()
    _create_register_tables()
    _widen_committees()
    _widen_mandates()
    _widen_people_and_structures()


def _create_house_tables() -> None:
    op.create_table(
        "applicability_answer",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "matter",
            sa.Enum(
                "cec",
                "waiver",
                "gift_receipt",
                "valuation",
                "convention",
                "public_scale",
                "aci_indicator",
                name="matter",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column(
            "answer",
            sa.Enum(
                "yes", "no", "unknown", name="answer", native_enum=False, create_constraint=True, length=40
            ),
            nullable=False,
        ),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_applicability_answer")),
        sa.UniqueConstraint("matter", name=op.f("uq_applicability_answer_matter")),
    )
    op.create_table(
        "attachment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
    )
    op.create_table(
        "bin_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("binned_at", sa.String(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("rows", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bin_entry")),
    )
    op.create_table(
        "own_field",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("label_key", sa.String(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "text",
                "number",
                "day",
                "yes_no",
                "choice",
                name="ownfieldkind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("choices", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_field")),
        sa.UniqueConstraint("label_key", name=op.f("uq_own_field_label_key")),
    )
    op.create_table(
        "saved_list",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("list_key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("query", sa.String(), nullable=False),
        sa.Column("columns", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_list")),
        sa.UniqueConstraint("list_key", "name", name=op.f("uq_saved_list_list_key")),
    )


def _create_register_tables() -> None:
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "purpose",
            sa.Enum(
                "needs",
                "own_words",
                "name_published",
                "contact_shared",
                name="consentpurpose",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("how", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_consent_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_consent")),
    )
    op.create_index(op.f("ix_consent_person_id"), "consent", ["person_id"])
    op.create_table(
        "former_rules",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=True),
        sa.Column("seats_by_college", sa.String(), nullable=False),
        sa.Column(
            "quorum",
            sa.Enum(
                "none",
                "half",
                "more_than_half",
                "one_third",
                "two_thirds",
                name="quorumrule",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("notice_days", sa.Integer(), nullable=True),
        sa.Column("proxies", sa.Integer(), nullable=True),
        sa.Column(
            "majority",
            sa.Enum(
                "simple",
                "absolute",
                "two_thirds",
                name="majorityrule",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=True,
        ),
        sa.Column("casting_vote", sa.Boolean(), nullable=False),
        sa.Column("term_months", sa.Integer(), nullable=True),
        sa.Column("terms_most", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.id"], name=op.f("fk_former_rules_committee_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_rules")),
        sa.UniqueConstraint("committee_id", "ended_on", name=op.f("uq_former_rules_committee_id")),
    )
    op.create_table(
        "home_distance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("structure_id", sa.Integer(), nullable=False),
        sa.Column("km_hundredths", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_home_distance_person_id")),
        sa.ForeignKeyConstraint(
            ["structure_id"], ["structure.id"], name=op.f("fk_home_distance_structure_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_home_distance")),
        sa.UniqueConstraint("person_id", "structure_id", name=op.f("uq_home_distance_person_id")),
    )
    op.create_index(op.f("ix_home_distance_structure_id"), "home_distance", ["structure_id"])
    op.create_table(
        "involvement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "volunteer",
                "reimbursed",
                "session_paid",
                "employee",
                "guest_speaker",
                "occasional",
                name="involvementstatus",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_involvement_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_involvement")),
    )
    op.create_index(op.f("ix_involvement_person_id"), "involvement", ["person_id"])
    op.create_table(
        "need",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.LargeBinary(), nullable=False),
        sa.Column("detail", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_need_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
    )
    op.create_index(op.f("ix_need_person_id"), "need", ["person_id"])
    op.create_table(
        "own_value",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("field_id", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["field_id"], ["own_field.id"], name=op.f("fk_own_value_field_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_own_value_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_own_value")),
        sa.UniqueConstraint("person_id", "field_id", name=op.f("uq_own_value_person_id")),
    )
    op.create_index(op.f("ix_own_value_field_id"), "own_value", ["field_id"])
    op.create_table(
        "person_capacity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "patient",
                "supported",
                "relative",
                "carer",
                "legal_representative",
                "association_representative",
                "resident",
                "professional",
                "decision_maker",
                name="capacitykind",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("started_on", sa.Date(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_person_capacity_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person_capacity")),
    )
    op.create_index(op.f("ix_person_capacity_person_id"), "person_capacity", ["person_id"])
    op.create_table(
        "form_draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("said", sa.String(), nullable=False),
        sa.Column("kept_at", sa.String(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("bank", sa.LargeBinary(), nullable=True),
        sa.Column("needs", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name=op.f("fk_form_draft_account_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_form_draft")),
        sa.UniqueConstraint("account_id", "form", name=op.f("uq_form_draft_account_id")),
    )


def _widen_committees() -> None:
    with op.batch_alter_table("account") as table:
        table.add_column(sa.Column("removed_on", sa.Date(), nullable=True))

    with op.batch_alter_table("committee") as table:
        table.add_column(sa.Column("purpose", sa.String(), nullable=True))
        table.add_column(sa.Column("founding_act", sa.String(), nullable=True))
        table.add_column(sa.Column("convention", sa.String(), nullable=True))
        table.add_column(
            sa.Column(
                "level",
                sa.Enum(
                    "information",
                    "consultation",
                    "collaboration",
                    "partnership",
                    name="engagementlevel",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        table.add_column(sa.Column("fields", sa.String(), server_default="", nullable=False))
        table.add_column(sa.Column("seats_by_college", sa.String(), server_default="{}", nullable=False))
        table.add_column(sa.Column("notice_days", sa.Integer(), nullable=True))
        table.add_column(sa.Column("proxies", sa.Integer(), nullable=True))
        table.add_column(
            sa.Column(
                "majority",
                sa.Enum(
                    "simple",
                    "absolute",
                    "two_thirds",
                    name="majorityrule",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        table.add_column(sa.Column("casting_vote", sa.Boolean(), server_default="0", nullable=False))
        table.add_column(sa.Column("term_months", sa.Integer(), nullable=True))
        table.add_column(sa.Column("terms_most", sa.Integer(), nullable=True))


def _widen_mandates() -> None:
    with op.batch_alter_table("mandate") as table:
        table.add_column(
            sa.Column(
                "college",
                sa.Enum(
                    "user",
                    "relative",
                    "carer",
                    "association_representative",
                    "resident",
                    "professional",
                    "elected",
                    name="capacity",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        table.add_column(sa.Column("appointed_by_id", sa.Integer(), nullable=True))
        table.add_column(
            sa.Column(
                "basis",
                sa.Enum(
                    "approved_association",
                    "elected_cvs",
                    "individual",
                    "self_representative",
                    "resident",
                    name="mandatebasis",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        table.add_column(
            sa.Column(
                "end_reason",
                sa.Enum(
                    "term",
                    "resignation",
                    "moved",
                    "capacity_lost",
                    "replaced",
                    "deceased",
                    "removed",
                    "committee_closed",
                    "other",
                    name="endreason",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        table.add_column(sa.Column("terms_before", sa.Integer(), server_default="0", nullable=False))
        table.create_index(table.f("ix_mandate_appointed_by_id"), ["appointed_by_id"])
        table.create_foreign_key(
            table.f("fk_mandate_appointed_by_id"), "structure", ["appointed_by_id"], ["id"]
        )


def _widen_people_and_structures() -> None:
    with op.batch_alter_table("person") as table:
        table.add_column(sa.Column("own_words", sa.LargeBinary(), nullable=True))
        table.add_column(
            sa.Column(
                "figure",
                sa.Enum(
                    "resource",
                    "peer",
                    "trainer",
                    "researcher",
                    "coach",
                    name="partnerfigure",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        table.add_column(sa.Column("association_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("availability", sa.String(), nullable=True))
        table.add_column(
            sa.Column(
                "channel",
                sa.Enum(
                    "letter",
                    "email",
                    "phone",
                    "large_print",
                    "easy_reading",
                    name="contactchannel",
                    native_enum=False,
                    create_constraint=True,
                    length=40,
                ),
                nullable=True,
            )
        )
        table.add_column(sa.Column("pay_renounced_on", sa.Date(), nullable=True))
        table.create_index(table.f("ix_person_association_id"), ["association_id"])
        table.create_foreign_key(table.f("fk_person_association_id"), "structure", ["association_id"], ["id"])

    with op.batch_alter_table("structure") as table:
        table.add_column(sa.Column("email", sa.String(), nullable=True))
        table.add_column(sa.Column("phone", sa.String(), nullable=True))
        table.add_column(sa.Column("approval", sa.String(), nullable=True))
        table.add_column(sa.Column("approved_until", sa.Date(), nullable=True))
        table.add_column(sa.Column("logo_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("archived_on", sa.Date(), nullable=True))
        table.create_index(table.f("ix_structure_logo_id"), ["logo_id"])
        table.create_foreign_key(table.f("fk_structure_logo_id"), "attachment", ["logo_id"], ["id"])


def downgrade() -> None:
    _narrow(
        "structure",
        ("email", "phone", "approval", "approved_until", "logo_id", "archived_on"),
        references=("logo_id",),
    )
    _narrow(
        "person",
        ("own_words", "figure", "association_id", "availability", "channel", "pay_renounced_on"),
        references=("association_id",),
        lists=("partnerfigure", "contactchannel"),
    )
    _narrow(
        "mandate",
        ("college", "appointed_by_id", "basis", "end_reason", "terms_before"),
        references=("appointed_by_id",),
        lists=("capacity", "mandatebasis", "endreason"),
    )
    rules = (
        "seats_by_college",
        "notice_days",
        "proxies",
        "majority",
        "casting_vote",
        "term_months",
        "terms_most",
    )
    _narrow(
        "committee",
        ("purpose", "founding_act", "convention", "level", "fields", *rules),
        lists=("engagementlevel", "majorityrule"),
    )
    _narrow("account", ("removed_on",))
    for name in (
        "form_draft", "person_capacity", "own_value", "need", "involvement", "home_distance", "former_rules",
        "consent", "saved_list", "own_field", "bin_entry", "attachment", "applicability_answer",
    ):  # fmt: skip
        op.drop_table(name)


def _narrow(
    table: str, columns: tuple[str, ...], references: tuple[str, ...] = (), lists: tuple[str, ...] = ()
) -> None:
    """Takes columns away with what was built on them: indexes, references, lists of words."""
    with op.batch_alter_table(table) as narrowed:
        for column in references:
            narrowed.drop_constraint(f"fk_{table}_{column}", type_="foreignkey")
            narrowed.drop_index(f"ix_{table}_{column}")
        for name in lists:
            narrowed.drop_constraint(op.f(f"ck_{table}_{name}"), type_="check")
        for column in columns:
            narrowed.drop_column(column)
