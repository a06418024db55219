-- AlterTable
ALTER TABLE "person" ADD COLUMN     "merged_into_id" UUID;

-- AlterTable
ALTER TABLE "person_match" ADD COLUMN     "dismissed_at" TIMESTAMPTZ(3),
ADD COLUMN     "dismissed_by_id" UUID;

-- CreateTable
CREATE TABLE "person_merge" (
    "id" UUID NOT NULL,
    "survivor_id" UUID NOT NULL,
    "merged_id" UUID NOT NULL,
    "merged_name" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by_id" UUID,
    "undo_until" TIMESTAMPTZ(3) NOT NULL,
    "undone_at" TIMESTAMPTZ(3),
    "undone_by_id" UUID,

    CONSTRAINT "person_merge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_merge_row" (
    "merge_id" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "row_id" UUID NOT NULL,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "person_merge_row_pkey" PRIMARY KEY ("merge_id","place","row_id")
);

-- CreateIndex
CREATE INDEX "person_merge_survivor_id_idx" ON "person_merge"("survivor_id");

-- CreateIndex
CREATE INDEX "person_merge_merged_id_idx" ON "person_merge"("merged_id");

-- CreateIndex
CREATE INDEX "person_merge_by_id_idx" ON "person_merge"("by_id");

-- CreateIndex
CREATE INDEX "person_merge_undone_by_id_idx" ON "person_merge"("undone_by_id");

-- CreateIndex
CREATE INDEX "person_merge_row_row_id_idx" ON "person_merge_row"("row_id");

-- CreateIndex
CREATE INDEX "person_merged_into_id_idx" ON "person"("merged_into_id");

-- CreateIndex
CREATE INDEX "person_match_dismissed_by_id_idx" ON "person_match"("dismissed_by_id");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_merged_into_id_fkey" FOREIGN KEY ("merged_into_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_match" ADD CONSTRAINT "person_match_dismissed_by_id_fkey" FOREIGN KEY ("dismissed_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_survivor_id_fkey" FOREIGN KEY ("survivor_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_merged_id_fkey" FOREIGN KEY ("merged_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_undone_by_id_fkey" FOREIGN KEY ("undone_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_merge_row" ADD CONSTRAINT "person_merge_row_merge_id_fkey" FOREIGN KEY ("merge_id") REFERENCES "person_merge"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "person_merge" ADD CONSTRAINT "person_merge_other_check" CHECK ("survivor_id" <> "merged_id");

-- Adds to the words that are allowed by now, so that it does not matter which migration of a day came first.
DO $$
  DECLARE
    place TEXT;
    words TEXT;
    allowed TEXT;
  BEGIN
    FOR place, words IN VALUES
      ('activity', '''PERSON_MERGED''::text, ''MERGE_UNDONE''::text'),
      ('mail_outbox', '''ACCOUNT_DETACHED''::text')
    LOOP
      SELECT replace(pg_get_constraintdef(oid), 'ARRAY[', 'ARRAY[' || words || ', ') INTO STRICT allowed
        FROM pg_constraint WHERE conname = place || '_kind_check';
      EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %2$I %3$s', place, place || '_kind_check',
        allowed);
    END LOOP;
  END
$$;
