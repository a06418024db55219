-- What needs somebody is found by indexes: who said that nobody contacts them, whose consent ends, and what is due in
-- the order in which it is shown.
ALTER TABLE "referral" ADD COLUMN "unreached_since" TIMESTAMPTZ(3), ADD COLUMN "consent_expires_at" TIMESTAMPTZ(3);

UPDATE "referral" r SET "consent_expires_at" = c."expires_at" FROM "consent" c WHERE c."id" = r."consent_id";
UPDATE "referral" r SET "unreached_since" = c."created_at"
  FROM (SELECT DISTINCT ON ("referral_id") * FROM "contact_report" ORDER BY "referral_id", "created_at" DESC, "id" DESC) c
 WHERE c."referral_id" = r."id" AND NOT c."contacted"
   AND NOT EXISTS (SELECT 1 FROM "contact_attempt" a
         WHERE a."referral_id" = r."id" AND a."target" = 'CUSTOMER'
           AND a."result" IN ('REACHED', 'APPOINTMENT_MADE', 'NOT_INTERESTED') AND a."occurred_at" > c."created_at");

DROP INDEX "referral_sender_organization_id_due_side_due_at_idx";
DROP INDEX "referral_receiver_organization_id_due_side_due_at_idx";
CREATE INDEX "referral_sender_organization_id_due_side_due_at_status_sinc_idx" ON "referral"("sender_organization_id", "due_side", "due_at", "status_since", "id");
CREATE INDEX "referral_receiver_organization_id_due_side_due_at_status_si_idx" ON "referral"("receiver_organization_id", "due_side", "due_at", "status_since", "id");
CREATE INDEX "referral_unreached_sender_idx" ON "referral"("sender_organization_id", "last_activity_at", "id") WHERE "unreached_since" IS NOT NULL;
CREATE INDEX "referral_unreached_receiver_idx" ON "referral"("receiver_organization_id", "last_activity_at", "id") WHERE "unreached_since" IS NOT NULL;
CREATE INDEX "referral_open_consent_idx" ON "referral"("sender_organization_id", "consent_expires_at", "id")
  WHERE "status" IN ('SENT', 'ATTEMPTING_CONTACT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS');
