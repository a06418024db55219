-- CreateTable
CREATE TABLE "api_client_usage" (
    "client_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "requests" INTEGER NOT NULL,
    "refused" INTEGER NOT NULL,
    "cost" INTEGER NOT NULL,

    CONSTRAINT "api_client_usage_pkey" PRIMARY KEY ("client_id","day")
);

-- AddForeignKey
ALTER TABLE "api_client_usage" ADD CONSTRAINT "api_client_usage_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "api_client"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "api_client_usage" ADD CONSTRAINT "api_client_usage_counts_check" CHECK ("requests" >= 0 AND "refused" >= 0 AND "cost" >= 0);
ALTER TABLE "api_client" DROP CONSTRAINT "api_client_scopes_check", ADD CONSTRAINT "api_client_scopes_check" CHECK ("scopes" <@ ARRAY['DIRECTORY_READ', 'DIRECTORY_WRITE', 'PEOPLE_READ', 'PEOPLE_WRITE', 'REFERRALS_READ', 'REFERRALS_WRITE']::text[]);
