-- More words of MAIL_KINDS, beside those that other migrations have added.
DO $$
  DECLARE
    words text[];
  BEGIN
    SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
      regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m WHERE c.conname = 'mail_outbox_kind_check';
    EXECUTE format('ALTER TABLE "mail_outbox" DROP CONSTRAINT "mail_outbox_kind_check",
      ADD CONSTRAINT "mail_outbox_kind_check" CHECK ("kind" IN (%s))',
      (SELECT string_agg(quote_literal(word), ', ')
         FROM unnest(words || ARRAY['REFERRAL_TO_SEE', 'REFERRAL_OVER', 'CUSTOMER_TOLD']) word));
  END
$$;
