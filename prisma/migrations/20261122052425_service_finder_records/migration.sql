-- AlterTable
ALTER TABLE "location" DROP COLUMN "hours",
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "organization" ADD COLUMN     "completeness" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "programs" TEXT[],
ADD COLUMN     "registered_by_id" UUID,
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3),
ADD COLUMN     "status_note" TEXT,
ADD COLUMN     "verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "verified_by_id" UUID,
ADD COLUMN     "verify_by" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "service" ADD COLUMN     "counties" TEXT[],
ADD COLUMN     "programs" TEXT[],
ADD COLUMN     "statewide" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "zip_place" ADD COLUMN     "county_fips" TEXT;

-- CreateTable
CREATE TABLE "opening_hours" (
    "id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "days" INTEGER[],
    "opens" TEXT NOT NULL,
    "closes" TEXT NOT NULL,
    "every" INTEGER NOT NULL DEFAULT 1,
    "starts_on" DATE,
    "valid_from" DATE,
    "valid_to" DATE,

    CONSTRAINT "opening_hours_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "closure" (
    "id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "on" DATE NOT NULL,
    "note" TEXT,

    CONSTRAINT "closure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "eligibility_clause" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "min" INTEGER,
    "max" INTEGER,
    "values" TEXT[],
    "text" TEXT,

    CONSTRAINT "eligibility_clause_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "record_problem" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "service_id" UUID,
    "location_id" UUID,
    "text" TEXT NOT NULL,
    "reporter_id" UUID,
    "reporter_organization_id" UUID NOT NULL,
    "reported_at" TIMESTAMPTZ(3) NOT NULL,
    "solved_at" TIMESTAMPTZ(3),
    "solved_by_id" UUID,
    "answer" TEXT,

    CONSTRAINT "record_problem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "organization_invitation" (
    "id" UUID NOT NULL,
    "lwia_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "organization_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "opening_hours_location_id_idx" ON "opening_hours"("location_id");

-- CreateIndex
CREATE UNIQUE INDEX "closure_location_id_on_key" ON "closure"("location_id", "on");

-- CreateIndex
CREATE INDEX "eligibility_clause_service_id_idx" ON "eligibility_clause"("service_id");

-- CreateIndex
CREATE INDEX "record_problem_organization_id_solved_at_idx" ON "record_problem"("organization_id", "solved_at");

-- CreateIndex
CREATE INDEX "record_problem_service_id_idx" ON "record_problem"("service_id");

-- CreateIndex
CREATE INDEX "record_problem_location_id_idx" ON "record_problem"("location_id");

-- CreateIndex
CREATE INDEX "record_problem_reporter_id_idx" ON "record_problem"("reporter_id");

-- CreateIndex
CREATE INDEX "record_problem_reporter_organization_id_idx" ON "record_problem"("reporter_organization_id");

-- CreateIndex
CREATE INDEX "record_problem_solved_by_id_idx" ON "record_problem"("solved_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "organization_invitation_token_hash_key" ON "organization_invitation"("token_hash");

-- CreateIndex
CREATE INDEX "organization_invitation_lwia_id_created_at_idx" ON "organization_invitation"("lwia_id", "created_at");

-- CreateIndex
CREATE INDEX "organization_invitation_invited_by_id_idx" ON "organization_invitation"("invited_by_id");

-- CreateIndex
CREATE INDEX "organization_registered_by_id_idx" ON "organization"("registered_by_id");

-- CreateIndex
CREATE INDEX "organization_verified_by_id_idx" ON "organization"("verified_by_id");

-- CreateIndex
CREATE INDEX "zip_place_county_fips_idx" ON "zip_place"("county_fips");

-- AddForeignKey
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "closure" ADD CONSTRAINT "closure_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "eligibility_clause" ADD CONSTRAINT "eligibility_clause_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_problem" ADD CONSTRAINT "record_problem_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_problem" ADD CONSTRAINT "record_problem_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_problem" ADD CONSTRAINT "record_problem_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_problem" ADD CONSTRAINT "record_problem_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_problem" ADD CONSTRAINT "record_problem_reporter_organization_id_fkey" FOREIGN KEY ("reporter_organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "record_problem" ADD CONSTRAINT "record_problem_solved_by_id_fkey" FOREIGN KEY ("solved_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_invitation" ADD CONSTRAINT "organization_invitation_lwia_id_fkey" FOREIGN KEY ("lwia_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization_invitation" ADD CONSTRAINT "organization_invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "zip_place" ADD CONSTRAINT "zip_place_county_fips_fkey" FOREIGN KEY ("county_fips") REFERENCES "county"("fips") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_registered_by_id_fkey" FOREIGN KEY ("registered_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_verified_by_id_fkey" FOREIGN KEY ("verified_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_days_check" CHECK (cardinality("days") > 0 AND "days" <@ ARRAY[1, 2, 3, 4, 5, 6, 7]);
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_times_check" CHECK ("opens" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "closes" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND "opens" < "closes");
ALTER TABLE "opening_hours" ADD CONSTRAINT "opening_hours_every_check" CHECK ("every" = 1 OR ("every" BETWEEN 2 AND 52 AND "starts_on" IS NOT NULL));
ALTER TABLE "eligibility_clause" ADD CONSTRAINT "eligibility_clause_kind_check" CHECK ("kind" IN ('AGE', 'COUNTY', 'LWIA', 'LANGUAGE', 'LOW_INCOME', 'UNEMPLOYED', 'VETERAN', 'DISABILITY', 'JUSTICE_INVOLVED', 'HOMELESS', 'PARENT', 'OUT_OF_SCHOOL', 'OTHER'));
ALTER TABLE "organization" ADD CONSTRAINT "organization_completeness_check" CHECK ("completeness" BETWEEN 0 AND 100);

-- What the sweeper looks for, and what an area's administrator sees first.
CREATE INDEX "organization_verify_by_idx" ON "organization"("verify_by") WHERE "status" = 'APPROVED' AND "verify_by" IS NOT NULL;

-- The words of the domain's ACTIVITY_KINDS, AUDIENCES, NOTICE_KINDS, NOTICE_MAIL_KINDS and MAIL_KINDS.
ALTER TABLE "activity" DROP CONSTRAINT "activity_kind_check", ADD CONSTRAINT "activity_kind_check" CHECK ("kind" IN ('PERSON_CREATED', 'PERSON_UPDATED', 'CONTACT_UPDATED', 'NEED_ADDED', 'NEED_CLOSED', 'CONSENT_GIVEN', 'CONSENT_WITHDRAWN', 'CONSENT_EXPIRED', 'INVITATION_CREATED', 'INVITATION_REVOKED', 'ACCOUNT_BOUND', 'DRAFT_CREATED', 'DRAFT_UPDATED', 'DRAFT_PUT_AWAY', 'REFERRAL_SENT', 'REFERRAL_ATTEMPTING_CONTACT', 'REFERRAL_RECEIVED', 'REFERRAL_ACCEPTED', 'REFERRAL_DECLINED', 'REFERRAL_STARTED', 'REFERRAL_COMPLETED', 'REFERRAL_WITHDRAWN', 'REFERRAL_RECALLED', 'OUTCOME_AMENDED', 'MESSAGE_POSTED', 'NOTE_ADDED', 'ATTEMPT_LOGGED', 'CONTACT_REPORTED', 'REFERRAL_ASSIGNED', 'REFERRED_AGAIN', 'DUE_PASSED', 'ACCESS_ENDED', 'MEMBERSHIP_REQUESTED', 'MEMBERSHIP_DECIDED', 'MEMBERSHIP_ENDED', 'NOTICE_ADDED', 'NOTICES_READ', 'ACCOUNT_UPDATED', 'RECORD_CHANGED', 'RECORD_VERIFIED', 'RECORD_STALE', 'PROBLEM_REPORTED', 'PROBLEM_SOLVED', 'ORGANIZATION_REGISTERED', 'ORGANIZATION_DECIDED'));
ALTER TABLE "activity" DROP CONSTRAINT "activity_audience_check", ADD CONSTRAINT "activity_audience_check" CHECK ("audience" IN ('STATUS', 'CONTACT', 'PARTIES', 'SIDE', 'SIDE_AND_PERSON', 'PERSON', 'ORGANIZATION', 'USER', 'DIRECTORY'));
ALTER TABLE "notice" DROP CONSTRAINT "notice_kind_check", ADD CONSTRAINT "notice_kind_check" CHECK ("kind" IN ('REFERRAL_SENT', 'REFERRAL_ATTEMPTING_CONTACT', 'REFERRAL_RECEIVED', 'REFERRAL_ACCEPTED', 'REFERRAL_DECLINED', 'REFERRAL_STARTED', 'REFERRAL_COMPLETED', 'REFERRAL_WITHDRAWN', 'REFERRAL_RECALLED', 'REFERRAL_MESSAGE', 'REFERRAL_ASSIGNED', 'REFERRAL_ESCALATED', 'REFERRAL_UNDECIDED', 'REFERRAL_NOT_STARTED', 'REFERRAL_NO_UPDATE', 'REFERRAL_NO_FOLLOW_UP', 'ATTEMPT_LOGGED', 'CUSTOMER_CONTACTED', 'CUSTOMER_NOT_CONTACTED', 'CONTACT_TIMES_CHANGED', 'CONSENT_WITHDRAWN', 'MEMBERSHIP_REQUESTED', 'MEMBERSHIP_APPROVED', 'MEMBERSHIP_REFUSED', 'RECORD_STALE', 'PROBLEM_REPORTED', 'PROBLEM_SOLVED', 'ORGANIZATION_REGISTERED', 'ORGANIZATION_APPROVED', 'ORGANIZATION_REFUSED', 'ORGANIZATION_SUSPENDED'));
ALTER TABLE "notice_mail" DROP CONSTRAINT "notice_mail_kind_check", ADD CONSTRAINT "notice_mail_kind_check" CHECK ("kind" IN ('REFERRAL_NEEDS_ATTENTION', 'REFERRAL_MESSAGE', 'REFERRAL_NEWS', 'MEMBERSHIP_NEEDS_DECISION', 'MEMBERSHIP_DECIDED', 'ORGANIZATION_RECORD', 'CUSTOMER_NEWS', 'DAILY_DIGEST'));
ALTER TABLE "mail_outbox" DROP CONSTRAINT "mail_outbox_kind_check", ADD CONSTRAINT "mail_outbox_kind_check" CHECK ("kind" IN ('REFERRAL_NEEDS_ATTENTION', 'REFERRAL_MESSAGE', 'REFERRAL_NEWS', 'MEMBERSHIP_NEEDS_DECISION', 'MEMBERSHIP_DECIDED', 'ORGANIZATION_RECORD', 'CUSTOMER_NEWS', 'DAILY_DIGEST', 'VERIFY_EMAIL', 'ACCOUNT_EXISTS', 'RESET_PASSWORD', 'PASSWORD_CHANGED', 'CUSTOMER_INVITATION', 'ORGANIZATION_INVITATION'));
