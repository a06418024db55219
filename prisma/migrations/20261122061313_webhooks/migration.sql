-- CreateTable
CREATE TABLE "webhook_endpoint" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "events" TEXT[],
    "secret_version" INTEGER NOT NULL DEFAULT 1,
    "previous_secret_until" TIMESTAMPTZ(3),
    "created_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "disabled_at" TIMESTAMPTZ(3),
    "disabled_reason" TEXT,
    "failing_since" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_endpoint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "webhook_delivery" (
    "id" UUID NOT NULL,
    "endpoint_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "activity_id" UUID,
    "event" TEXT NOT NULL,
    "status" TEXT NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "response_status" INTEGER,
    "failure" TEXT,

    CONSTRAINT "webhook_delivery_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "webhook_endpoint_organization_id_idx" ON "webhook_endpoint"("organization_id");

-- CreateIndex
CREATE INDEX "webhook_endpoint_created_by_id_idx" ON "webhook_endpoint"("created_by_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_endpoint_id_organization_id_key" ON "webhook_endpoint"("id", "organization_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_created_at_id_idx" ON "webhook_delivery"("endpoint_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_delivery_endpoint_id_organization_id_idx" ON "webhook_delivery"("endpoint_id", "organization_id");

-- CreateIndex
CREATE INDEX "webhook_delivery_activity_id_idx" ON "webhook_delivery"("activity_id");

-- CreateIndex
CREATE UNIQUE INDEX "webhook_delivery_endpoint_id_activity_id_key" ON "webhook_delivery"("endpoint_id", "activity_id");

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_endpoint_id_organization_id_fkey" FOREIGN KEY ("endpoint_id", "organization_id") REFERENCES "webhook_endpoint"("id", "organization_id") ON DELETE CASCADE ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_activity_id_fkey" FOREIGN KEY ("activity_id") REFERENCES "activity"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- The words of the domain's lists.
ALTER TABLE "webhook_endpoint" ALTER COLUMN "events" SET NOT NULL;
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_events_check" CHECK ("events" <@ ARRAY['REFERRAL_SENT', 'REFERRAL_ATTEMPTING_CONTACT', 'REFERRAL_RECEIVED', 'REFERRAL_ACCEPTED', 'REFERRAL_DECLINED', 'REFERRAL_STARTED', 'REFERRAL_COMPLETED', 'REFERRAL_WITHDRAWN', 'REFERRAL_RECALLED', 'OUTCOME_AMENDED', 'MESSAGE_POSTED', 'ATTEMPT_LOGGED', 'CONTACT_REPORTED', 'DUE_PASSED']::text[]);
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_some_event_check" CHECK (cardinality("events") > 0);
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_disabled_reason_check" CHECK ("disabled_reason" IN ('BY_HAND', 'GONE', 'FAILING'));
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_disabled_check" CHECK (("disabled_at" IS NULL) = ("disabled_reason" IS NULL));
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_event_check" CHECK ("event" IN ('REFERRAL_SENT', 'REFERRAL_ATTEMPTING_CONTACT', 'REFERRAL_RECEIVED', 'REFERRAL_ACCEPTED', 'REFERRAL_DECLINED', 'REFERRAL_STARTED', 'REFERRAL_COMPLETED', 'REFERRAL_WITHDRAWN', 'REFERRAL_RECALLED', 'OUTCOME_AMENDED', 'MESSAGE_POSTED', 'ATTEMPT_LOGGED', 'CONTACT_REPORTED', 'DUE_PASSED', 'PING'));
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_status_check" CHECK ("status" IN ('PENDING', 'DELIVERED', 'FAILED'));
ALTER TABLE "webhook_delivery" ADD CONSTRAINT "webhook_delivery_ping_check" CHECK (("activity_id" IS NULL) = ("event" = 'PING'));

-- Adds to the words that are allowed by now.
DO $$
  DECLARE
    place TEXT;
    allowed TEXT;
  BEGIN
    FOREACH place IN ARRAY ARRAY['activity', 'notice'] LOOP
      SELECT pg_get_constraintdef(oid) INTO allowed FROM pg_constraint WHERE conname = place || '_kind_check';
      EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %2$I %3$s', place, place || '_kind_check',
        replace(allowed, 'ARRAY[', 'ARRAY[''WEBHOOK_DISABLED''::text, '));
    END LOOP;
  END
$$;
