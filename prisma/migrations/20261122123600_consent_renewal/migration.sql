-- AlterTable
ALTER TABLE "consent" ADD COLUMN     "ending_announced_at" TIMESTAMPTZ(3);

-- More words of ACTIVITY_KINDS and NOTICE_KINDS, beside those that other migrations have added.
DO $$
  DECLARE
    "table" text;
    more text[];
    words text[];
  BEGIN
    FOR "table", more IN VALUES
      ('activity', ARRAY['CONSENT_EXPIRING', 'CONSENT_RENEWED']),
      ('notice', ARRAY['CONSENT_EXPIRING', 'CONSENT_EXPIRED'])
    LOOP
      SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
        regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m WHERE c.conname = "table" || '_kind_check';
      EXECUTE format('ALTER TABLE %1$I DROP CONSTRAINT %2$I, ADD CONSTRAINT %2$I CHECK ("kind" IN (%3$s))',
        "table", "table" || '_kind_check',
        (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || more) word));
    END LOOP;
  END
$$;
