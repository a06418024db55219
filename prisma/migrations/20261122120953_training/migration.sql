-- CreateTable
CREATE TABLE "training_session" (
    "id" UUID NOT NULL,
    "pathway" TEXT NOT NULL,
    "number" INTEGER,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "objectives" TEXT[],
    "prompts" TEXT[],
    "polls" TEXT[],
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "recording_url" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "training_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "training_live_link" (
    "session_id" UUID NOT NULL,
    "url" TEXT NOT NULL,

    CONSTRAINT "training_live_link_pkey" PRIMARY KEY ("session_id")
);

-- CreateTable
CREATE TABLE "training_registration" (
    "session_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "notice_read_at" TIMESTAMPTZ(3),

    CONSTRAINT "training_registration_pkey" PRIMARY KEY ("session_id","user_id")
);

-- CreateTable
CREATE TABLE "training_answer" (
    "session_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "poll" TEXT NOT NULL,
    "choice" TEXT NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "training_answer_pkey" PRIMARY KEY ("session_id","user_id","poll")
);

-- CreateIndex
CREATE INDEX "training_session_starts_at_id_idx" ON "training_session"("starts_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "training_session_pathway_number_key" ON "training_session"("pathway", "number");

-- CreateIndex
CREATE INDEX "training_registration_user_id_idx" ON "training_registration"("user_id");

-- CreateIndex
CREATE INDEX "training_registration_organization_id_idx" ON "training_registration"("organization_id");

-- CreateIndex
CREATE INDEX "training_answer_user_id_idx" ON "training_answer"("user_id");

-- AddForeignKey
ALTER TABLE "training_live_link" ADD CONSTRAINT "training_live_link_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_registration" ADD CONSTRAINT "training_registration_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_registration" ADD CONSTRAINT "training_registration_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_registration" ADD CONSTRAINT "training_registration_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_answer" ADD CONSTRAINT "training_answer_session_id_fkey" FOREIGN KEY ("session_id") REFERENCES "training_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "training_answer" ADD CONSTRAINT "training_answer_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "app_user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

ALTER TABLE "training_session" ADD CONSTRAINT "training_session_pathway_check" CHECK ("pathway" IN ('UNIVERSAL', 'INTEGRATED'));
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_polls_check" CHECK ("polls" <@ ARRAY['ATTENDANCE', 'REFLECTION']);
ALTER TABLE "training_session" ADD CONSTRAINT "training_session_times_check" CHECK ("starts_at" < "ends_at");
ALTER TABLE "training_answer" ADD CONSTRAINT "training_answer_poll_check" CHECK ("poll" IN ('ATTENDANCE', 'REFLECTION'));
ALTER TABLE "training_answer" ADD CONSTRAINT "training_answer_choice_check" CHECK ("choice" IN ('YES', 'NO', 'CONVERSATIONS', 'COORDINATION', 'GOAL_TRACKING', 'CASE_MANAGEMENT', 'CONSISTENCY'));
ALTER TABLE "training_answer" ADD CONSTRAINT "training_answer_of_poll_check" CHECK (("poll" = 'ATTENDANCE') = ("choice" IN ('YES', 'NO')));

-- More words in each, beside those that other migrations have added.
DO $$
  DECLARE
    entry record;
    words text[];
  BEGIN
    FOR entry IN SELECT * FROM (VALUES ('activity', 'kind', ARRAY['TRAINING_SAVED', 'POLL_ANSWERED']),
      ('activity', 'audience', ARRAY['TRAINING'])) AS added (place, field, more)
    LOOP
      SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
        regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m
        WHERE c.conname = format('%s_%s_check', entry.place, entry.field);
      EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I, ADD CONSTRAINT %2$I CHECK (%I IN (%s))',
        entry.place, format('%s_%s_check', entry.place, entry.field), entry.field,
        (SELECT string_agg(quote_literal(word), ', ') FROM unnest(words || entry.more) word));
    END LOOP;
  END
$$;
