-- The practice side (REF-065). Whatever belongs to it says so in its id, which begins with `ffffffff` (app.is_practice,
-- policies/00-claims.sql): organizations, their places and services, people and referrals. So each row can tell by
-- itself whether all it names is of one side, and neither a request nor a job nor a function of the database writes
-- one that joins the two.
DO $$
  DECLARE
    found record;
  BEGIN
    FOR found IN
      SELECT t.relname AS name, string_agg(DISTINCT quote_ident(a.attname), ', ') AS columns
        FROM pg_class t
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
       WHERE t.relnamespace = 'public'::regnamespace AND t.relkind IN ('r', 'p')
         AND ((a.attname = 'id' AND t.relname IN ('organization', 'location', 'service', 'person', 'referral'))
           OR (t.relname = 'activity' AND a.atttypid = 'uuid'::regtype AND (a.attname LIKE '%organization\_id' OR a.attname LIKE '%lwia\_id'))
           OR EXISTS (SELECT 1 FROM pg_constraint c
                WHERE c.conrelid = t.oid AND c.contype = 'f' AND a.attnum = ANY (c.conkey)
                  AND a.attname <> 'id'
                  AND c.confrelid IN ('organization'::regclass, 'location'::regclass, 'service'::regclass,
                    'person'::regclass, 'referral'::regclass)
                  AND c.confkey[array_position(c.conkey, a.attnum)] =
                    (SELECT k.attnum FROM pg_attribute k WHERE k.attrelid = c.confrelid AND k.attname = 'id')))
       GROUP BY t.relname
      HAVING count(DISTINCT a.attname) > 1
    LOOP
      EXECUTE format('ALTER TABLE %I ADD CONSTRAINT %I CHECK ((greatest(%s) >= %L) = (least(%3$s) >= %4$L))',
        found.name, found.name || '_one_side_check', found.columns, 'ffffffff-0000-0000-0000-000000000000');
    END LOOP;
  END
$$;

-- What tells somebody outside, or takes in what is real, has no practice side at all.
ALTER TABLE "account" ADD CONSTRAINT "account_real_check" CHECK ("person_id" < 'ffffffff-0000-0000-0000-000000000000');
ALTER TABLE "answer_link" ADD CONSTRAINT "answer_link_real_check" CHECK ("referral_id" < 'ffffffff-0000-0000-0000-000000000000');
ALTER TABLE "api_client" ADD CONSTRAINT "api_client_real_check" CHECK ("organization_id" < 'ffffffff-0000-0000-0000-000000000000');
ALTER TABLE "membership_invitation" ADD CONSTRAINT "membership_invitation_real_check" CHECK ("organization_id" < 'ffffffff-0000-0000-0000-000000000000');
ALTER TABLE "notice" ADD CONSTRAINT "notice_real_check" CHECK (greatest("referral_id", "person_id") < 'ffffffff-0000-0000-0000-000000000000');
ALTER TABLE "organization_invitation" ADD CONSTRAINT "organization_invitation_real_check" CHECK ("lwia_id" < 'ffffffff-0000-0000-0000-000000000000');
ALTER TABLE "person_invitation" ADD CONSTRAINT "person_invitation_real_check" CHECK ("person_id" < 'ffffffff-0000-0000-0000-000000000000');
ALTER TABLE "person_ssn" ADD CONSTRAINT "person_ssn_real_check" CHECK ("person_id" < 'ffffffff-0000-0000-0000-000000000000');
ALTER TABLE "training_registration" ADD CONSTRAINT "training_registration_real_check" CHECK ("organization_id" < 'ffffffff-0000-0000-0000-000000000000');
ALTER TABLE "webhook_endpoint" ADD CONSTRAINT "webhook_endpoint_real_check" CHECK ("organization_id" < 'ffffffff-0000-0000-0000-000000000000');
