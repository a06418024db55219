-- CreateTable
CREATE TABLE "person_ssn" (
    "person_id" UUID NOT NULL,
    "secret_id" UUID NOT NULL,
    "last_four" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_ssn_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "ssn_secret" (
    "id" UUID NOT NULL,
    "key_id" TEXT NOT NULL,
    "sealed" TEXT NOT NULL,
    "match_hash" TEXT NOT NULL,
    "released_at" TIMESTAMPTZ(3),

    CONSTRAINT "ssn_secret_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_ssn_secret_id_idx" ON "person_ssn"("secret_id");

-- CreateIndex
CREATE UNIQUE INDEX "ssn_secret_match_hash_key" ON "ssn_secret"("match_hash");

-- CreateIndex
CREATE INDEX "ssn_secret_key_id_idx" ON "ssn_secret"("key_id");

-- CreateIndex
CREATE INDEX "ssn_secret_released_at_idx" ON "ssn_secret"("released_at");

-- AddForeignKey
ALTER TABLE "person_ssn" ADD CONSTRAINT "person_ssn_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_ssn" ADD CONSTRAINT "person_ssn_secret_id_fkey" FOREIGN KEY ("secret_id") REFERENCES "ssn_secret"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Not one digit more.
ALTER TABLE "person_ssn" ADD CONSTRAINT "person_ssn_last_four_check" CHECK ("last_four" ~ '^[0-9]{4}$');
