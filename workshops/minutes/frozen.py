"""What the database itself refuses: a change of agreed minutes, whoever asks."""

from typing import Any

# Words, kind and place of a line are frozen. What becomes of it (owner, done, answer) is followed up later.
SQLITE = [
    """CREATE TRIGGER minutes_line_changes BEFORE UPDATE OF
            text, kind, insight_kind, number, position, minutes_id, agenda_item_id, deleted_at, version
        ON minutes_line
        WHEN (SELECT state FROM minutes_minutes WHERE id = OLD.minutes_id) = 'agreed'
        BEGIN SELECT RAISE(ABORT, 'agreed minutes never change'); END""",
    """CREATE TRIGGER minutes_line_arrives BEFORE INSERT ON minutes_line
        WHEN (SELECT state FROM minutes_minutes WHERE id = NEW.minutes_id) = 'agreed'
        BEGIN SELECT RAISE(ABORT, 'agreed minutes never change'); END""",
    """CREATE TRIGGER minutes_version_changes BEFORE UPDATE OF text, digest, number ON minutes_agreedversion
        BEGIN SELECT RAISE(ABORT, 'an agreed version never changes'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION minutes_refuse_line() RETURNS trigger AS $$
        BEGIN
            IF (SELECT state FROM minutes_minutes WHERE id =
                CASE TG_OP WHEN 'INSERT' THEN NEW.minutes_id ELSE OLD.minutes_id END) = 'agreed' THEN
                RAISE EXCEPTION 'agreed minutes never change' USING ERRCODE = '23000';
            END IF;
            RETURN NEW;
        END $$ LANGUAGE plpgsql""",
    """CREATE FUNCTION minutes_refuse_version() RETURNS trigger AS $$
        BEGIN
            RAISE EXCEPTION 'an agreed version never changes' USING ERRCODE = '23000';
        END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER minutes_line_changes BEFORE INSERT OR UPDATE OF
            text, kind, insight_kind, number, position, minutes_id, agenda_item_id, deleted_at, version
        ON minutes_line
        FOR EACH ROW EXECUTE FUNCTION minutes_refuse_line()""",
    """CREATE TRIGGER minutes_version_changes BEFORE UPDATE OF text, digest, number ON minutes_agreedversion
        FOR EACH ROW EXECUTE FUNCTION minutes_refuse_version()""",
]


def install(_apps: Any, schema_editor: Any) -> None:
    """Called by the migration that makes the tables."""
    vendor = schema_editor.connection.vendor
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]:
        schema_editor.execute(statement)
