-- CreateTable
CREATE TABLE "answer_link" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "organization_id" UUID,
    "contact_id" UUID,
    "user_id" UUID NOT NULL,
    "cause_id" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "email" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "opened_at" TIMESTAMPTZ(3),
    "session_ends_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),
    "revoked_by_id" UUID,

    CONSTRAINT "answer_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "answer_link_secret" (
    "link_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "session_hash" TEXT,

    CONSTRAINT "answer_link_secret_pkey" PRIMARY KEY ("link_id")
);

-- CreateIndex
CREATE INDEX "answer_link_referral_id_idx" ON "answer_link"("referral_id");

-- CreateIndex
CREATE INDEX "answer_link_organization_id_created_at_idx" ON "answer_link"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "answer_link_contact_id_idx" ON "answer_link"("contact_id");

-- CreateIndex
CREATE INDEX "answer_link_user_id_idx" ON "answer_link"("user_id");

-- CreateIndex
CREATE INDEX "answer_link_revoked_by_id_idx" ON "answer_link"("revoked_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "answer_link_cause_id_referral_id_email_key" ON "answer_link"("cause_id", "referral_id", "email");

-- CreateIndex
CREATE UNIQUE INDEX "answer_link_secret_token_hash_key" ON "answer_link_secret"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "answer_link_secret_session_hash_key" ON "answer_link_secret"("session_hash");

-- AddForeignKey
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "service_contact"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "answer_link_secret" ADD CONSTRAINT "answer_link_secret_link_id_fkey" FOREIGN KEY ("link_id") REFERENCES "answer_link"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_side_check" CHECK (("organization_id" IS NULL) = ("stage" = 'CUSTOMER'));

-- More words of MAIL_KINDS, beside those that other migrations have added.
DO $$
  DECLARE
    words text[];
  BEGIN
    SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
      regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m WHERE c.conname = 'mail_outbox_kind_check';
    EXECUTE format('ALTER TABLE "mail_outbox" DROP CONSTRAINT "mail_outbox_kind_check",
      ADD CONSTRAINT "mail_outbox_kind_check" CHECK ("kind" IN (%s))',
      (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || ARRAY['REFERRAL_TO_ANSWER', 'CUSTOMER_QUESTION']) word));
  END
$$;
