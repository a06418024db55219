-- AlterTable
ALTER TABLE "activity" ADD COLUMN     "referral_id" UUID;

-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "ended_on" DATE;

-- CreateIndex
CREATE INDEX "activity_referral_id_seq_idx" ON "activity"("referral_id", "seq");

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;
