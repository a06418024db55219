-- CreateTable
CREATE TABLE "referral_result" (
    "application_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "result" TEXT NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_by_id" UUID,

    CONSTRAINT "referral_result_pkey" PRIMARY KEY ("application_id","referral_id")
);

-- CreateIndex
CREATE INDEX "referral_result_referral_id_idx" ON "referral_result"("referral_id");

-- CreateIndex
CREATE INDEX "referral_result_recorded_by_id_idx" ON "referral_result"("recorded_by_id");

-- AddForeignKey
ALTER TABLE "referral_result" ADD CONSTRAINT "referral_result_application_id_fkey" FOREIGN KEY ("application_id") REFERENCES "application"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_result" ADD CONSTRAINT "referral_result_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_result" ADD CONSTRAINT "referral_result_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "referral_result" ADD CONSTRAINT "referral_result_result_check" CHECK ("result" IN ('SUCCESSFUL', 'UNSUCCESSFUL'));

-- One word more, beside those that other migrations have added.
DO $$
  DECLARE
    words text[];
  BEGIN
    SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
      regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m WHERE c.conname = 'activity_kind_check';
    EXECUTE format('ALTER TABLE activity DROP CONSTRAINT activity_kind_check, ADD CONSTRAINT activity_kind_check CHECK ("kind" IN (%s))',
      (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || 'RESULT_RECORDED'::text) word));
  END
$$;
