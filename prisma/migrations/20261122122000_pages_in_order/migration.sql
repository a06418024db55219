-- What is listed by status or by when it is due comes from an index in the order of the page, to the last column.

DROP INDEX "referral_sender_organization_id_status_idx";
CREATE INDEX "referral_sender_organization_id_status_updated_at_id_idx" ON "referral"("sender_organization_id", "status", "updated_at" DESC, "id" DESC);

DROP INDEX "referral_sender_lwia_id_status_idx";
CREATE INDEX "referral_sender_lwia_id_status_updated_at_id_idx" ON "referral"("sender_lwia_id", "status", "updated_at" DESC, "id" DESC);

DROP INDEX "referral_sender_lwia_id_due_at_idx";
CREATE INDEX "referral_sender_lwia_id_due_at_id_idx" ON "referral"("sender_lwia_id", "due_at", "id");

CREATE INDEX "referral_sender_organization_id_due_at_id_idx" ON "referral"("sender_organization_id", "due_at", "id");

DROP INDEX "referral_receiver_organization_id_status_idx";
CREATE INDEX "referral_receiver_organization_id_status_updated_at_id_idx" ON "referral"("receiver_organization_id", "status", "updated_at" DESC, "id" DESC);

DROP INDEX "referral_receiver_lwia_id_status_idx";
CREATE INDEX "referral_receiver_lwia_id_status_updated_at_id_idx" ON "referral"("receiver_lwia_id", "status", "updated_at" DESC, "id" DESC);

DROP INDEX "referral_receiver_lwia_id_due_at_idx";
CREATE INDEX "referral_receiver_lwia_id_due_at_id_idx" ON "referral"("receiver_lwia_id", "due_at", "id");

CREATE INDEX "referral_receiver_organization_id_due_at_id_idx" ON "referral"("receiver_organization_id", "due_at", "id");

DROP INDEX "referral_due_at_idx";
CREATE INDEX "referral_due_at_id_idx" ON "referral"("due_at", "id");
