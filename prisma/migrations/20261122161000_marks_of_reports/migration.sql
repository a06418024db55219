-- What the figures of the whole state ask of every referral, without reading what they do not count.
CREATE INDEX "due_time_missed_idx" ON "due_time"("referral_id", "since") WHERE "rule" IN ('UNANSWERED', 'ESCALATED', 'UNDECIDED') AND ("fired_at" IS NOT NULL OR "stopped_at" > "due_at");
CREATE INDEX "contact_attempt_reached_idx" ON "contact_attempt"("referral_id") WHERE "target" = 'CUSTOMER' AND "result" IN ('REACHED', 'APPOINTMENT_MADE', 'NOT_INTERESTED');
CREATE INDEX "contact_report_contacted_idx" ON "contact_report"("referral_id") WHERE "contacted";
