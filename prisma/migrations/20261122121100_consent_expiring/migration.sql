-- Looked through every second for consents that end by their date.
CREATE INDEX "consent_expiring_idx" ON "consent"("expires_at") WHERE "withdrawn_at" IS NULL AND "expiry_announced_at" IS NULL;
