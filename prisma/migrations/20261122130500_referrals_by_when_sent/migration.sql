-- Reports count referrals by when they were first sent, and not all that there ever were.

CREATE INDEX "referral_first_sent_at_idx" ON "referral"("first_sent_at");
