-- CreateTable
CREATE TABLE "mail_declined" (
    "email" CITEXT NOT NULL,
    "declined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mail_declined_pkey" PRIMARY KEY ("email")
);
