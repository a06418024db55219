-- The caseload of an area, longest in their status first. Prisma knows no partial index.
CREATE INDEX "application_caseload_idx" ON "application"("lwia_id", "status_since", "id") WHERE "closed_at" IS NULL;

-- One word more, beside those that other migrations have added.
DO $$
  DECLARE
    allowed TEXT;
  BEGIN
    SELECT replace(pg_get_constraintdef(oid), 'ARRAY[', 'ARRAY[''APPLICATION_ASSIGNED''::text, ') INTO STRICT allowed
      FROM pg_constraint WHERE conname = 'notice_kind_check';
    EXECUTE 'ALTER TABLE "notice" DROP CONSTRAINT "notice_kind_check", ADD CONSTRAINT "notice_kind_check" ' || allowed;
  END
$$;
