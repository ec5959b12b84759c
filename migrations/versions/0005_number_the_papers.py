"""Papers are numbered and kept; meetings, committees and files learn what that needs."""

import hashlib
import re

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _create_house_tables()
    _widen_papers_and_money()
    _widen_committees()
    _widen_meetings()
    _digest_attachments()
    _number_held_meetings()


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


def _points(table: str, column: str, at: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{at}.id"], name=f"fk_{table}_{column}")


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("id", name=f"pk_{table}")


def _create_house_tables() -> None:
    op.create_table(
        "custody",
        _id(),
        _text("token"),
        _count("generation"),
        _text("taken_at"),
        _text("taken_to"),
        _flag("is_away"),
        _text("returned_at", nullable=True),
        _key("custody"),
    )
    op.create_table(
        "number_series",
        _id(),
        _text("series"),
        _count("year"),
        _count("committee_id", nullable=True),
        _count("last_used"),
        _count("on_paper"),
        _version(),
        _points("number_series", "committee_id", "committee"),
        _key("number_series"),
        sa.UniqueConstraint("series", "committee_id", "year", name="uq_number_series_series"),
    )
    op.create_index("ix_number_series_committee_id", "number_series", ["committee_id"])
    op.create_table(
        "issued_document",
        _id(),
        _text("kind"),
        _text("number"),
        _text("name"),
        _day("issued_on"),
        _text("media_type"),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        _text("fingerprint"),
        _count("person_id", nullable=True),
        _count("meeting_id", nullable=True),
        _points("issued_document", "meeting_id", "meeting"),
        _points("issued_document", "person_id", "person"),
        _key("issued_document"),
    )
    op.create_index("ix_issued_document_meeting_id", "issued_document", ["meeting_id"])
    op.create_index("ix_issued_document_person_id", "issued_document", ["person_id"])


def _widen_papers_and_money() -> None:
    with op.batch_alter_table("attachment") as table:
        table.add_column(_text("digest", default=""))
        table.create_index("ix_attachment_digest", ["digest"], unique=False)
    with op.batch_alter_table("expense_line") as table:
        table.add_column(_count("meeting_id", nullable=True))
        table.create_index("ix_expense_line_meeting_id", ["meeting_id"], unique=False)
        table.create_foreign_key("fk_expense_line_meeting_id", "meeting", ["meeting_id"], ["id"])
    with op.batch_alter_table("hours_entry") as table:
        table.add_column(_count("meeting_id", nullable=True))
        table.create_index("ix_hours_entry_meeting_id", ["meeting_id"], unique=False)
        table.create_foreign_key("fk_hours_entry_meeting_id", "meeting", ["meeting_id"], ["id"])
    with op.batch_alter_table("structure") as table:
        table.add_column(_count("preparation_minutes", default="0"))
        table.add_column(_count("travel_kmh", nullable=True))
        table.add_column(_count("rounding_minutes", default="5"))


def _widen_committees() -> None:
    with op.batch_alter_table("committee") as table:
        table.add_column(_text("code", nullable=True))
        table.add_column(_text("minutes_opening", nullable=True))
        table.add_column(_text("minutes_closing", nullable=True))
        table.add_column(_count("minutes_template_id", nullable=True))
        table.add_column(_flag("two_thirds_of_present", default="0"))
        table.add_column(_flag("represented_count", default="1"))
        table.create_index("ix_committee_minutes_template_id", ["minutes_template_id"], unique=False)
        table.create_foreign_key(
            "fk_committee_minutes_template_id", "attachment", ["minutes_template_id"], ["id"]
        )
    with op.batch_alter_table("former_rules") as table:
        table.add_column(_flag("two_thirds_of_present", default="0"))
        table.add_column(_flag("represented_count", default="1"))


def _widen_meetings() -> None:
    with op.batch_alter_table("attendance") as table:
        table.add_column(_day("proxy_written_on", nullable=True))
        table.add_column(_count("stands_in_for_id", nullable=True))
        table.create_index("ix_attendance_stands_in_for_id", ["stands_in_for_id"], unique=False)
        table.create_foreign_key("fk_attendance_stands_in_for_id", "person", ["stands_in_for_id"], ["id"])
    with op.batch_alter_table("meeting") as table:
        table.add_column(_text("title", nullable=True))
        table.add_column(_text("number", nullable=True))
        table.add_column(_count("number_year", nullable=True))
        table.add_column(_count("number_sequence", nullable=True))
        table.add_column(_count("opened_minute", nullable=True))
        table.add_column(_text("closed_at", nullable=True))
        table.add_column(_count("chair_id", nullable=True))
        table.add_column(_count("secretary_id", nullable=True))
        table.add_column(_day("convoked_on", nullable=True))
        table.add_column(_text("convoked_how", nullable=True))
        table.add_column(_count("secrecy_minute", nullable=True))
        table.add_column(_day("next_on", nullable=True))
        table.add_column(_count("next_minute", nullable=True))
        table.create_unique_constraint(
            "uq_meeting_number", ["committee_id", "number_year", "number_sequence"]
        )
        table.create_index("ix_meeting_chair_id", ["chair_id"], unique=False)
        table.create_index("ix_meeting_secretary_id", ["secretary_id"], unique=False)
        table.create_foreign_key("fk_meeting_secretary_id", "person", ["secretary_id"], ["id"])
        table.create_foreign_key("fk_meeting_chair_id", "person", ["chair_id"], ["id"])


def _digest_attachments() -> None:
    """The same bytes are kept once: each file gets the mark by which it is recognised."""
    link = op.get_bind()
    for row_id, content in link.execute(sa.text("SELECT id, content FROM attachment")).all():
        digest = hashlib.sha256(content).hexdigest()
        link.execute(
            sa.text("UPDATE attachment SET digest = :digest WHERE id = :id"), {"digest": digest, "id": row_id}
        )


def _number_held_meetings() -> None:
    """Meetings held before numbers were given are numbered by date, body by body and year by year."""
    link = op.get_bind()
    codes = _give_codes(link)
    held = link.execute(
        sa.text(
            "SELECT id, committee_id, held_on FROM meeting WHERE status = 'held' "
            "ORDER BY committee_id, held_on, starts_minute, id"
        )
    ).all()
    used: dict[tuple[int, int], int] = {}
    for meeting_id, committee_id, held_on in held:
        series = (committee_id, int(str(held_on)[:4]))
        used[series] = used.get(series, 0) + 1
        said = f"{series[1]}-{used[series]:02d}"
        given = {
            "number": f"{codes[committee_id]}-{said}" if codes else said,
            "year": series[1],
            "sequence": used[series],
            "id": meeting_id,
        }
        link.execute(
            sa.text(
                "UPDATE meeting SET number = :number, number_year = :year, number_sequence = :sequence "
                "WHERE id = :id"
            ),
            given,
        )
    for (committee_id, year), last in used.items():
        link.execute(
            sa.text(
                "INSERT INTO number_series (series, year, committee_id, last_used, on_paper) "
                "VALUES ('minutes', :year, :committee, :last, 0)"
            ),
            {"year": year, "committee": committee_id, "last": last},
        )


def _give_codes(link: sa.Connection) -> dict[int, str]:
    """With several bodies each has its initials; with one its numbers go without."""
    named = link.execute(sa.text("SELECT id, name FROM committee ORDER BY id")).all()
    if not named[1:]:
        return {}
    codes: dict[int, str] = {}
    for committee_id, name in named:
        words = [word for word in re.split(r"[^\w]+", name) if word[2:] or word.isdigit()]
        code = "".join(word[0] for word in words).upper()[:5] or f"C{committee_id}"
        taken = set(codes.values())
        codes[committee_id] = code if code not in taken else f"{code}{committee_id}"
        link.execute(
            sa.text("UPDATE committee SET code = :code WHERE id = :id"),
            {"code": codes[committee_id], "id": committee_id},
        )
    return codes


def downgrade() -> None:
    with op.batch_alter_table("attachment") as table:
        table.drop_index("ix_attachment_digest")
        table.drop_column("digest")
    with op.batch_alter_table("expense_line") as table:
        table.drop_index("ix_expense_line_meeting_id")
        table.drop_constraint("fk_expense_line_meeting_id", type_="foreignkey")
        table.drop_column("meeting_id")
    with op.batch_alter_table("hours_entry") as table:
        table.drop_index("ix_hours_entry_meeting_id")
        table.drop_constraint("fk_hours_entry_meeting_id", type_="foreignkey")
        table.drop_column("meeting_id")
    with op.batch_alter_table("structure") as table:
        table.drop_column("preparation_minutes")
        table.drop_column("travel_kmh")
        table.drop_column("rounding_minutes")
    with op.batch_alter_table("committee") as table:
        table.drop_index("ix_committee_minutes_template_id")
        table.drop_constraint("fk_committee_minutes_template_id", type_="foreignkey")
        for name in (
            "code",
            "minutes_opening",
            "minutes_closing",
            "minutes_template_id",
            "two_thirds_of_present",
            "represented_count",
        ):
            table.drop_column(name)
    with op.batch_alter_table("former_rules") as table:
        table.drop_column("two_thirds_of_present")
        table.drop_column("represented_count")
    with op.batch_alter_table("attendance") as table:
        table.drop_index("ix_attendance_stands_in_for_id")
        table.drop_constraint("fk_attendance_stands_in_for_id", type_="foreignkey")
        table.drop_column("proxy_written_on")
        table.drop_column("stands_in_for_id")
    with op.batch_alter_table("meeting") as table:
        table.drop_index("ix_meeting_chair_id")
        table.drop_index("ix_meeting_secretary_id")
        table.drop_constraint("fk_meeting_secretary_id", type_="foreignkey")
        table.drop_constraint("fk_meeting_chair_id", type_="foreignkey")
        table.drop_constraint("uq_meeting_number", type_="unique")
        for name in (
            "title",
            "number",
            "number_year",
            "number_sequence",
            "opened_minute",
            "closed_at",
            "chair_id",
            "secretary_id",
            "convoked_on",
            "convoked_how",
            "secrecy_minute",
            "next_on",
            "next_minute",
        ):
            table.drop_column(name)
    for name in (
        "issued_document",
        "number_series",
        "custody",
    ):
        op.drop_table(name)
