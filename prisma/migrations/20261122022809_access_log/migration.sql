-- CreateTable
CREATE TABLE "access_log" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "person_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "referral_id" UUID,

    CONSTRAINT "access_log_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_log_reader" (
    "entry_id" UUID NOT NULL,
    "user_id" UUID,
    "request_id" TEXT NOT NULL,

    CONSTRAINT "access_log_reader_pkey" PRIMARY KEY ("entry_id")
);

-- CreateIndex
CREATE INDEX "access_log_person_id_at_id_idx" ON "access_log"("person_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "access_log_organization_id_idx" ON "access_log"("organization_id");

-- CreateIndex
CREATE INDEX "access_log_referral_id_idx" ON "access_log"("referral_id");

-- CreateIndex
CREATE INDEX "access_log_reader_user_id_idx" ON "access_log_reader"("user_id");

-- AddForeignKey
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_log_reader" ADD CONSTRAINT "access_log_reader_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "access_log"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_log_reader" ADD CONSTRAINT "access_log_reader_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- The words of the domain's MEMBERSHIP_ROLES.
ALTER TABLE "access_log" ADD CONSTRAINT "access_log_role_check" CHECK ("role" IN ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN', 'MONITOR'));
