-- CreateIndex
CREATE INDEX "activity_sender_lwia_id_xid_seq_idx" ON "activity"("sender_lwia_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "activity_receiver_lwia_id_xid_seq_idx" ON "activity"("receiver_lwia_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "referral_updated_at_id_idx" ON "referral"("updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "referral_sender_lwia_id_due_at_idx" ON "referral"("sender_lwia_id", "due_at");

-- CreateIndex
CREATE INDEX "referral_due_at_idx" ON "referral"("due_at");

-- CreateIndex
CREATE INDEX "referral_sender_organization_id_status_idx" ON "referral"("sender_organization_id", "status");

-- CreateIndex
CREATE INDEX "referral_receiver_organization_id_status_idx" ON "referral"("receiver_organization_id", "status");

-- CreateIndex
CREATE INDEX "referral_sender_lwia_id_status_idx" ON "referral"("sender_lwia_id", "status");

-- CreateIndex
CREATE INDEX "referral_receiver_lwia_id_status_idx" ON "referral"("receiver_lwia_id", "status");

-- CreateIndex
CREATE INDEX "referral_status_idx" ON "referral"("status");

-- The whole of what it was a part of: what is late in an area, whatever the rule.
DROP INDEX IF EXISTS "referral_escalated_idx";
CREATE INDEX "referral_receiver_lwia_id_due_at_idx" ON "referral"("receiver_lwia_id", "due_at");

-- Names as a search by words compares them (policies/05-helpers.sql, which replaces these in place).
CREATE SCHEMA IF NOT EXISTS app;
CREATE OR REPLACE FUNCTION app.plain(words text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public
  AS $$ select lower(public.unaccent('public.unaccent', trim(words))) $$;
CREATE OR REPLACE FUNCTION app.person_words(first_name text, preferred_name text, last_name text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public
  AS $$ select app.plain(concat_ws(' ', first_name, preferred_name, last_name)) $$;
CREATE INDEX "person_words_idx" ON "person"
  USING gin (app.person_words("first_name", "preferred_name", "last_name") public.gin_trgm_ops);
