-- CreateTable
CREATE TABLE "application" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "lwia_id" UUID NOT NULL,
    "program" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'STARTED',
    "status_since" TIMESTAMPTZ(3) NOT NULL,
    "planner_id" UUID,
    "agreement" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "started_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "close_reason" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "application_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "application_record" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "basis" TEXT NOT NULL,
    "attached" BOOLEAN NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by_id" UUID,

    CONSTRAINT "application_record_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "application_person_id_lwia_id_idx" ON "application"("person_id", "lwia_id");

-- CreateIndex
CREATE INDEX "application_lwia_id_closed_at_idx" ON "application"("lwia_id", "closed_at");

-- CreateIndex
CREATE INDEX "application_planner_id_idx" ON "application"("planner_id");

-- CreateIndex
CREATE INDEX "application_started_by_id_idx" ON "application"("started_by_id");

-- CreateIndex
CREATE INDEX "application_record_application_id_idx" ON "application_record"("application_id");

-- CreateIndex
CREATE INDEX "application_record_person_id_idx" ON "application_record"("person_id");

-- CreateIndex
CREATE INDEX "application_record_decided_by_id_idx" ON "application_record"("decided_by_id");

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_lwia_id_fkey" FOREIGN KEY ("lwia_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_planner_id_fkey" FOREIGN KEY ("planner_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_started_by_id_fkey" FOREIGN KEY ("started_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_record" ADD CONSTRAINT "application_record_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_record" ADD CONSTRAINT "application_record_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "application_record" ADD CONSTRAINT "application_record_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "application" ADD CONSTRAINT "application_program_check" CHECK ("program" IN ('TITLE_I_ADULT', 'TITLE_I_DISLOCATED_WORKER', 'TITLE_I_YOUTH'));
ALTER TABLE "application" ADD CONSTRAINT "application_status_check" CHECK ("status" IN ('STARTED', 'SUBMITTED', 'CERTIFIED', 'ENROLLED', 'DENIED', 'WITHDRAWN'));
ALTER TABLE "application" ADD CONSTRAINT "application_agreement_check" CHECK ("agreement" IN ('WRITTEN', 'VERBAL'));
ALTER TABLE "application" ADD CONSTRAINT "application_close_reason_check" CHECK ("close_reason" IN ('NOT_THE_RIGHT_FIT', 'NOT_ELIGIBLE', 'CUSTOMER_ASKED', 'NO_CONTACT', 'ENTERED_IN_ERROR'));
ALTER TABLE "application" ADD CONSTRAINT "application_closed_check" CHECK (("closed_at" IS NOT NULL) = ("status" IN ('DENIED', 'WITHDRAWN')));
ALTER TABLE "application_record" ADD CONSTRAINT "application_record_basis_check" CHECK ("basis" IN ('ACCOUNT', 'CONFIRMED'));

-- More words of lists that other migrations add to as well.
DO $$
  DECLARE
    list record;
    words text[];
  BEGIN
    FOR list IN SELECT * FROM (VALUES
      ('access_grant', 'reason', ARRAY['APPLICATION', 'EARLIER_RECORD']),
      ('activity', 'kind', ARRAY['APPLICATION_STARTED', 'APPLICATION_MOVED', 'APPLICATION_ASSIGNED', 'EARLIER_ATTACHED',
        'EARLIER_SET_APART']),
      ('referral', 'origin', ARRAY['NEW_NEED'])) AS of_column (place, name, more)
    LOOP
      SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
        regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m
        WHERE c.conname = format('%s_%s_check', list.place, list.name);
      EXECUTE format('ALTER TABLE %1$I DROP CONSTRAINT %2$I, ADD CONSTRAINT %2$I CHECK (%3$I IN (%4$s))',
        list.place, format('%s_%s_check', list.place, list.name), list.name,
        (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || list.more) word));
    END LOOP;
  END
$$;
