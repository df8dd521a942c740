"""The database itself keeps the log append-only, whoever writes to it."""

from django.db import migrations

KEEP = """
CREATE FUNCTION audit_event_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.seal_id IS NULL AND NEW.seal_id IS NOT NULL
     AND (OLD.id, OLD.kind, OLD.verb, OLD.subject_type, OLD.subject_id, OLD.actor_id, OLD.happened_at, OLD.payload)
         IS NOT DISTINCT FROM
         (NEW.id, NEW.kind, NEW.verb, NEW.subject_type, NEW.subject_id, NEW.actor_id, NEW.happened_at, NEW.payload)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'the event log is append-only: % refused', TG_OP USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER event_is_kept BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION audit_event_is_kept();
CREATE TRIGGER event_log_is_kept BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION audit_event_is_kept();
"""

LET_GO = """
DROP TRIGGER event_log_is_kept ON audit_event;
DROP TRIGGER event_is_kept ON audit_event;
DROP FUNCTION audit_event_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [migrations.RunSQL(KEEP, LET_GO)]
