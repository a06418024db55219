-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "first_name" TEXT NOT NULL,
    "last_name" TEXT NOT NULL,
    "preferred_name" TEXT,
    "language" TEXT NOT NULL DEFAULT 'en',
    "lwia_id" UUID,
    "county_fips" TEXT,
    "created_by_organization_id" UUID NOT NULL,
    "created_by_id" UUID,
    "account_bound_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_contact" (
    "person_id" UUID NOT NULL,
    "phone" TEXT,
    "phone_message_ok" BOOLEAN NOT NULL DEFAULT false,
    "email" TEXT,
    "address_line" TEXT,
    "city" TEXT,
    "zip" TEXT,
    "preferred_channel" TEXT NOT NULL DEFAULT 'PHONE',
    "safe_times" JSONB NOT NULL DEFAULT '[]',
    "safe_times_note" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "person_contact_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "person_birth" (
    "person_id" UUID NOT NULL,
    "date_of_birth" DATE NOT NULL,

    CONSTRAINT "person_birth_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "person_need" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "recorded_by_organization_id" UUID NOT NULL,
    "recorded_by_id" UUID,
    "category" TEXT NOT NULL,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "met_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_need_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "consent" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "recorded_by_organization_id" UUID,
    "recorded_by_id" UUID,
    "scopes" TEXT[],
    "wording_version" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "witness_name" TEXT,
    "given_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" TEXT,
    "expiry_announced_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "consent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_grant" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "cause_id" UUID NOT NULL,
    "scopes" TEXT[],
    "consent_id" UUID,
    "source_organization_id" UUID,
    "began_at" TIMESTAMPTZ(3) NOT NULL,
    "valid_until" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,

    CONSTRAINT "access_grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_invitation" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "code_hash" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "created_by_organization_id" UUID NOT NULL,
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "person_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person_match" (
    "id" UUID NOT NULL,
    "first_id" UUID NOT NULL,
    "second_id" UUID NOT NULL,
    "basis" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_match_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "location" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "address_line" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "zip" TEXT NOT NULL,
    "county_fips" TEXT NOT NULL,
    "lwia_id" UUID NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "phone" TEXT,
    "hours" TEXT,
    "languages" TEXT[],
    "accessibility" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "location_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "location_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "eligibility" TEXT,
    "cost" TEXT,
    "how_to_apply" TEXT,
    "documents" TEXT,
    "languages" TEXT[],
    "active" BOOLEAN NOT NULL DEFAULT true,
    "referable" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_contact" (
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "title" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "receives_referrals" BOOLEAN NOT NULL DEFAULT true,
    "backup" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "service_contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "zip_place" (
    "zip" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "zip_place_pkey" PRIMARY KEY ("zip")
);

-- CreateTable
CREATE TABLE "organization" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "name" TEXT NOT NULL,
    "area_number" INTEGER,
    "lwia_id" UUID,
    "description" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "website" TEXT,
    "city" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "county" (
    "fips" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "lwia_id" UUID NOT NULL,

    CONSTRAINT "county_pkey" PRIMARY KEY ("fips")
);

-- CreateTable
CREATE TABLE "app_user" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "app_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "user_id" UUID NOT NULL,
    "email" CITEXT NOT NULL,
    "email_verified_at" TIMESTAMPTZ(3),
    "phone" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "status" TEXT NOT NULL DEFAULT 'ACTIVE',
    "person_id" UUID,
    "last_visit_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "account_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "credential" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "email_token" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "email_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "default_membership_id" UUID,
    "device" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "note" TEXT,
    "requested_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_at" TIMESTAMPTZ(3),
    "decided_by_id" UUID,
    "valid_from" TIMESTAMPTZ(3),
    "valid_until" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_attempt" (
    "key" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "first_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "blocked_until" TIMESTAMPTZ(3),

    CONSTRAINT "auth_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "activity" (
    "id" UUID NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text)::bigint,
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "actor_user_id" UUID,
    "actor_organization_id" UUID,
    "actor_role" TEXT NOT NULL,
    "person_id" UUID,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "sender_organization_id" UUID,
    "receiver_organization_id" UUID,
    "sender_lwia_id" UUID,
    "receiver_lwia_id" UUID,
    "side_organization_id" UUID,
    "user_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "activity_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "referral_id" UUID,
    "data" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mail_outbox" (
    "id" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'QUEUED',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_outbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "command_result" (
    "actor_id" UUID NOT NULL,
    "client_mutation_id" TEXT NOT NULL,
    "command" TEXT NOT NULL,
    "input_hash" TEXT NOT NULL,
    "result" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "command_result_pkey" PRIMARY KEY ("actor_id","client_mutation_id")
);

