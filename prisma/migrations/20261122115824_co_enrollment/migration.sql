-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "person_id" UUID;

-- CreateTable
CREATE TABLE "co_enrollment" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "program" TEXT NOT NULL,
    "dol_funded" BOOLEAN NOT NULL,
    "organization_id" UUID,
    "organization_name" TEXT,
    "started_on" DATE NOT NULL,
    "ended_on" DATE,
    "source" TEXT NOT NULL,
    "referral_id" UUID,
    "verified_at" TIMESTAMPTZ(3),
    "verified_by_id" UUID,
    "recorded_by_organization_id" UUID NOT NULL,
    "recorded_by_id" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "co_enrollment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "co_enrollment_person_id_idx" ON "co_enrollment"("person_id");

-- CreateIndex
CREATE INDEX "co_enrollment_organization_id_idx" ON "co_enrollment"("organization_id");

-- CreateIndex
CREATE INDEX "co_enrollment_referral_id_idx" ON "co_enrollment"("referral_id");

-- CreateIndex
CREATE INDEX "co_enrollment_verified_by_id_idx" ON "co_enrollment"("verified_by_id");

-- CreateIndex
CREATE INDEX "co_enrollment_recorded_by_organization_id_idx" ON "co_enrollment"("recorded_by_organization_id");

-- CreateIndex
CREATE INDEX "co_enrollment_recorded_by_id_idx" ON "co_enrollment"("recorded_by_id");

-- CreateIndex
CREATE INDEX "notice_person_id_idx" ON "notice"("person_id");

-- AddForeignKey
ALTER TABLE "co_enrollment" ADD CONSTRAINT "co_enrollment_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "co_enrollment" ADD CONSTRAINT "co_enrollment_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "co_enrollment" ADD CONSTRAINT "co_enrollment_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "co_enrollment" ADD CONSTRAINT "co_enrollment_verified_by_id_fkey" FOREIGN KEY ("verified_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "co_enrollment" ADD CONSTRAINT "co_enrollment_recorded_by_organization_id_fkey" FOREIGN KEY ("recorded_by_organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "co_enrollment" ADD CONSTRAINT "co_enrollment_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "co_enrollment" ADD CONSTRAINT "co_enrollment_program_check" CHECK ("program" IN ('TITLE_I_ADULT', 'TITLE_I_DISLOCATED_WORKER', 'TITLE_I_YOUTH', 'TITLE_II_ADULT_EDUCATION', 'TITLE_III_WAGNER_PEYSER', 'TITLE_IV_VOCATIONAL_REHABILITATION', 'PERKINS', 'CSBG', 'INDIAN_AND_NATIVE_AMERICAN', 'HUD_EMPLOYMENT_AND_TRAINING', 'JOB_CORPS', 'JVSG', 'NFJP', 'SCSEP', 'TANF', 'TRADE_ADJUSTMENT_ASSISTANCE', 'UNEMPLOYMENT_COMPENSATION', 'YOUTHBUILD', 'REENTRY', 'SNAP_EMPLOYMENT_AND_TRAINING', 'REGISTERED_APPRENTICESHIP', 'DISLOCATED_WORKER_GRANT', 'STATEWIDE_GRANT', 'COMMUNITY_ORGANIZATION'));
ALTER TABLE "co_enrollment" ADD CONSTRAINT "co_enrollment_source_check" CHECK ("source" IN ('CUSTOMER', 'REFERRAL', 'DATA_MATCH'));
ALTER TABLE "co_enrollment" ADD CONSTRAINT "co_enrollment_organization_check" CHECK (("organization_id" IS NULL) <> ("organization_name" IS NULL));
ALTER TABLE "co_enrollment" ADD CONSTRAINT "co_enrollment_organization_name_check" CHECK (char_length("organization_name") BETWEEN 1 AND 160);
ALTER TABLE "co_enrollment" ADD CONSTRAINT "co_enrollment_ended_check" CHECK ("ended_on" >= "started_on");

-- More words of lists that other migrations add to as well.
DO $$
  DECLARE
    list record;
    words text[];
  BEGIN
    FOR list IN SELECT * FROM (VALUES
      ('activity', ARRAY['CO_ENROLLMENT_RECORDED', 'CO_ENROLLMENT_CHANGED', 'CO_ENROLLMENT_REMOVED']),
      ('notice', ARRAY['EARLIER_ATTACHED', 'CO_ENROLLMENT_RECORDED']),
      ('notice_mail', ARRAY['PLAN_NEWS']), ('mail_outbox', ARRAY['PLAN_NEWS'])) AS added (place, more)
    LOOP
      SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
        regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m WHERE c.conname = list.place || '_kind_check';
      EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %2$I CHECK ("kind" IN (%s))',
        list.place, list.place || '_kind_check',
        (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || list.more) word));
    END LOOP;
  END
$$;
