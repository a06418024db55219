-- CreateTable
CREATE TABLE "referral_file" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "author_id" UUID,
    "name" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "type" TEXT,
    "sha256" TEXT,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_file_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "referral_file_referral_id_created_at_id_idx" ON "referral_file"("referral_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "referral_file_organization_id_idx" ON "referral_file"("organization_id");

-- CreateIndex
CREATE INDEX "referral_file_author_id_idx" ON "referral_file"("author_id");

-- AddForeignKey
ALTER TABLE "referral_file" ADD CONSTRAINT "referral_file_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_file" ADD CONSTRAINT "referral_file_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_file" ADD CONSTRAINT "referral_file_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Uploads that nobody finished, for who forgets them.
CREATE INDEX "referral_file_unfinished_idx" ON "referral_file"("created_at") WHERE "state" IN ('WAITING', 'RECEIVING');

ALTER TABLE "referral_file" ADD CONSTRAINT "referral_file_state_check" CHECK ("state" IN ('WAITING', 'RECEIVING', 'CHECKING', 'READY', 'INFECTED')),
  ADD CONSTRAINT "referral_file_type_check" CHECK ("type" IN ('PDF', 'PNG', 'JPEG', 'DOCX', 'TEXT')),
  ADD CONSTRAINT "referral_file_name_check" CHECK (char_length("name") BETWEEN 1 AND 120),
  ADD CONSTRAINT "referral_file_size_check" CHECK ("size" BETWEEN 1 AND 10485760),
  ADD CONSTRAINT "referral_file_sha256_check" CHECK ("sha256" ~ '^[0-9a-f]{64}$'),
  ADD CONSTRAINT "referral_file_known_check" CHECK ("state" IN ('WAITING', 'RECEIVING') OR ("type" IS NOT NULL AND "sha256" IS NOT NULL));

-- More words of ACTIVITY_KINDS and NOTICE_KINDS, beside those that other migrations have added.
DO $$
  DECLARE
    added record;
    words text[];
  BEGIN
    FOR added IN SELECT * FROM (VALUES
      ('activity', ARRAY['FILE_ATTACHED', 'FILE_REMOVED', 'FILE_REFUSED']),
      ('notice', ARRAY['FILE_ATTACHED', 'FILE_REFUSED'])) AS v ("name", "kinds")
    LOOP
      SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
        regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m WHERE c.conname = added.name || '_kind_check';
      EXECUTE format('ALTER TABLE %1$I DROP CONSTRAINT %2$I, ADD CONSTRAINT %2$I CHECK ("kind" IN (%3$s))',
        added.name, added.name || '_kind_check',
        (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || added.kinds) word));
    END LOOP;
  END
$$;