-- CreateTable
CREATE TABLE "rule_setting" (
    "key" TEXT NOT NULL,
    "valid_from" TIMESTAMPTZ(3) NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "rule_setting_pkey" PRIMARY KEY ("key","valid_from")
);

-- CreateTable
CREATE TABLE "presence" (
    "connection_id" UUID NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organization_id" UUID,
    "user_name" TEXT NOT NULL,
    "organization_name" TEXT,
    "writing" BOOLEAN NOT NULL DEFAULT false,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "presence_pkey" PRIMARY KEY ("connection_id","subject_type","subject_id")
);

-- CreateTable
CREATE TABLE "referral" (
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "person_id" UUID NOT NULL,
    "person_initials" TEXT NOT NULL,
    "sender_organization_id" UUID NOT NULL,
    "sender_lwia_id" UUID,
    "receiver_organization_id" UUID,
    "receiver_lwia_id" UUID,
    "service_id" UUID,
    "category" TEXT,
    "pathway" TEXT NOT NULL DEFAULT 'UNIVERSAL',
    "origin" TEXT NOT NULL DEFAULT 'OTHER',
    "urgency" TEXT NOT NULL DEFAULT 'ROUTINE',
    "status" TEXT NOT NULL DEFAULT 'DRAFT',
    "status_since" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "author_id" UUID,
    "sender_assignee_id" UUID,
    "receiver_assignee_id" UUID,
    "consent_id" UUID,
    "batch_id" UUID,
    "previous_referral_id" UUID,
    "first_sent_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "declined_at" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3),
    "completed_at" TIMESTAMPTZ(3),
    "appointment_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "decline_reason" TEXT,
    "closed_by_id" UUID,
    "last_activity_at" TIMESTAMPTZ(3) NOT NULL,
    "due_rule" TEXT,
    "due_at" TIMESTAMPTZ(3),
    "due_side" TEXT,
    "recalled_at" TIMESTAMPTZ(3),
    "put_away_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_detail" (
    "referral_id" UUID NOT NULL,
    "reason" TEXT,
    "goals" TEXT,
    "accommodations" TEXT,
    "accept_note" TEXT,
    "decline_note" TEXT,
    "suggested_organization_id" UUID,
    "outcome_note" TEXT,
    "withdraw_reason" TEXT,
    "recall_reason" TEXT,

    CONSTRAINT "referral_detail_pkey" PRIMARY KEY ("referral_id")
);

-- CreateTable
CREATE TABLE "referral_message" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "author_id" UUID,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_note" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "author_id" UUID,
    "body" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_attempt" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "author_id" UUID,
    "target" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact_attempt_note" (
    "attempt_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "contact_attempt_note_pkey" PRIMARY KEY ("attempt_id")
);

-- CreateTable
CREATE TABLE "contact_report" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "contacted" BOOLEAN NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "contact_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "referral_read" (
    "user_id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_read_pkey" PRIMARY KEY ("user_id","referral_id")
);

