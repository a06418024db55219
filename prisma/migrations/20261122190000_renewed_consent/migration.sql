-- One more word of NOTICE_KINDS, beside those that other migrations have added.
DO $$
  DECLARE words text[];
  BEGIN
    SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
      regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m WHERE c.conname = 'notice_kind_check';
    EXECUTE format('ALTER TABLE "notice" DROP CONSTRAINT "notice_kind_check",
      ADD CONSTRAINT "notice_kind_check" CHECK ("kind" IN (%s))',
      (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || ARRAY['CONSENT_RENEWED']) word));
  END
$$;
