-- CreateIndex
CREATE INDEX "notice_referral_id_idx" ON "notice"("referral_id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;
