-- AlterTable
ALTER TABLE "service" ADD COLUMN     "search_words" TEXT NOT NULL DEFAULT '';

-- CreateIndex
CREATE INDEX "person_contact_phone_idx" ON "person_contact"("phone");

-- CreateIndex
CREATE INDEX "person_contact_email_idx" ON "person_contact"("email");

-- CreateIndex
CREATE INDEX "service_search_words_idx" ON "service" USING GIN ("search_words" gin_trgm_ops);
