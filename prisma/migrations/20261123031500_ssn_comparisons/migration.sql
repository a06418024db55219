-- CreateTable
CREATE TABLE "ssn_comparison" (
    "subject_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "compared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ssn_comparison_pkey" PRIMARY KEY ("subject_id","number")
);

-- CreateIndex
CREATE INDEX "ssn_comparison_compared_at_idx" ON "ssn_comparison"("compared_at");
