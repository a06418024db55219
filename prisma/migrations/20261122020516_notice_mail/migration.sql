-- AlterTable
ALTER TABLE "account" ADD COLUMN     "notice_choices" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "quiet_from" TEXT,
ADD COLUMN     "quiet_until" TEXT;

-- AlterTable
ALTER TABLE "mail_outbox" ADD COLUMN     "failed_at" TIMESTAMPTZ(3),
ADD COLUMN     "failure" TEXT,
ADD COLUMN     "unsubscribe_url" TEXT;

-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "mail_id" UUID;

-- CreateTable
CREATE TABLE "notice_mail" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "day" DATE,
    "mailed_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_mail_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "notice_mail_user_id_mailed_at_idx" ON "notice_mail"("user_id", "mailed_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_mail_user_id_day_key" ON "notice_mail"("user_id", "day");

-- CreateIndex
CREATE INDEX "notice_mail_id_idx" ON "notice"("mail_id");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_mail_id_fkey" FOREIGN KEY ("mail_id") REFERENCES "notice_mail"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_mail" ADD CONSTRAINT "notice_mail_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- One mail of a kind waits for a user: what happens meanwhile joins it.
CREATE UNIQUE INDEX "notice_mail_open_key" ON "notice_mail"("user_id", "kind") WHERE "mailed_at" IS NULL;
-- What the sweeper looks for.
CREATE INDEX "notice_mail_due_idx" ON "notice_mail"("due_at") WHERE "mailed_at" IS NULL;
-- The list of mail that was given up.
CREATE INDEX "mail_outbox_failed_idx" ON "mail_outbox"("failed_at") WHERE "status" = 'FAILED';

-- The words of the domain's NOTICE_MAIL_KINDS and MAIL_KINDS.
ALTER TABLE "notice_mail" ADD CONSTRAINT "notice_mail_kind_check" CHECK ("kind" IN ('REFERRAL_NEEDS_ATTENTION', 'REFERRAL_NEWS', 'REFERRAL_MESSAGE', 'CUSTOMER_NEWS', 'MEMBERSHIP_NEEDS_DECISION', 'MEMBERSHIP_DECIDED', 'DAILY_DIGEST'));
ALTER TABLE "mail_outbox" DROP CONSTRAINT "mail_outbox_kind_check";
ALTER TABLE "mail_outbox" ADD CONSTRAINT "mail_outbox_kind_check" CHECK ("kind" IN ('REFERRAL_NEEDS_ATTENTION', 'REFERRAL_NEWS', 'REFERRAL_MESSAGE', 'CUSTOMER_NEWS', 'MEMBERSHIP_NEEDS_DECISION', 'MEMBERSHIP_DECIDED', 'DAILY_DIGEST', 'VERIFY_EMAIL', 'ACCOUNT_EXISTS', 'RESET_PASSWORD', 'PASSWORD_CHANGED', 'CUSTOMER_INVITATION'));
ALTER TABLE "notice_mail" ADD CONSTRAINT "notice_mail_day_check" CHECK (("day" IS NOT NULL) = ("kind" = 'DAILY_DIGEST'));

ALTER TABLE "account" ADD CONSTRAINT "account_notice_choices_check" CHECK (jsonb_typeof("notice_choices") = 'object');
ALTER TABLE "account" ADD CONSTRAINT "account_quiet_check" CHECK (
  ("quiet_from" IS NULL) = ("quiet_until" IS NULL)
  AND "quiet_from" <> "quiet_until"
  AND "quiet_from" ~ '^([01]\d|2[0-3]):[0-5]\d$' AND "quiet_until" ~ '^([01]\d|2[0-3]):[0-5]\d$');
