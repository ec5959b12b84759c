"""Expenses are claimed, decided, paid, given up, budgeted and entered in the ledger."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
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
        "bank_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("iban", sa.LargeBinary(), nullable=False),
        sa.Column("holder", sa.String(), nullable=False),
        sa.Column(
            "sepa_version",
            sa.Enum(
                "pain.001.001.09",
                "pain.001.001.03",
                name="sepaversion",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("ledger_account", sa.String(), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bank_account"),
    )
    op.create_table(
        "ledger_account",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("use", sa.String(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_account"),
        sa.UniqueConstraint("use", name="uq_ledger_account_use"),
    )
    op.create_table(
        "expense_policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("structure_id", sa.Integer(), nullable=False),
        sa.Column("ceilings", _words("ceilingscale", "real_cost", "public"), nullable=False),
        sa.Column("gives_meal_vouchers", sa.Boolean(), nullable=False),
        sa.Column("decides_alone_on", sa.Date(), nullable=True),
        sa.Column("decides_alone_reason", sa.String(), nullable=True),
        sa.Column("gift_ground", sa.String(), nullable=True),
        sa.Column("gift_ground_on", sa.Date(), nullable=True),
        sa.Column("gift_articles", sa.String(), nullable=True),
        sa.Column("gift_object", sa.String(), nullable=True),
        sa.Column("yearly_level", sa.Integer(), nullable=True),
        sa.Column(
            "sepa_version",
            sa.Enum(
                "pain.001.001.09",
                "pain.001.001.03",
                name="sepaversion",
                native_enum=False,
                create_constraint=True,
                length=40,
            ),
            nullable=False,
        ),
        sa.Column("letters_traditional", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["structure_id"], ["structure.id"], name="fk_expense_policy_structure_id"),
        sa.PrimaryKeyConstraint("id", name="pk_expense_policy"),
        sa.UniqueConstraint("structure_id", name="uq_expense_policy_structure_id"),
    )
    op.create_table(
        "envelope",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("label_key", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column(
            "source",
            _words(
                "fundingsource", "ars", "aci", "call_for_projects", "local_authority", "own_funds", "other"
            ),
            nullable=False,
        ),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("archived_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name="fk_envelope_committee_id"),
        sa.PrimaryKeyConstraint("id", name="pk_envelope"),
        sa.UniqueConstraint("first_day", "label_key", name="uq_envelope_first_day"),
    )
    op.create_index("ix_envelope_committee_id", "envelope", ["committee_id"])
    op.create_table(
        "paid_contribution",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind", _words("contributionkind", "vacation", "indemnity", "wage", "voucher"), nullable=False
        ),
        sa.Column(
            "state", _words("contributionstate", "planned", "approved", "paid", "renounced"), nullable=False
        ),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("quantity_hundredths", sa.Integer(), nullable=False),
        sa.Column("unit_price", sa.Integer(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(), nullable=True),
        sa.Column("committee_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("envelope_id", sa.Integer(), nullable=True),
        sa.Column("warned_on", sa.Date(), nullable=True),
        sa.Column("impact_told_on", sa.Date(), nullable=True),
        sa.Column("smoothing_asked_on", sa.Date(), nullable=True),
        sa.Column("smoothing_months", sa.Integer(), nullable=True),
        sa.Column("invoice_number", sa.String(), nullable=True),
        sa.Column("invoice_on", sa.Date(), nullable=True),
        sa.Column("addressee", sa.String(), nullable=True),
        sa.Column("approved_on", sa.Date(), nullable=True),
        sa.Column("approved_by_id", sa.Integer(), nullable=True),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid_by_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["approved_by_id"], ["account.id"], name="fk_paid_contribution_approved_by_id"
        ),
        sa.ForeignKeyConstraint(["committee_id"], ["committee.id"], name="fk_paid_contribution_committee_id"),
        sa.ForeignKeyConstraint(["envelope_id"], ["envelope.id"], name="fk_paid_contribution_envelope_id"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], name="fk_paid_contribution_meeting_id"),
        sa.ForeignKeyConstraint(["paid_by_id"], ["account.id"], name="fk_paid_contribution_paid_by_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_paid_contribution_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_paid_contribution"),
    )
    op.create_index("ix_paid_contribution_approved_by_id", "paid_contribution", ["approved_by_id"])
    op.create_index("ix_paid_contribution_committee_id", "paid_contribution", ["committee_id"])
    op.create_index("ix_paid_contribution_envelope_id", "paid_contribution", ["envelope_id"])
    op.create_index("ix_paid_contribution_meeting_id", "paid_contribution", ["meeting_id"])
    op.create_index("ix_paid_contribution_paid_by_id", "paid_contribution", ["paid_by_id"])
    op.create_index("ix_paid_contribution_person_id", "paid_contribution", ["person_id"])
    op.create_table(
        "payment_run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("state", _words("runstate", "made", "sent"), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("execute_on", sa.Date(), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_by_id", sa.Integer(), nullable=True),
        sa.Column("bank_account_id", sa.Integer(), nullable=True),
        sa.Column("bank_file", sa.LargeBinary(), nullable=True),
        sa.Column("bank_file_name", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_account_id"], ["bank_account.id"], name="fk_payment_run_bank_account_id"
        ),
        sa.ForeignKeyConstraint(["made_by_id"], ["account.id"], name="fk_payment_run_made_by_id"),
        sa.ForeignKeyConstraint(["sent_by_id"], ["account.id"], name="fk_payment_run_sent_by_id"),
        sa.PrimaryKeyConstraint("id", name="pk_payment_run"),
        sa.UniqueConstraint("number", name="uq_payment_run_number"),
    )
    op.create_index("ix_payment_run_bank_account_id", "payment_run", ["bank_account_id"])
    op.create_index("ix_payment_run_made_by_id", "payment_run", ["made_by_id"])
    op.create_index("ix_payment_run_sent_by_id", "payment_run", ["sent_by_id"])
    op.create_table(
        "vehicle_opening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("vehicle_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("km_hundredths", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["vehicle_id"], ["vehicle.id"], name="fk_vehicle_opening_vehicle_id"),
        sa.PrimaryKeyConstraint("id", name="pk_vehicle_opening"),
        sa.UniqueConstraint("vehicle_id", "year", name="uq_vehicle_opening_vehicle_id"),
    )


def _create_other_tables() -> None:
    op.create_table(
        "gift_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("cancel_reason", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["issued_document.id"], name="fk_gift_receipt_document_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_gift_receipt_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_gift_receipt"),
        sa.UniqueConstraint("number", name="uq_gift_receipt_number"),
    )
    op.create_index("ix_gift_receipt_document_id", "gift_receipt", ["document_id"])
    op.create_index("ix_gift_receipt_person_id", "gift_receipt", ["person_id"])
    op.create_table(
        "ledger_export",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("document_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_ledger_export_account_id"),
        sa.ForeignKeyConstraint(["document_id"], ["issued_document.id"], name="fk_ledger_export_document_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_export"),
    )
    op.create_index("ix_ledger_export_account_id", "ledger_export", ["account_id"])
    op.create_index("ix_ledger_export_document_id", "ledger_export", ["document_id"])
    op.create_table(
        "run_document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["document_id"], ["issued_document.id"], name="fk_run_document_document_id"),
        sa.ForeignKeyConstraint(["run_id"], ["payment_run.id"], name="fk_run_document_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_run_document"),
    )
    op.create_index("ix_run_document_document_id", "run_document", ["document_id"])
    op.create_index("ix_run_document_run_id", "run_document", ["run_id"])
    op.create_table(
        "payment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("run_id", sa.Integer(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=False),
        sa.Column("means", _words("paymentmeans", "transfer", "cheque", "cash"), nullable=False),
        sa.Column("amount", sa.Integer(), nullable=False),
        sa.Column("state", _words("paymentstate", "made", "paid", "rejected"), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("end_to_end", sa.String(), nullable=True),
        sa.Column("payee", sa.String(), nullable=True),
        sa.Column("account_end", sa.String(), nullable=True),
        sa.Column("cheque_number", sa.String(), nullable=True),
        sa.Column("rejected_on", sa.Date(), nullable=True),
        sa.Column("rejection_reason", sa.String(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["expense_claim.id"], name="fk_payment_claim_id"),
        sa.ForeignKeyConstraint(["run_id"], ["payment_run.id"], name="fk_payment_run_id"),
        sa.PrimaryKeyConstraint("id", name="pk_payment"),
    )
    op.create_index("ix_payment_claim_id", "payment", ["claim_id"])
    op.create_index("ix_payment_run_id", "payment", ["run_id"])
    op.create_table(
        "ledger_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("export_id", sa.Integer(), nullable=False),
        sa.Column("exercise_first_day", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            _words("entrykind", "grant", "payment", "waiver", "contribution", "reversal"),
            nullable=False,
        ),
        sa.Column("journal", sa.String(), nullable=False),
        sa.Column("entry_on", sa.Date(), nullable=False),
        sa.Column("piece_ref", sa.String(), nullable=False),
        sa.Column("piece_on", sa.Date(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("payment_id", sa.Integer(), nullable=True),
        sa.Column("contribution_id", sa.Integer(), nullable=True),
        sa.Column("reverses_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["claim_id"], ["expense_claim.id"], name="fk_ledger_entry_claim_id"),
        sa.ForeignKeyConstraint(
            ["contribution_id"], ["paid_contribution.id"], name="fk_ledger_entry_contribution_id"
        ),
        sa.ForeignKeyConstraint(["export_id"], ["ledger_export.id"], name="fk_ledger_entry_export_id"),
        sa.ForeignKeyConstraint(["payment_id"], ["payment.id"], name="fk_ledger_entry_payment_id"),
        sa.ForeignKeyConstraint(["reverses_id"], ["ledger_entry.id"], name="fk_ledger_entry_reverses_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_entry"),
        sa.UniqueConstraint("exercise_first_day", "number", name="uq_ledger_entry_exercise_first_day"),
    )
    op.create_index("ix_ledger_entry_claim_id", "ledger_entry", ["claim_id"])
    op.create_index("ix_ledger_entry_contribution_id", "ledger_entry", ["contribution_id"])
    op.create_index("ix_ledger_entry_export_id", "ledger_entry", ["export_id"])
    op.create_index("ix_ledger_entry_payment_id", "ledger_entry", ["payment_id"])
    op.create_index("ix_ledger_entry_reverses_id", "ledger_entry", ["reverses_id"])
    op.create_table(
        "expense_receipt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("attachment_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("added_on", sa.Date(), nullable=False),
        sa.Column("original_digest", sa.String(), nullable=False),
        sa.Column("is_reduced", sa.Boolean(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["attachment_id"], ["attachment.id"], name="fk_expense_receipt_attachment_id"
        ),
        sa.ForeignKeyConstraint(["line_id"], ["expense_line.id"], name="fk_expense_receipt_line_id"),
        sa.PrimaryKeyConstraint("id", name="pk_expense_receipt"),
    )
    op.create_index("ix_expense_receipt_attachment_id", "expense_receipt", ["attachment_id"])
    op.create_index("ix_expense_receipt_line_id", "expense_receipt", ["line_id"])
    op.create_index("ix_expense_receipt_original_digest", "expense_receipt", ["original_digest"])
    op.create_table(
        "ledger_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("account", sa.String(), nullable=False),
        sa.Column("account_label", sa.String(), nullable=False),
        sa.Column("debit", sa.Integer(), nullable=False),
        sa.Column("credit", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["entry_id"], ["ledger_entry.id"], name="fk_ledger_line_entry_id"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_ledger_line_person_id"),
        sa.PrimaryKeyConstraint("id", name="pk_ledger_line"),
        sa.UniqueConstraint("entry_id", "position", name="uq_ledger_line_entry_id"),
    )
    op.create_index("ix_ledger_line_person_id", "ledger_line", ["person_id"])


def _widen_tables() -> None:
    with op.batch_alter_table("expense_claim") as table:
        table.add_column(
            sa.Column(
                "wish",
                _words("wish", "reimburse", "waive", "later"),
                server_default="reimburse",
                nullable=False,
            )
        )
        table.add_column(
            sa.Column("pay_by", _words("paymentmeans", "transfer", "cheque", "cash"), nullable=True)
        )
        table.add_column(sa.Column("note", sa.String(), nullable=True))
        table.add_column(sa.Column("entered_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("submitted_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("submitted_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("decided_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("decided_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("seconded_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("seconded_by_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("decided_alone", sa.Boolean(), server_default="0", nullable=False))
        table.add_column(sa.Column("waiver_scan_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("gift_receipt_id", sa.Integer(), nullable=True))
        table.create_index("ix_expense_claim_decided_by_id", ["decided_by_id"], unique=False)
        table.create_index("ix_expense_claim_entered_by_id", ["entered_by_id"], unique=False)
        table.create_index("ix_expense_claim_gift_receipt_id", ["gift_receipt_id"], unique=False)
        table.create_index("ix_expense_claim_seconded_by_id", ["seconded_by_id"], unique=False)
        table.create_index("ix_expense_claim_submitted_by_id", ["submitted_by_id"], unique=False)
        table.create_index("ix_expense_claim_waiver_scan_id", ["waiver_scan_id"], unique=False)
        table.create_foreign_key("fk_expense_claim_decided_by_id", "account", ["decided_by_id"], ["id"])
        table.create_foreign_key("fk_expense_claim_seconded_by_id", "account", ["seconded_by_id"], ["id"])
        table.create_foreign_key("fk_expense_claim_entered_by_id", "account", ["entered_by_id"], ["id"])
        table.create_foreign_key("fk_expense_claim_waiver_scan_id", "attachment", ["waiver_scan_id"], ["id"])
        table.create_foreign_key("fk_expense_claim_submitted_by_id", "account", ["submitted_by_id"], ["id"])
        table.create_foreign_key(
            "fk_expense_claim_gift_receipt_id", "gift_receipt", ["gift_receipt_id"], ["id"]
        )
    with op.batch_alter_table("expense_line") as table:
        table.add_column(
            sa.Column(
                "means",
                _words(
                    "means", "vehicle", "passenger", "public_transport", "train", "taxi", "bicycle", "on_foot"
                ),
                nullable=True,
            )
        )
        table.add_column(sa.Column("committee_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("action_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("envelope_id", sa.Integer(), nullable=True))
        table.add_column(sa.Column("attested_on", sa.Date(), nullable=True))
        table.add_column(sa.Column("ceiling", sa.Integer(), nullable=True))
        table.add_column(sa.Column("ceiling_text", sa.String(), nullable=True))
        table.add_column(
            sa.Column("correction", _words("correction", "opposite", "regularisation"), nullable=True)
        )
        table.add_column(sa.Column("corrects_id", sa.Integer(), nullable=True))
        table.create_index("ix_expense_line_action_id", ["action_id"], unique=False)
        table.create_index("ix_expense_line_claim_sums", ["claim_id", "spent_on", "amount"], unique=False)
        table.create_index("ix_expense_line_committee_id", ["committee_id"], unique=False)
        table.create_index("ix_expense_line_corrects_id", ["corrects_id"], unique=False)
        table.create_index("ix_expense_line_envelope_id", ["envelope_id"], unique=False)
        table.create_foreign_key("fk_expense_line_action_id", "action", ["action_id"], ["id"])
        table.create_foreign_key("fk_expense_line_committee_id", "committee", ["committee_id"], ["id"])
        table.create_foreign_key("fk_expense_line_envelope_id", "envelope", ["envelope_id"], ["id"])
        table.create_foreign_key("fk_expense_line_corrects_id", "expense_line", ["corrects_id"], ["id"])
    with op.batch_alter_table("vehicle") as table:
        table.add_column(sa.Column("registration_seen_on", sa.Date(), nullable=True))
    op.execute("UPDATE expense_claim SET wish = 'waive' WHERE status = 'waived'")


def downgrade() -> None:
    with op.batch_alter_table("expense_claim") as table:
        table.drop_constraint(op.f("ck_expense_claim_wish"), type_="check")
        table.drop_constraint(op.f("ck_expense_claim_paymentmeans"), type_="check")
        table.drop_index("ix_expense_claim_decided_by_id")
        table.drop_index("ix_expense_claim_entered_by_id")
        table.drop_index("ix_expense_claim_gift_receipt_id")
        table.drop_index("ix_expense_claim_seconded_by_id")
        table.drop_index("ix_expense_claim_submitted_by_id")
        table.drop_index("ix_expense_claim_waiver_scan_id")
        table.drop_constraint("fk_expense_claim_decided_by_id", type_="foreignkey")
        table.drop_constraint("fk_expense_claim_seconded_by_id", type_="foreignkey")
        table.drop_constraint("fk_expense_claim_entered_by_id", type_="foreignkey")
        table.drop_constraint("fk_expense_claim_waiver_scan_id", type_="foreignkey")
        table.drop_constraint("fk_expense_claim_submitted_by_id", type_="foreignkey")
        table.drop_constraint("fk_expense_claim_gift_receipt_id", type_="foreignkey")
        for name in (
            "wish",
            "pay_by",
            "note",
            "entered_by_id",
            "submitted_on",
            "submitted_by_id",
            "decided_on",
            "decided_by_id",
            "seconded_on",
            "seconded_by_id",
            "decided_alone",
            "waiver_scan_id",
            "gift_receipt_id",
        ):
            table.drop_column(name)
    with op.batch_alter_table("expense_line") as table:
        table.drop_constraint(op.f("ck_expense_line_means"), type_="check")
        table.drop_constraint(op.f("ck_expense_line_correction"), type_="check")
        table.drop_index("ix_expense_line_action_id")
        table.drop_index("ix_expense_line_claim_sums")
        table.drop_index("ix_expense_line_committee_id")
        table.drop_index("ix_expense_line_corrects_id")
        table.drop_index("ix_expense_line_envelope_id")
        table.drop_constraint("fk_expense_line_action_id", type_="foreignkey")
        table.drop_constraint("fk_expense_line_committee_id", type_="foreignkey")
        table.drop_constraint("fk_expense_line_envelope_id", type_="foreignkey")
        table.drop_constraint("fk_expense_line_corrects_id", type_="foreignkey")
        for name in (
            "means",
            "committee_id",
            "action_id",
            "envelope_id",
            "attested_on",
            "ceiling",
            "ceiling_text",
            "correction",
            "corrects_id",
        ):
            table.drop_column(name)
    with op.batch_alter_table("vehicle") as table:
        for name in ("registration_seen_on",):
            table.drop_column(name)
    for name in (
        "ledger_line",
        "expense_receipt",
        "ledger_entry",
        "payment",
        "run_document",
        "ledger_export",
        "gift_receipt",
        "vehicle_opening",
        "payment_run",
        "paid_contribution",
        "envelope",
        "expense_policy",
        "ledger_account",
        "bank_account",
    ):
        op.drop_table(name)
