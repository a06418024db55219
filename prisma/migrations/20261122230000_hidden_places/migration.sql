-- AlterTable
ALTER TABLE "location" ADD COLUMN     "hidden" BOOLEAN NOT NULL DEFAULT false;

-- Where people hide from violence at home, with no trace of its town where everybody looks. Its owner reads and writes
-- past policies only while these are not forced.
ALTER TABLE "location" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "service" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "organization" NO FORCE ROW LEVEL SECURITY;
UPDATE "location" l SET "hidden" = true
 WHERE EXISTS (SELECT 1 FROM "service" s WHERE s."location_id" = l."id" AND s."category" = 'DOMESTIC_VIOLENCE');
UPDATE "organization" o SET "city" = NULL
  FROM "location" l WHERE l."organization_id" = o."id" AND l."hidden" AND app.plain(l."city") = app.plain(o."city");
UPDATE "service" s SET "search_words" = app.plain(concat_ws(' ', s."name", o."name", s."eligibility", s."description"))
  FROM "location" l JOIN "organization" o ON o."id" = l."organization_id"
 WHERE l."id" = s."location_id" AND l."hidden";
ALTER TABLE "location" FORCE ROW LEVEL SECURITY;
ALTER TABLE "service" FORCE ROW LEVEL SECURITY;
ALTER TABLE "organization" FORCE ROW LEVEL SECURITY;
