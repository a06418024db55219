-- Changes stand in the log as looks do: with the names of what was changed. Who changes their own record acts for
-- no organization.
ALTER TABLE "access_log" ALTER COLUMN "organization_id" DROP NOT NULL,
  ADD COLUMN "fields" TEXT[] NOT NULL DEFAULT '{}',
  DROP CONSTRAINT "access_log_role_check",
  ADD CONSTRAINT "access_log_role_check" CHECK ("role" IN ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN', 'MONITOR', 'CUSTOMER')),
  -- The words of CHANGED_FIELDS.
  ADD CONSTRAINT "access_log_fields_check" CHECK ("fields" <@ ARRAY['FIRST_NAME', 'LAST_NAME', 'PREFERRED_NAME', 'LANGUAGE', 'COUNTY_FIPS', 'DATE_OF_BIRTH', 'LAST_FOUR', 'PHONE', 'PHONE_MESSAGE_OK', 'EMAIL', 'ADDRESS_LINE', 'CITY', 'ZIP', 'PREFERRED_CHANNEL', 'SAFE_TIMES', 'SAFE_TIMES_NOTE']::text[]);

-- AlterTable
ALTER TABLE "access_log_reader" ADD COLUMN     "address" TEXT,
ADD COLUMN     "address_until" TIMESTAMPTZ(3);

-- Addresses whose time is over.
CREATE INDEX "access_log_reader_address_until_idx" ON "access_log_reader"("address_until") WHERE "address_until" IS NOT NULL;

-- CreateTable
CREATE TABLE "access_log_value" (
    "entry_id" UUID NOT NULL,
    "field" TEXT NOT NULL,
    "gate" TEXT NOT NULL,
    "before" TEXT,
    "after" TEXT,

    CONSTRAINT "access_log_value_pkey" PRIMARY KEY ("entry_id","field")
);

-- AddForeignKey
ALTER TABLE "access_log_value" ADD CONSTRAINT "access_log_value_entry_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "access_log"("id") ON DELETE CASCADE ON UPDATE CASCADE;
