-- CreateTable
CREATE TABLE "membership_invitation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "member_until" TIMESTAMPTZ(3),
    "token_hash" TEXT,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "membership_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "membership_invitation_token_hash_key" ON "membership_invitation"("token_hash");

-- CreateIndex
CREATE INDEX "membership_invitation_organization_id_created_at_idx" ON "membership_invitation"("organization_id", "created_at");

-- CreateIndex
CREATE INDEX "membership_invitation_invited_by_id_idx" ON "membership_invitation"("invited_by_id");

-- AddForeignKey
ALTER TABLE "membership_invitation" ADD CONSTRAINT "membership_invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership_invitation" ADD CONSTRAINT "membership_invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "membership_invitation" ADD CONSTRAINT "membership_invitation_role_check" CHECK ("role" IN ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN', 'MONITOR'));

-- A few words more, beside those that other migrations have added.
DO $$
  DECLARE
    added RECORD;
    words text[];
  BEGIN
    FOR added IN SELECT * FROM (VALUES
      ('activity', ARRAY['MEMBERSHIP_JOINED', 'MEMBERSHIP_CHANGED']),
      ('notice', ARRAY['MEMBERSHIP_JOINED', 'MEMBERSHIP_CHANGED']),
      ('mail_outbox', ARRAY['MEMBERSHIP_INVITATION'])) AS v ("place", "more")
    LOOP
      SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
        regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m WHERE c.conname = added.place || '_kind_check';
      EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %2$I CHECK ("kind" IN (%3$s))',
        added.place, added.place || '_kind_check',
        (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || added.more) word));
    END LOOP;
  END
$$;
