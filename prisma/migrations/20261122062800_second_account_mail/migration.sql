-- Adds to the words that are allowed by now.
DO $$
  DECLARE
    allowed TEXT := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'mail_outbox_kind_check');
  BEGIN
    ALTER TABLE "mail_outbox" DROP CONSTRAINT "mail_outbox_kind_check";
    EXECUTE format('ALTER TABLE "mail_outbox" ADD CONSTRAINT "mail_outbox_kind_check" %s',
      replace(allowed, 'ARRAY[', 'ARRAY[''SECOND_ACCOUNT''::text, '));
  END
$$;
