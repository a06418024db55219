-- AlterTable
ALTER TABLE "organization_invitation" ADD COLUMN     "organization_id" UUID;

-- CreateIndex
CREATE INDEX "organization_invitation_organization_id_idx" ON "organization_invitation"("organization_id");

-- AddForeignKey
ALTER TABLE "organization_invitation" ADD CONSTRAINT "organization_invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Days of the week are numbers, no list of words.
ALTER TABLE "opening_hours" DROP CONSTRAINT "opening_hours_days_check", ADD CONSTRAINT "opening_hours_days_check" CHECK (cardinality("days") > 0 AND 1 <= ALL ("days") AND 7 >= ALL ("days"));
