-- CreateTable
CREATE TABLE "dismissed_recommendation" (
    "id" UUID NOT NULL,
    "person_id" UUID NOT NULL,
    "lwia_id" UUID NOT NULL,
    "category" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "dismissed_at" TIMESTAMPTZ(3) NOT NULL,
    "dismissed_by_id" UUID,

    CONSTRAINT "dismissed_recommendation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "dismissed_recommendation_person_id_lwia_id_idx" ON "dismissed_recommendation"("person_id", "lwia_id");

-- CreateIndex
CREATE INDEX "dismissed_recommendation_lwia_id_idx" ON "dismissed_recommendation"("lwia_id");

-- CreateIndex
CREATE INDEX "dismissed_recommendation_dismissed_by_id_idx" ON "dismissed_recommendation"("dismissed_by_id");

-- AddForeignKey
ALTER TABLE "dismissed_recommendation" ADD CONSTRAINT "dismissed_recommendation_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dismissed_recommendation" ADD CONSTRAINT "dismissed_recommendation_lwia_id_fkey" FOREIGN KEY ("lwia_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dismissed_recommendation" ADD CONSTRAINT "dismissed_recommendation_dismissed_by_id_fkey" FOREIGN KEY ("dismissed_by_id") REFERENCES "app_user"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "dismissed_recommendation" ADD CONSTRAINT "dismissed_recommendation_category_check" CHECK ("category" IN ('EDUCATION', 'JOB_TRAINING', 'SUPPORTIVE_SERVICES', 'HOUSING', 'CHILD_CARE', 'TRANSPORTATION', 'HEALTH_CARE', 'MENTAL_HEALTH', 'FOOD', 'UTILITIES', 'LEGAL_REENTRY', 'SUBSTANCE_USE', 'DOMESTIC_VIOLENCE', 'DISABILITY_SERVICES', 'VETERANS', 'IMMIGRATION_LANGUAGE', 'ADULT_EDUCATION', 'DIGITAL_ACCESS', 'FINANCIAL_COACHING', 'CLOTHING_TOOLS', 'ELDER_CARE', 'YOUTH_PROGRAMS', 'UNEMPLOYMENT_BENEFITS', 'JOB_PLACEMENT', 'SMALL_BUSINESS'));
ALTER TABLE "dismissed_recommendation" ADD CONSTRAINT "dismissed_recommendation_reason_check" CHECK ("reason" IN ('SERVED_OTHERWISE', 'NOT_WANTED', 'NOT_NOW'));

-- More words of a list that other migrations add to as well.
DO $$
  DECLARE
    words text[];
  BEGIN
    SELECT array_agg(m[1]) INTO words FROM pg_constraint c,
      regexp_matches(pg_get_constraintdef(c.oid), '''([A-Z_]+)''', 'g') m WHERE c.conname = 'activity_kind_check';
    EXECUTE format('ALTER TABLE activity DROP CONSTRAINT activity_kind_check, ADD CONSTRAINT activity_kind_check CHECK ("kind" IN (%s))',
      (SELECT string_agg(quote_literal(word), ', ')
         FROM unnest(words || ARRAY['RECOMMENDATION_DISMISSED', 'RECOMMENDATION_RESTORED']) word));
  END
$$;
