-- AlterTable
ALTER TABLE "person" ADD COLUMN     "search_words" TEXT NOT NULL DEFAULT '';

UPDATE "person" SET "search_words" = app.person_words("first_name", "preferred_name", "last_name");
DROP INDEX IF EXISTS "person_words_idx";
CREATE INDEX "person_words_idx" ON "person" USING gin ("search_words" public.gin_trgm_ops);
