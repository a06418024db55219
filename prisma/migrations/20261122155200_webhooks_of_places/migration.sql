-- Three more words of WEBHOOK_EVENTS, beside those that other migrations have added.
DO $$
  DECLARE
    place RECORD;
    allowed TEXT;
  BEGIN
    FOR place IN SELECT * FROM (VALUES
      ('webhook_endpoint', 'webhook_endpoint_events_check'),
      ('webhook_delivery', 'webhook_delivery_event_check')) AS v ("table_name", "check_name")
    LOOP
      SELECT pg_get_constraintdef(oid) INTO allowed FROM pg_constraint WHERE conname = place.check_name;
      EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %2$I %3$s', place.table_name, place.check_name,
        replace(allowed, 'ARRAY[', 'ARRAY[''WAITLISTED''::text, ''PLACE_OFFERED''::text, ''PLACE_EXPIRED''::text, '));
    END LOOP;
  END
$$;
