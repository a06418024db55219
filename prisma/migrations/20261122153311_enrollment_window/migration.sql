-- AlterTable
ALTER TABLE "application" ADD COLUMN     "enroll_by" DATE;

-- CreateTable
CREATE TABLE "application_alarm" (
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "days_left" INTEGER NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "fired_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "application_alarm_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "application_alarm_application_id_days_left_key" ON "application_alarm"("application_id", "days_left");

-- AddForeignKey
ALTER TABLE "application_alarm" ADD CONSTRAINT "application_alarm_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The sweeper's list. Prisma knows no partial index.
CREATE INDEX "application_alarm_running_idx" ON "application_alarm"("due_at") WHERE "fired_at" IS NULL AND "stopped_at" IS NULL;

ALTER TABLE "application" DROP CONSTRAINT "application_closed_check", ADD CONSTRAINT "application_closed_check"
  CHECK (("closed_at" IS NOT NULL) = ("status" IN ('DENIED', 'WITHDRAWN', 'AUTO_CLOSED')));

-- More words of lists that other migrations may add to as well.
DO $$
  DECLARE
    list record;
    words text[];
  BEGIN
    FOR list IN SELECT * FROM (VALUES
      ('application', 'status', ARRAY['AUTO_CLOSED']),
      ('application', 'close_reason', ARRAY['WINDOW_PASSED']),
      ('activity', 'kind', ARRAY['ENROLLMENT_WINDOW_NEAR']),
      ('notice', 'kind', ARRAY['ENROLLMENT_WINDOW_NEAR', 'APPLICATION_AUTO_CLOSED'])) AS of_column (place, name, more)
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

-- Those who are certified already have their days as well. The owner, too, is under row-level security until it says
-- otherwise.
ALTER TABLE "application" NO FORCE ROW LEVEL SECURITY;
UPDATE "application" SET "enroll_by" = ("status_since" AT TIME ZONE 'America/Chicago')::date + 90 WHERE "status" = 'CERTIFIED';
INSERT INTO "application_alarm" ("id", "application_id", "days_left", "due_at")
  SELECT gen_random_uuid(), a."id", d."left", (a."enroll_by" - d."left")::timestamp AT TIME ZONE 'America/Chicago'
    FROM "application" a, (VALUES (30), (14), (3), (-1)) AS d ("left")
   WHERE a."status" = 'CERTIFIED' AND (d."left" < 0 OR a."enroll_by" - d."left" > current_date);
ALTER TABLE "application" FORCE ROW LEVEL SECURITY;
