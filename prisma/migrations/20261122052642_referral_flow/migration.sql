-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "story_id" UUID NOT NULL DEFAULT gen_random_uuid();

-- CreateTable
CREATE TABLE "service_capacity" (
    "service_id" UUID NOT NULL,
    "rule" TEXT NOT NULL DEFAULT 'NOT_COUNTED',
    "state" TEXT NOT NULL DEFAULT 'OPEN',
    "places" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "confirmed_at" TIMESTAMPTZ(3),
    "confirmed_by_id" UUID,

    CONSTRAINT "service_capacity_pkey" PRIMARY KEY ("service_id")
);

-- CreateTable
CREATE TABLE "capacity_reservation" (
    "referral_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "capacity_reservation_pkey" PRIMARY KEY ("referral_id")
);

-- CreateTable
CREATE TABLE "referral_snooze" (
    "referral_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "author_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_snooze_pkey" PRIMARY KEY ("referral_id","organization_id")
);

-- CreateIndex
CREATE INDEX "service_capacity_confirmed_by_id_idx" ON "service_capacity"("confirmed_by_id");

-- CreateIndex
CREATE INDEX "capacity_reservation_service_id_idx" ON "capacity_reservation"("service_id");

-- CreateIndex
CREATE INDEX "referral_snooze_organization_id_idx" ON "referral_snooze"("organization_id");

-- CreateIndex
CREATE INDEX "referral_snooze_author_id_idx" ON "referral_snooze"("author_id");

-- CreateIndex
CREATE INDEX "referral_story_id_idx" ON "referral"("story_id");

-- AddForeignKey
ALTER TABLE "service_capacity" ADD CONSTRAINT "service_capacity_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_capacity" ADD CONSTRAINT "service_capacity_confirmed_by_id_fkey" FOREIGN KEY ("confirmed_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capacity_reservation" ADD CONSTRAINT "capacity_reservation_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capacity_reservation" ADD CONSTRAINT "capacity_reservation_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_snooze" ADD CONSTRAINT "referral_snooze_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_snooze" ADD CONSTRAINT "referral_snooze_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_snooze" ADD CONSTRAINT "referral_snooze_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Whose turn it is when a place becomes free.
CREATE INDEX "capacity_reservation_waiting_idx" ON "capacity_reservation"("service_id", "asked_at", "referral_id") WHERE "state" = 'WAITING';

-- Never more places than there are, whatever a function does.
ALTER TABLE "service_capacity" ADD CONSTRAINT "service_capacity_places_check" CHECK ("places" >= 0 AND "waiting" >= 0);

-- The words of the domain's CAPACITY_RULES, CAPACITY_STATES and PLACE_STATES.
ALTER TABLE "service_capacity" ADD CONSTRAINT "service_capacity_rule_check" CHECK ("rule" IN ('NOT_COUNTED', 'SHOWN', 'RESERVED'));
ALTER TABLE "service_capacity" ADD CONSTRAINT "service_capacity_state_check" CHECK ("state" IN ('OPEN', 'WAITING_LIST', 'CLOSED'));
ALTER TABLE "capacity_reservation" ADD CONSTRAINT "capacity_reservation_state_check" CHECK ("state" IN ('RESERVED', 'CONFIRMED', 'RELEASED', 'WAITING'));

-- Stories that there are: each of them is named after its first referral.
ALTER TABLE "referral" NO FORCE ROW LEVEL SECURITY;
WITH RECURSIVE "story" AS (
  SELECT "id", "id" AS "first" FROM "referral" WHERE "previous_referral_id" IS NULL
   UNION ALL
  SELECT r."id", s."first" FROM "referral" r JOIN "story" s ON r."previous_referral_id" = s."id")
UPDATE "referral" r SET "story_id" = s."first" FROM "story" s WHERE s."id" = r."id";
ALTER TABLE "referral" FORCE ROW LEVEL SECURITY;

-- More words of ACTIVITY_KINDS and NOTICE_KINDS, beside those that other migrations have added.
DO $$
  DECLARE
    added record;
    words text[];
  BEGIN
    FOR added IN SELECT * FROM (VALUES
      ('activity', ARRAY['PLACE_OFFERED', 'PLACE_EXPIRED', 'WAITLISTED', 'SNOOZED']),
      ('notice', ARRAY['PLACE_OFFERED', 'WAITLISTED'])) AS v ("name", "kinds")
    LOOP
      SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
        regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m WHERE c.conname = added.name || '_kind_check';
      EXECUTE format('ALTER TABLE %1$I DROP CONSTRAINT %2$I, ADD CONSTRAINT %2$I CHECK ("kind" IN (%3$s))',
        added.name, added.name || '_kind_check',
        (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || added.kinds) word));
    END LOOP;
  END
$$;
