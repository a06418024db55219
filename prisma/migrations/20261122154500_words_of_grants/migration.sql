-- AlterTable
ALTER TABLE "access_grant" ADD COLUMN     "person_words" TEXT NOT NULL DEFAULT '';

UPDATE "access_grant" g SET "person_words" = app.person_words(p."first_name", p."preferred_name", p."last_name")
  FROM "person" p WHERE p."id" = g."person_id";
DROP INDEX IF EXISTS "access_grant_people_idx";
CREATE INDEX "access_grant_people_idx" ON "access_grant"
  ("organization_id", "person_last_name", "person_first_name", "person_id")
  INCLUDE ("reason", "user_id", "valid_until", "person_words") WHERE "ended_at" IS NULL;
