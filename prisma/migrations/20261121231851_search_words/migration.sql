-- AlterTable
ALTER TABLE "service" ADD COLUMN     "search_words" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "person_contact_phone_idx" ON "person_contact"("phone");

-- CreateIndex
CREATE INDEX "person_contact_email_idx" ON "person_contact"("email");
