"""The meetings are held: agenda, templates, convocations, presence by the clock, bookings."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_agenda_tables()
    _create_attendance_tables()


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


def _create_agenda_tables() -> None:
    op.create_table(
        "agenda_template",
        _id(),
        _count("committee_id"),
        _text("name"),
        _count("starts_minute", nullable=True),
        _count("minutes", nullable=True),
        _text("place", nullable=True),
        _version(),
        _points("agenda_template", "committee_id", "committee"),
        _key("agenda_template"),
        sa.UniqueConstraint("committee_id", "name", name="uq_agenda_template_committee_id"),
    )
    op.create_table(
        "template_item",
        _id(),
        _count("template_id"),
        _count("position"),
        _text("title"),
        _words(
            "kind", "itemkind", "ordinary", "approval", "actions", "secrecy", "other_business", nullable=False
        ),
        _words(
            "level",
            "engagementlevel",
            "information",
            "consultation",
            "collaboration",
            "partnership",
            nullable=True,
        ),
        _count("minutes", nullable=True),
        _points("template_item", "template_id", "agenda_template"),
        _key("template_item"),
    )
    op.create_index("ix_template_item_template_id", "template_item", ["template_id"])
    op.create_table(
        "phrase",
        _id(),
        _text("title"),
        _text("text"),
        _count("committee_id", nullable=True),
        _version(),
        _points("phrase", "committee_id", "committee"),
        _key("phrase"),
    )
    op.create_index("ix_phrase_committee_id", "phrase", ["committee_id"])
    op.create_table(
        "meeting_rules",
        _id(),
        _count("meeting_id"),
        _count("seats", nullable=True),
        _text("seats_by_college"),
        _words(
            "quorum",
            "quorumrule",
            "none",
            "half",
            "more_than_half",
            "one_third",
            "two_thirds",
            nullable=False,
        ),
        _count("notice_days", nullable=True),
        _count("proxies", nullable=True),
        _words("majority", "majorityrule", "simple", "absolute", "two_thirds", nullable=True),
        _flag("two_thirds_of_present"),
        _flag("casting_vote"),
        _flag("represented_count"),
        _count("term_months", nullable=True),
        _count("terms_most", nullable=True),
        _points("meeting_rules", "meeting_id", "meeting"),
        _key("meeting_rules"),
        sa.UniqueConstraint("meeting_id", name="uq_meeting_rules_meeting_id"),
    )
    op.create_table(
        "agenda_item",
        _id(),
        _count("meeting_id"),
        _count("position"),
        _text("title"),
        _words(
            "kind", "itemkind", "ordinary", "approval", "actions", "secrecy", "other_business", nullable=False
        ),
        _words(
            "level",
            "engagementlevel",
            "information",
            "consultation",
            "collaboration",
            "partnership",
            nullable=True,
        ),
        _count("minutes", nullable=True),
        _count("rapporteur_id", nullable=True),
        _words("state", "itemstate", "to_come", "treated", "to_carry", "dropped", nullable=False),
        _count("started_minute", nullable=True),
        _count("ended_minute", nullable=True),
        _count("carried_from_id", nullable=True),
        _count("approves_id", nullable=True),
        _version(),
        _points("agenda_item", "approves_id", "meeting"),
        _points("agenda_item", "carried_from_id", "agenda_item"),
        _points("agenda_item", "meeting_id", "meeting"),
        _points("agenda_item", "rapporteur_id", "person"),
        _key("agenda_item"),
    )
    op.create_index("ix_agenda_item_approves_id", "agenda_item", ["approves_id"])
    op.create_index("ix_agenda_item_carried_from_id", "agenda_item", ["carried_from_id"])
    op.create_index("ix_agenda_item_meeting_id_position", "agenda_item", ["meeting_id", "position"])
    op.create_index("ix_agenda_item_rapporteur_id", "agenda_item", ["rapporteur_id"])
    op.create_table(
        "item_text",
        _id(),
        _count("item_id"),
        _text("content"),
        _version(),
        _points("item_text", "item_id", "agenda_item"),
        _key("item_text"),
        sa.UniqueConstraint("item_id", name="uq_item_text_item_id"),
    )
    op.create_table(
        "meeting_document",
        _id(),
        _count("meeting_id"),
        _count("attachment_id"),
        _words(
            "use", "documentuse", "item", "signed_minutes", "sign_in_sheet", "proxy", "other", nullable=False
        ),
        _count("item_id", nullable=True),
        _day("sent_on", nullable=True),
        _points("meeting_document", "attachment_id", "attachment"),
        _points("meeting_document", "item_id", "agenda_item"),
        _points("meeting_document", "meeting_id", "meeting"),
        _key("meeting_document"),
    )
    op.create_index("ix_meeting_document_attachment_id", "meeting_document", ["attachment_id"])
    op.create_index("ix_meeting_document_item_id", "meeting_document", ["item_id"])
    op.create_index("ix_meeting_document_meeting_id", "meeting_document", ["meeting_id"])


def _create_attendance_tables() -> None:
    op.create_table(
        "convocation",
        _id(),
        _count("meeting_id"),
        _count("person_id"),
        _words("way", "convocationway", "letter", "large_print", "email", "phone", nullable=False),
        _day("sent_on"),
        _points("convocation", "meeting_id", "meeting"),
        _points("convocation", "person_id", "person"),
        _key("convocation"),
        sa.UniqueConstraint("meeting_id", "person_id", name="uq_convocation_meeting_id"),
    )
    op.create_index("ix_convocation_person_id", "convocation", ["person_id"])
    op.create_table(
        "presence_span",
        _id(),
        _count("meeting_id"),
        _count("person_id"),
        _count("arrived_minute"),
        _count("left_minute", nullable=True),
        _points("presence_span", "meeting_id", "meeting"),
        _points("presence_span", "person_id", "person"),
        _key("presence_span"),
        sa.UniqueConstraint("meeting_id", "person_id", "arrived_minute", name="uq_presence_span_meeting_id"),
    )
    op.create_index("ix_presence_span_person_id", "presence_span", ["person_id"])
    op.create_table(
        "booking",
        _id(),
        _count("meeting_id"),
        _text("booked_at"),
        _count("account_id", nullable=True),
        _points("booking", "account_id", "account"),
        _points("booking", "meeting_id", "meeting"),
        _key("booking"),
        sa.UniqueConstraint("meeting_id", name="uq_booking_meeting_id"),
    )
    op.create_index("ix_booking_account_id", "booking", ["account_id"])
    op.create_table(
        "vote",
        _id(),
        _count("meeting_id"),
        _count("item_id", nullable=True),
        _text("subject"),
        _words("mode", "votemode", "show_of_hands", "roll_call", "secret", nullable=False),
        _count("at_minute"),
        _words("majority", "majorityrule", "simple", "absolute", "two_thirds", nullable=False),
        _flag("two_thirds_of_present"),
        _count("votes_for"),
        _count("votes_against"),
        _count("abstentions"),
        _count("blank"),
        _count("void"),
        _words("result", "voteresult", "adopted", "rejected", nullable=False),
        _flag("was_cast"),
        _text("explanation"),
        _version(),
        _points("vote", "item_id", "agenda_item"),
        _points("vote", "meeting_id", "meeting"),
        _key("vote"),
    )
    op.create_index("ix_vote_item_id", "vote", ["item_id"])
    op.create_index("ix_vote_meeting_id", "vote", ["meeting_id"])
    op.create_table(
        "vote_elector",
        _id(),
        _count("vote_id"),
        _count("member_id"),
        _count("carried_by_id"),
        _words("by", "voiceby", "member", "proxy", "substitute", nullable=False),
        _flag("took_part"),
        _words("choice", "choice", "for", "against", "abstain", nullable=True),
        _points("vote_elector", "carried_by_id", "person"),
        _points("vote_elector", "member_id", "person"),
        _points("vote_elector", "vote_id", "vote"),
        _key("vote_elector"),
        sa.UniqueConstraint("vote_id", "member_id", name="uq_vote_elector_vote_id"),
    )
    op.create_index("ix_vote_elector_carried_by_id", "vote_elector", ["carried_by_id"])
    op.create_index("ix_vote_elector_member_id", "vote_elector", ["member_id"])


def downgrade() -> None:
    for name in (
        "vote_elector",
        "vote",
        "booking",
        "presence_span",
        "convocation",
        "meeting_document",
        "item_text",
        "agenda_item",
        "meeting_rules",
        "phrase",
        "template_item",
        "agenda_template",
    ):
        op.drop_table(name)
