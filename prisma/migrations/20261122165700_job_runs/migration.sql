-- CreateTable
CREATE TABLE "job_run" (
    "job" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "runs" INTEGER NOT NULL,
    "changed" INTEGER NOT NULL,
    "failures" INTEGER NOT NULL,
    "last_run_at" TIMESTAMPTZ(3) NOT NULL,
    "last_changed_at" TIMESTAMPTZ(3),
    "last_failed_at" TIMESTAMPTZ(3),
    "last_failure" TEXT,
    "slowest_ms" INTEGER NOT NULL,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("job", "day")
);
