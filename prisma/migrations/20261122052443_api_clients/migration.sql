-- CreateTable
CREATE TABLE "api_client" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_by_id" UUID,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_client_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "api_client_organization_id_idx" ON "api_client"("organization_id");

-- CreateIndex
CREATE INDEX "api_client_created_by_id_idx" ON "api_client"("created_by_id");

-- CreateIndex
CREATE INDEX "api_client_revoked_by_id_idx" ON "api_client"("revoked_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "api_token_client_id_idx" ON "api_token"("client_id");

-- AddForeignKey
ALTER TABLE "api_client" ADD CONSTRAINT "api_client_id_fkey" FOREIGN KEY ("id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_client" ADD CONSTRAINT "api_client_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_client" ADD CONSTRAINT "api_client_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_client" ADD CONSTRAINT "api_client_revoked_by_id_fkey" FOREIGN KEY ("revoked_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_client_id_fkey" FOREIGN KEY ("client_id") REFERENCES "api_client"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The words of the domain's lists.
ALTER TABLE "app_user" DROP CONSTRAINT "app_user_kind_check";
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_kind_check" CHECK ("kind" IN ('STAFF', 'CUSTOMER', 'API_CLIENT'));
ALTER TABLE "api_client" ALTER COLUMN "scopes" SET NOT NULL;
ALTER TABLE "api_client" ADD CONSTRAINT "api_client_scopes_check" CHECK ("scopes" <@ ARRAY['DIRECTORY_READ', 'PEOPLE_READ', 'PEOPLE_WRITE', 'REFERRALS_READ', 'REFERRALS_WRITE']::text[]);
ALTER TABLE "api_client" ADD CONSTRAINT "api_client_some_scope_check" CHECK (cardinality("scopes") > 0);
