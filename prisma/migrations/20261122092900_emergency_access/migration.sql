-- AlterTable
ALTER TABLE "access_grant" ADD COLUMN     "user_id" UUID;

-- CreateTable
CREATE TABLE "emergency_access" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "person_id" UUID,
    "organization_id" UUID NOT NULL,
    "user_id" UUID,
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "emergency_access_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "access_grant_user_id_idx" ON "access_grant"("user_id");

-- CreateIndex
CREATE INDEX "emergency_access_at_id_idx" ON "emergency_access"("at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "emergency_access_person_id_idx" ON "emergency_access"("person_id");

-- CreateIndex
CREATE INDEX "emergency_access_organization_id_at_idx" ON "emergency_access"("organization_id", "at" DESC);

-- CreateIndex
CREATE INDEX "emergency_access_user_id_at_idx" ON "emergency_access"("user_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_kind_check" CHECK ("kind" IN ('MEDICAL', 'DANGER', 'MISSING', 'DISASTER', 'OTHER'));
-- Whoever found nobody has no time to look.
ALTER TABLE "emergency_access" ADD CONSTRAINT "emergency_access_found_check" CHECK (("person_id" IS NULL) = ("valid_until" IS NULL));
ALTER TABLE "access_grant" DROP CONSTRAINT "access_grant_reason_check", ADD CONSTRAINT "access_grant_reason_check" CHECK ("reason" IN ('CREATED_HERE', 'SENT_REFERRAL', 'RECEIVED_REFERRAL', 'LWIA_ADMINISTRATOR', 'APPLICATION', 'EARLIER_RECORD', 'EMERGENCY'));
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_emergency_check" CHECK ("reason" <> 'EMERGENCY' OR ("user_id" IS NOT NULL AND "valid_until" IS NOT NULL));

-- One word more in each, beside those that other migrations have added.
DO $$
  DECLARE
    entry record;
    words text[];
  BEGIN
    FOR entry IN SELECT * FROM (VALUES ('activity', 'EMERGENCY_ACCESS_TAKEN'), ('notice', 'EMERGENCY_ACCESS_TAKEN'),
      ('notice_mail', 'EMERGENCY_ACCESS'), ('mail_outbox', 'EMERGENCY_ACCESS')) AS added (place, word)
    LOOP
      SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
        regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m WHERE c.conname = entry.place || '_kind_check';
      EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %2$I CHECK ("kind" IN (%s))',
        entry.place, entry.place || '_kind_check',
        (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || entry.word) word));
    END LOOP;
  END
$$;
