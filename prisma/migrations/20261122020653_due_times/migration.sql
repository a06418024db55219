-- AlterTable
ALTER TABLE "referral" ADD COLUMN     "due_since" TIMESTAMPTZ(3),
ADD COLUMN     "followed_up_at" TIMESTAMPTZ(3),
ADD COLUMN     "receiver_word_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "rule_setting" ADD COLUMN     "set_at" TIMESTAMPTZ(3),
ADD COLUMN     "set_by_id" UUID;

-- CreateTable
CREATE TABLE "due_time" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "fired_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),

    CONSTRAINT "due_time_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "due_time_referral_id_rule_since_key" ON "due_time"("referral_id", "rule", "since");

-- CreateIndex
CREATE INDEX "rule_setting_set_by_id_idx" ON "rule_setting"("set_by_id");

-- AddForeignKey
ALTER TABLE "rule_setting" ADD CONSTRAINT "rule_setting_set_by_id_fkey" FOREIGN KEY ("set_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "due_time" ADD CONSTRAINT "due_time_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The sweeper's list, and what an administrator of the receiver's area has to look after.
CREATE INDEX "due_time_running_idx" ON "due_time"("due_at") WHERE "fired_at" IS NULL AND "stopped_at" IS NULL;
CREATE INDEX "referral_escalated_idx" ON "referral"("receiver_lwia_id", "due_at") WHERE "due_rule" = 'ESCALATED';

-- The words of the domain's DUE_RULES, ACTIVITY_KINDS and NOTICE_KINDS.
ALTER TABLE "due_time" ADD CONSTRAINT "due_time_rule_check" CHECK ("rule" IN ('UNANSWERED', 'ESCALATED', 'UNDECIDED', 'NOT_STARTED', 'NO_UPDATE', 'NO_FOLLOW_UP'));
ALTER TABLE "activity" DROP CONSTRAINT "activity_kind_check", ADD CONSTRAINT "activity_kind_check" CHECK ("kind" IN ('PERSON_CREATED', 'PERSON_UPDATED', 'CONTACT_UPDATED', 'NEED_ADDED', 'NEED_CLOSED', 'CONSENT_GIVEN', 'CONSENT_WITHDRAWN', 'CONSENT_EXPIRED', 'INVITATION_CREATED', 'INVITATION_REVOKED', 'ACCOUNT_BOUND', 'DRAFT_CREATED', 'DRAFT_UPDATED', 'DRAFT_PUT_AWAY', 'REFERRAL_SENT', 'REFERRAL_ATTEMPTING_CONTACT', 'REFERRAL_RECEIVED', 'REFERRAL_ACCEPTED', 'REFERRAL_DECLINED', 'REFERRAL_STARTED', 'REFERRAL_COMPLETED', 'REFERRAL_WITHDRAWN', 'REFERRAL_RECALLED', 'OUTCOME_AMENDED', 'MESSAGE_POSTED', 'NOTE_ADDED', 'ATTEMPT_LOGGED', 'CONTACT_REPORTED', 'REFERRAL_ASSIGNED', 'REFERRED_AGAIN', 'DUE_PASSED', 'ACCESS_ENDED', 'MEMBERSHIP_REQUESTED', 'MEMBERSHIP_DECIDED', 'MEMBERSHIP_ENDED', 'NOTICE_ADDED', 'NOTICES_READ', 'ACCOUNT_UPDATED'));
ALTER TABLE "notice" DROP CONSTRAINT "notice_kind_check", ADD CONSTRAINT "notice_kind_check" CHECK ("kind" IN ('REFERRAL_SENT', 'REFERRAL_ATTEMPTING_CONTACT', 'REFERRAL_RECEIVED', 'REFERRAL_ACCEPTED', 'REFERRAL_DECLINED', 'REFERRAL_STARTED', 'REFERRAL_COMPLETED', 'REFERRAL_WITHDRAWN', 'REFERRAL_RECALLED', 'REFERRAL_MESSAGE', 'REFERRAL_ASSIGNED', 'REFERRAL_ESCALATED', 'REFERRAL_UNDECIDED', 'REFERRAL_NOT_STARTED', 'REFERRAL_NO_UPDATE', 'REFERRAL_NO_FOLLOW_UP', 'ATTEMPT_LOGGED', 'CUSTOMER_CONTACTED', 'CUSTOMER_NOT_CONTACTED', 'CONTACT_TIMES_CHANGED', 'CONSENT_WITHDRAWN', 'MEMBERSHIP_REQUESTED', 'MEMBERSHIP_APPROVED', 'MEMBERSHIP_REFUSED'));

-- Clocks that run already. The owner, too, is under row-level security until it says otherwise.
ALTER TABLE "referral" NO FORCE ROW LEVEL SECURITY;
UPDATE "referral" SET "due_since" = CASE "due_rule" WHEN 'ESCALATED' THEN "sent_at" ELSE "status_since" END WHERE "due_rule" IS NOT NULL;
INSERT INTO "due_time" ("id", "referral_id", "rule", "since", "due_at")
  SELECT gen_random_uuid(), "id", "due_rule", "due_since", "due_at" FROM "referral" WHERE "due_rule" IS NOT NULL;
ALTER TABLE "referral" FORCE ROW LEVEL SECURITY;