-- CreateTable
CREATE TABLE "referral_closed_copy" (
    "id" UUID NOT NULL,
    "referral_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "person_initials" TEXT NOT NULL,
    "end_reason" TEXT NOT NULL,
    "sent_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "referral_closed_copy_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "person_created_by_organization_id_idx" ON "person"("created_by_organization_id");

-- CreateIndex
CREATE INDEX "person_created_by_id_idx" ON "person"("created_by_id");

-- CreateIndex
CREATE INDEX "person_lwia_id_idx" ON "person"("lwia_id");

-- CreateIndex
CREATE INDEX "person_county_fips_idx" ON "person"("county_fips");

-- CreateIndex
CREATE INDEX "person_last_name_first_name_idx" ON "person"("last_name", "first_name");

-- CreateIndex
CREATE INDEX "person_need_person_id_recorded_by_organization_id_idx" ON "person_need"("person_id", "recorded_by_organization_id");

-- CreateIndex
CREATE INDEX "person_need_recorded_by_organization_id_idx" ON "person_need"("recorded_by_organization_id");

-- CreateIndex
CREATE INDEX "person_need_recorded_by_id_idx" ON "person_need"("recorded_by_id");

-- CreateIndex
CREATE INDEX "consent_person_id_idx" ON "consent"("person_id");

-- CreateIndex
CREATE INDEX "consent_recorded_by_organization_id_idx" ON "consent"("recorded_by_organization_id");

-- CreateIndex
CREATE INDEX "consent_recorded_by_id_idx" ON "consent"("recorded_by_id");

-- CreateIndex
CREATE INDEX "consent_expires_at_idx" ON "consent"("expires_at");

-- CreateIndex
CREATE INDEX "access_grant_organization_id_ended_at_person_id_idx" ON "access_grant"("organization_id", "ended_at", "person_id");

-- CreateIndex
CREATE INDEX "access_grant_cause_id_organization_id_idx" ON "access_grant"("cause_id", "organization_id");

-- CreateIndex
CREATE INDEX "access_grant_consent_id_idx" ON "access_grant"("consent_id");

-- CreateIndex
CREATE INDEX "access_grant_source_organization_id_idx" ON "access_grant"("source_organization_id");

-- CreateIndex
CREATE UNIQUE INDEX "access_grant_person_id_organization_id_reason_cause_id_key" ON "access_grant"("person_id", "organization_id", "reason", "cause_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_invitation_code_hash_key" ON "person_invitation"("code_hash");

-- CreateIndex
CREATE INDEX "person_invitation_person_id_idx" ON "person_invitation"("person_id");

-- CreateIndex
CREATE INDEX "person_invitation_created_by_organization_id_idx" ON "person_invitation"("created_by_organization_id");

-- CreateIndex
CREATE INDEX "person_invitation_created_by_id_idx" ON "person_invitation"("created_by_id");

-- CreateIndex
CREATE INDEX "person_match_second_id_idx" ON "person_match"("second_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_match_first_id_second_id_key" ON "person_match"("first_id", "second_id");

-- CreateIndex
CREATE INDEX "location_organization_id_idx" ON "location"("organization_id");

-- CreateIndex
CREATE INDEX "location_county_fips_idx" ON "location"("county_fips");

-- CreateIndex
CREATE INDEX "location_lwia_id_idx" ON "location"("lwia_id");

-- CreateIndex
CREATE INDEX "service_organization_id_idx" ON "service"("organization_id");

-- CreateIndex
CREATE INDEX "service_location_id_idx" ON "service"("location_id");

-- CreateIndex
CREATE INDEX "service_category_active_idx" ON "service"("category", "active");

-- CreateIndex
CREATE INDEX "service_contact_service_id_idx" ON "service_contact"("service_id");

-- CreateIndex
CREATE INDEX "organization_lwia_id_idx" ON "organization"("lwia_id");

-- CreateIndex
CREATE INDEX "organization_kind_status_name_idx" ON "organization"("kind", "status", "name");

-- CreateIndex
CREATE INDEX "county_lwia_id_idx" ON "county"("lwia_id");

-- CreateIndex
CREATE UNIQUE INDEX "account_email_key" ON "account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "account_person_id_key" ON "account"("person_id");

-- CreateIndex
CREATE INDEX "email_token_user_id_idx" ON "email_token"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_token_hash_key" ON "session"("token_hash");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- CreateIndex
CREATE INDEX "session_default_membership_id_idx" ON "session"("default_membership_id");

-- CreateIndex
CREATE INDEX "session_expires_at_idx" ON "session"("expires_at");

-- CreateIndex
CREATE INDEX "membership_user_id_status_idx" ON "membership"("user_id", "status");

-- CreateIndex
CREATE INDEX "membership_organization_id_status_idx" ON "membership"("organization_id", "status");

-- CreateIndex
CREATE INDEX "membership_decided_by_id_idx" ON "membership"("decided_by_id");

-- CreateIndex
CREATE INDEX "activity_subject_id_xid_seq_idx" ON "activity"("subject_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "activity_person_id_xid_seq_idx" ON "activity"("person_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "activity_sender_organization_id_xid_seq_idx" ON "activity"("sender_organization_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "activity_receiver_organization_id_xid_seq_idx" ON "activity"("receiver_organization_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "activity_side_organization_id_xid_seq_idx" ON "activity"("side_organization_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "activity_user_id_xid_seq_idx" ON "activity"("user_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "activity_xid_seq_idx" ON "activity"("xid", "seq");

-- CreateIndex
CREATE INDEX "activity_actor_user_id_idx" ON "activity"("actor_user_id");

-- CreateIndex
CREATE INDEX "activity_actor_organization_id_idx" ON "activity"("actor_organization_id");

-- CreateIndex
CREATE INDEX "notice_user_id_created_at_id_idx" ON "notice"("user_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notice_activity_id_idx" ON "notice"("activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "notice_user_id_activity_id_kind_key" ON "notice"("user_id", "activity_id", "kind");

-- CreateIndex
CREATE INDEX "mail_outbox_status_created_at_idx" ON "mail_outbox"("status", "created_at");

-- CreateIndex
CREATE INDEX "command_result_created_at_idx" ON "command_result"("created_at");

-- CreateIndex
CREATE INDEX "presence_subject_id_expires_at_idx" ON "presence"("subject_id", "expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "referral_number_key" ON "referral"("number");

-- CreateIndex
CREATE INDEX "referral_person_id_updated_at_id_idx" ON "referral"("person_id", "updated_at" DESC, "id");

-- CreateIndex
CREATE INDEX "referral_sender_organization_id_updated_at_id_idx" ON "referral"("sender_organization_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "referral_receiver_organization_id_updated_at_id_idx" ON "referral"("receiver_organization_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "referral_sender_lwia_id_updated_at_id_idx" ON "referral"("sender_lwia_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "referral_receiver_lwia_id_updated_at_id_idx" ON "referral"("receiver_lwia_id", "updated_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "referral_sender_organization_id_due_side_due_at_idx" ON "referral"("sender_organization_id", "due_side", "due_at");

-- CreateIndex
CREATE INDEX "referral_receiver_organization_id_due_side_due_at_idx" ON "referral"("receiver_organization_id", "due_side", "due_at");

-- CreateIndex
CREATE INDEX "referral_service_id_idx" ON "referral"("service_id");

-- CreateIndex
CREATE INDEX "referral_author_id_idx" ON "referral"("author_id");

-- CreateIndex
CREATE INDEX "referral_sender_assignee_id_idx" ON "referral"("sender_assignee_id");

-- CreateIndex
CREATE INDEX "referral_receiver_assignee_id_idx" ON "referral"("receiver_assignee_id");

-- CreateIndex
CREATE INDEX "referral_consent_id_idx" ON "referral"("consent_id");

-- CreateIndex
CREATE INDEX "referral_previous_referral_id_idx" ON "referral"("previous_referral_id");

-- CreateIndex
CREATE INDEX "referral_detail_suggested_organization_id_idx" ON "referral_detail"("suggested_organization_id");

-- CreateIndex
CREATE INDEX "referral_message_referral_id_created_at_id_idx" ON "referral_message"("referral_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "referral_message_organization_id_idx" ON "referral_message"("organization_id");

-- CreateIndex
CREATE INDEX "referral_message_author_id_idx" ON "referral_message"("author_id");

-- CreateIndex
CREATE INDEX "referral_note_referral_id_organization_id_created_at_idx" ON "referral_note"("referral_id", "organization_id", "created_at");

-- CreateIndex
CREATE INDEX "referral_note_organization_id_idx" ON "referral_note"("organization_id");

-- CreateIndex
CREATE INDEX "referral_note_author_id_idx" ON "referral_note"("author_id");

-- CreateIndex
CREATE INDEX "contact_attempt_referral_id_occurred_at_idx" ON "contact_attempt"("referral_id", "occurred_at");

-- CreateIndex
CREATE INDEX "contact_attempt_organization_id_idx" ON "contact_attempt"("organization_id");

-- CreateIndex
CREATE INDEX "contact_attempt_author_id_idx" ON "contact_attempt"("author_id");

-- CreateIndex
CREATE INDEX "contact_attempt_note_organization_id_idx" ON "contact_attempt_note"("organization_id");

-- CreateIndex
CREATE INDEX "contact_report_referral_id_created_at_idx" ON "contact_report"("referral_id", "created_at");

-- CreateIndex
CREATE INDEX "contact_report_person_id_idx" ON "contact_report"("person_id");

-- CreateIndex
CREATE INDEX "referral_read_referral_id_idx" ON "referral_read"("referral_id");

-- CreateIndex
CREATE INDEX "referral_closed_copy_referral_id_idx" ON "referral_closed_copy"("referral_id");

-- CreateIndex
CREATE INDEX "referral_closed_copy_organization_id_ended_at_idx" ON "referral_closed_copy"("organization_id", "ended_at");

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_lwia_id_fkey" FOREIGN KEY ("lwia_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_county_fips_fkey" FOREIGN KEY ("county_fips") REFERENCES "county"("fips") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_created_by_organization_id_fkey" FOREIGN KEY ("created_by_organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person" ADD CONSTRAINT "person_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_contact" ADD CONSTRAINT "person_contact_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_birth" ADD CONSTRAINT "person_birth_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_need" ADD CONSTRAINT "person_need_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_need" ADD CONSTRAINT "person_need_recorded_by_organization_id_fkey" FOREIGN KEY ("recorded_by_organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_need" ADD CONSTRAINT "person_need_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_recorded_by_organization_id_fkey" FOREIGN KEY ("recorded_by_organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consent" ADD CONSTRAINT "consent_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_consent_id_fkey" FOREIGN KEY ("consent_id") REFERENCES "consent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_source_organization_id_fkey" FOREIGN KEY ("source_organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_invitation" ADD CONSTRAINT "person_invitation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_invitation" ADD CONSTRAINT "person_invitation_created_by_organization_id_fkey" FOREIGN KEY ("created_by_organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_invitation" ADD CONSTRAINT "person_invitation_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_match" ADD CONSTRAINT "person_match_first_id_fkey" FOREIGN KEY ("first_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "person_match" ADD CONSTRAINT "person_match_second_id_fkey" FOREIGN KEY ("second_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "location" ADD CONSTRAINT "location_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "location" ADD CONSTRAINT "location_county_fips_fkey" FOREIGN KEY ("county_fips") REFERENCES "county"("fips") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "location" ADD CONSTRAINT "location_lwia_id_fkey" FOREIGN KEY ("lwia_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service" ADD CONSTRAINT "service_location_id_fkey" FOREIGN KEY ("location_id") REFERENCES "location"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_contact" ADD CONSTRAINT "service_contact_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "organization" ADD CONSTRAINT "organization_lwia_id_fkey" FOREIGN KEY ("lwia_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "county" ADD CONSTRAINT "county_lwia_id_fkey" FOREIGN KEY ("lwia_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "account" ADD CONSTRAINT "account_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "credential" ADD CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "email_token" ADD CONSTRAINT "email_token_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_default_membership_id_fkey" FOREIGN KEY ("default_membership_id") REFERENCES "membership"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_actor_user_id_fkey" FOREIGN KEY ("actor_user_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_actor_organization_id_fkey" FOREIGN KEY ("actor_organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "activity" ADD CONSTRAINT "activity_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "command_result" ADD CONSTRAINT "command_result_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_sender_organization_id_fkey" FOREIGN KEY ("sender_organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_sender_lwia_id_fkey" FOREIGN KEY ("sender_lwia_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_receiver_organization_id_fkey" FOREIGN KEY ("receiver_organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_receiver_lwia_id_fkey" FOREIGN KEY ("receiver_lwia_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_sender_assignee_id_fkey" FOREIGN KEY ("sender_assignee_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_receiver_assignee_id_fkey" FOREIGN KEY ("receiver_assignee_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_consent_id_fkey" FOREIGN KEY ("consent_id") REFERENCES "consent"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral" ADD CONSTRAINT "referral_previous_referral_id_fkey" FOREIGN KEY ("previous_referral_id") REFERENCES "referral"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_detail" ADD CONSTRAINT "referral_detail_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_detail" ADD CONSTRAINT "referral_detail_suggested_organization_id_fkey" FOREIGN KEY ("suggested_organization_id") REFERENCES "organization"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_message" ADD CONSTRAINT "referral_message_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_message" ADD CONSTRAINT "referral_message_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_message" ADD CONSTRAINT "referral_message_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_note" ADD CONSTRAINT "referral_note_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_note" ADD CONSTRAINT "referral_note_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_note" ADD CONSTRAINT "referral_note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt_note" ADD CONSTRAINT "contact_attempt_note_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "contact_attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_attempt_note" ADD CONSTRAINT "contact_attempt_note_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_report" ADD CONSTRAINT "contact_report_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact_report" ADD CONSTRAINT "contact_report_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_read" ADD CONSTRAINT "referral_read_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_read" ADD CONSTRAINT "referral_read_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_closed_copy" ADD CONSTRAINT "referral_closed_copy_referral_id_fkey" FOREIGN KEY ("referral_id") REFERENCES "referral"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "referral_closed_copy" ADD CONSTRAINT "referral_closed_copy_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What Prisma cannot say: the words a column may hold (equal to the lists in schema/domain, tests/architecture),
-- consistency of a row with itself, and a table whose rows need not survive a crash.
ALTER TABLE "organization" ADD CONSTRAINT "organization_kind_check" CHECK ("kind" IN ('STATE', 'LWIA', 'GRANTEE', 'PARTNER', 'EMPLOYER'));
ALTER TABLE "organization" ADD CONSTRAINT "organization_status_check" CHECK ("status" IN ('PENDING', 'APPROVED', 'SUSPENDED'));
ALTER TABLE "app_user" ADD CONSTRAINT "app_user_kind_check" CHECK ("kind" IN ('STAFF', 'CUSTOMER'));
ALTER TABLE "account" ADD CONSTRAINT "account_status_check" CHECK ("status" IN ('ACTIVE', 'DISABLED'));
ALTER TABLE "account" ADD CONSTRAINT "account_locale_check" CHECK ("locale" IN ('en', 'es'));
ALTER TABLE "email_token" ADD CONSTRAINT "email_token_kind_check" CHECK ("kind" IN ('VERIFY', 'RESET'));
ALTER TABLE "membership" ADD CONSTRAINT "membership_role_check" CHECK ("role" IN ('PARTNER_STAFF', 'PARTNER_ADMIN', 'LWIA_ADMIN', 'STATE_ADMIN', 'MONITOR'));
ALTER TABLE "membership" ADD CONSTRAINT "membership_status_check" CHECK ("status" IN ('PENDING', 'ACTIVE', 'REFUSED', 'ENDED'));
ALTER TABLE "person_contact" ADD CONSTRAINT "person_contact_preferred_channel_check" CHECK ("preferred_channel" IN ('PHONE', 'TEXT', 'EMAIL', 'MAIL', 'IN_PERSON'));
ALTER TABLE "person_need" ADD CONSTRAINT "person_need_category_check" CHECK ("category" IN ('EDUCATION', 'JOB_TRAINING', 'SUPPORTIVE_SERVICES', 'HOUSING', 'CHILD_CARE', 'TRANSPORTATION', 'HEALTH_CARE', 'MENTAL_HEALTH', 'FOOD', 'UTILITIES', 'LEGAL_REENTRY', 'SUBSTANCE_USE', 'DOMESTIC_VIOLENCE', 'DISABILITY_SERVICES', 'VETERANS', 'IMMIGRATION_LANGUAGE', 'ADULT_EDUCATION', 'DIGITAL_ACCESS', 'FINANCIAL_COACHING', 'CLOTHING_TOOLS', 'ELDER_CARE', 'YOUTH_PROGRAMS', 'UNEMPLOYMENT_BENEFITS', 'JOB_PLACEMENT', 'SMALL_BUSINESS'));
ALTER TABLE "consent" ADD CONSTRAINT "consent_method_check" CHECK ("method" IN ('WRITTEN', 'VERBAL', 'ELECTRONIC'));
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_reason_check" CHECK ("reason" IN ('CREATED_HERE', 'SENT_REFERRAL', 'RECEIVED_REFERRAL', 'LWIA_ADMINISTRATOR'));
ALTER TABLE "person_invitation" ADD CONSTRAINT "person_invitation_kind_check" CHECK ("kind" IN ('MAIL', 'PRINTED'));
ALTER TABLE "service" ADD CONSTRAINT "service_category_check" CHECK ("category" IN ('EDUCATION', 'JOB_TRAINING', 'SUPPORTIVE_SERVICES', 'HOUSING', 'CHILD_CARE', 'TRANSPORTATION', 'HEALTH_CARE', 'MENTAL_HEALTH', 'FOOD', 'UTILITIES', 'LEGAL_REENTRY', 'SUBSTANCE_USE', 'DOMESTIC_VIOLENCE', 'DISABILITY_SERVICES', 'VETERANS', 'IMMIGRATION_LANGUAGE', 'ADULT_EDUCATION', 'DIGITAL_ACCESS', 'FINANCIAL_COACHING', 'CLOTHING_TOOLS', 'ELDER_CARE', 'YOUTH_PROGRAMS', 'UNEMPLOYMENT_BENEFITS', 'JOB_PLACEMENT', 'SMALL_BUSINESS'));
ALTER TABLE "referral" ADD CONSTRAINT "referral_category_check" CHECK ("category" IN ('EDUCATION', 'JOB_TRAINING', 'SUPPORTIVE_SERVICES', 'HOUSING', 'CHILD_CARE', 'TRANSPORTATION', 'HEALTH_CARE', 'MENTAL_HEALTH', 'FOOD', 'UTILITIES', 'LEGAL_REENTRY', 'SUBSTANCE_USE', 'DOMESTIC_VIOLENCE', 'DISABILITY_SERVICES', 'VETERANS', 'IMMIGRATION_LANGUAGE', 'ADULT_EDUCATION', 'DIGITAL_ACCESS', 'FINANCIAL_COACHING', 'CLOTHING_TOOLS', 'ELDER_CARE', 'YOUTH_PROGRAMS', 'UNEMPLOYMENT_BENEFITS', 'JOB_PLACEMENT', 'SMALL_BUSINESS'));
ALTER TABLE "referral" ADD CONSTRAINT "referral_status_check" CHECK ("status" IN ('DRAFT', 'SENT', 'ATTEMPTING_CONTACT', 'RECEIVED', 'ACCEPTED', 'DECLINED', 'IN_PROGRESS', 'COMPLETED'));
ALTER TABLE "referral" ADD CONSTRAINT "referral_pathway_check" CHECK ("pathway" IN ('UNIVERSAL', 'INTEGRATED'));
ALTER TABLE "referral" ADD CONSTRAINT "referral_origin_check" CHECK ("origin" IN ('COMMUNITY_EVENT', 'OUTREACH', 'WALK_IN', 'INTAKE', 'ASSESSMENT', 'PLAN', 'OTHER'));
ALTER TABLE "referral" ADD CONSTRAINT "referral_urgency_check" CHECK ("urgency" IN ('ROUTINE', 'SOON', 'SAME_DAY'));
ALTER TABLE "referral" ADD CONSTRAINT "referral_outcome_check" CHECK ("outcome" IN ('SERVICES_DELIVERED', 'RESOLVED_OTHERWISE', 'CUSTOMER_STOPPED', 'COULD_NOT_REACH', 'WITHDRAWN_BY_SENDER', 'WITHDRAWN_BY_CUSTOMER'));
ALTER TABLE "referral" ADD CONSTRAINT "referral_decline_reason_check" CHECK ("decline_reason" IN ('NOT_ELIGIBLE', 'NO_CAPACITY', 'SERVICE_NOT_OFFERED', 'OUTSIDE_SERVICE_AREA', 'UNABLE_TO_REACH_CUSTOMER', 'CUSTOMER_NOT_INTERESTED', 'DUPLICATE', 'OTHER'));
ALTER TABLE "referral" ADD CONSTRAINT "referral_due_rule_check" CHECK ("due_rule" IN ('UNANSWERED', 'ESCALATED', 'UNDECIDED', 'NOT_STARTED', 'NO_UPDATE', 'NO_FOLLOW_UP'));
ALTER TABLE "referral" ADD CONSTRAINT "referral_due_side_check" CHECK ("due_side" IN ('SENDER', 'RECEIVER'));
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_target_check" CHECK ("target" IN ('CUSTOMER', 'PARTNER'));
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_channel_check" CHECK ("channel" IN ('PHONE', 'TEXT', 'EMAIL', 'MAIL', 'IN_PERSON', 'OTHER'));
ALTER TABLE "contact_attempt" ADD CONSTRAINT "contact_attempt_result_check" CHECK ("result" IN ('REACHED', 'LEFT_MESSAGE', 'NO_ANSWER', 'WRONG_CONTACT', 'APPOINTMENT_MADE', 'NOT_INTERESTED'));
ALTER TABLE "activity" ADD CONSTRAINT "activity_kind_check" CHECK ("kind" IN ('PERSON_CREATED', 'PERSON_UPDATED', 'CONTACT_UPDATED', 'NEED_ADDED', 'NEED_CLOSED', 'CONSENT_GIVEN', 'CONSENT_WITHDRAWN', 'CONSENT_EXPIRED', 'INVITATION_CREATED', 'INVITATION_REVOKED', 'ACCOUNT_BOUND', 'DRAFT_CREATED', 'DRAFT_UPDATED', 'DRAFT_PUT_AWAY', 'REFERRAL_SENT', 'REFERRAL_ATTEMPTING_CONTACT', 'REFERRAL_RECEIVED', 'REFERRAL_ACCEPTED', 'REFERRAL_DECLINED', 'REFERRAL_STARTED', 'REFERRAL_COMPLETED', 'REFERRAL_WITHDRAWN', 'REFERRAL_RECALLED', 'OUTCOME_AMENDED', 'MESSAGE_POSTED', 'NOTE_ADDED', 'ATTEMPT_LOGGED', 'CONTACT_REPORTED', 'REFERRAL_ASSIGNED', 'REFERRED_AGAIN', 'ACCESS_ENDED', 'MEMBERSHIP_REQUESTED', 'MEMBERSHIP_DECIDED', 'MEMBERSHIP_ENDED', 'NOTICE_ADDED', 'NOTICES_READ', 'ACCOUNT_UPDATED'));
ALTER TABLE "activity" ADD CONSTRAINT "activity_audience_check" CHECK ("audience" IN ('STATUS', 'CONTACT', 'PARTIES', 'SIDE', 'SIDE_AND_PERSON', 'PERSON', 'ORGANIZATION', 'USER'));
ALTER TABLE "notice" ADD CONSTRAINT "notice_kind_check" CHECK ("kind" IN ('REFERRAL_SENT', 'REFERRAL_ATTEMPTING_CONTACT', 'REFERRAL_RECEIVED', 'REFERRAL_ACCEPTED', 'REFERRAL_DECLINED', 'REFERRAL_STARTED', 'REFERRAL_COMPLETED', 'REFERRAL_WITHDRAWN', 'REFERRAL_RECALLED', 'REFERRAL_MESSAGE', 'REFERRAL_ASSIGNED', 'ATTEMPT_LOGGED', 'CUSTOMER_CONTACTED', 'CUSTOMER_NOT_CONTACTED', 'CONTACT_TIMES_CHANGED', 'CONSENT_WITHDRAWN', 'MEMBERSHIP_REQUESTED', 'MEMBERSHIP_APPROVED', 'MEMBERSHIP_REFUSED'));
ALTER TABLE "mail_outbox" ADD CONSTRAINT "mail_outbox_status_check" CHECK ("status" IN ('QUEUED', 'SENT', 'FAILED'));
ALTER TABLE "consent" ADD CONSTRAINT "consent_scopes_check" CHECK ("scopes" <@ ARRAY['CONTACT', 'BIRTH_DATE', 'NEEDS', 'GOALS', 'ACCOMMODATIONS']::text[]);
ALTER TABLE "access_grant" ADD CONSTRAINT "access_grant_scopes_check" CHECK ("scopes" <@ ARRAY['CONTACT', 'BIRTH_DATE', 'NEEDS', 'GOALS', 'ACCOMMODATIONS']::text[]);
ALTER TABLE "consent" ADD CONSTRAINT "consent_expiry_check" CHECK ("expires_at" > "given_at");
ALTER TABLE "referral" ADD CONSTRAINT "referral_receiver_check" CHECK ("status" = 'DRAFT' OR ("receiver_organization_id" IS NOT NULL AND "service_id" IS NOT NULL AND "consent_id" IS NOT NULL AND "category" IS NOT NULL AND "sent_at" IS NOT NULL));
ALTER TABLE "referral" ADD CONSTRAINT "referral_other_party_check" CHECK ("receiver_organization_id" IS NULL OR "receiver_organization_id" <> "sender_organization_id");
ALTER TABLE "referral" ADD CONSTRAINT "referral_outcome_on_close_check" CHECK (("status" = 'COMPLETED') = ("outcome" IS NOT NULL));
ALTER TABLE "referral" ADD CONSTRAINT "referral_reason_on_decline_check" CHECK (("status" = 'DECLINED') = ("decline_reason" IS NOT NULL));
ALTER TABLE "person_match" ADD CONSTRAINT "person_match_order_check" CHECK ("first_id" < "second_id");
ALTER TABLE "presence" SET UNLOGGED;
