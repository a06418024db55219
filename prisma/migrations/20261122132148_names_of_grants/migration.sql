-- AlterTable
ALTER TABLE "access_grant" ADD COLUMN     "person_first_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "person_last_name" TEXT NOT NULL DEFAULT '';

UPDATE "access_grant" g SET "person_last_name" = p."last_name", "person_first_name" = p."first_name"
  FROM "person" p WHERE p."id" = g."person_id";
CREATE INDEX "access_grant_people_idx" ON "access_grant"
  ("organization_id", "person_last_name", "person_first_name", "person_id")
  INCLUDE ("reason", "user_id", "valid_until") WHERE "ended_at" IS NULL;
