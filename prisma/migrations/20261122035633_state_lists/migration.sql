-- DropIndex
DROP INDEX "referral_status_idx";

-- CreateIndex
CREATE INDEX "referral_status_updated_at_id_idx" ON "referral"("status", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "referral_category_updated_at_id_idx" ON "referral"("category", "updated_at" DESC, "id" DESC);
