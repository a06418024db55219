-- What a merge or its undoing took from one record is not to be read in the log of the other (policies/45-merge.sql):
-- entries written so far keep which fields changed, and forget from what to what. The owner, too, is under row-level
-- security until it says otherwise.
ALTER TABLE "access_log" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "access_log_reader" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "access_log_value" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "person_merge" NO FORCE ROW LEVEL SECURITY;
DELETE FROM "access_log_value" v USING "access_log" l, "access_log_reader" r, "person_merge" m
 WHERE l."id" = v."entry_id" AND r."entry_id" = l."id"
   AND (l."at", r."user_id") IN ((m."at", m."by_id"), (m."undone_at", m."undone_by_id"));
ALTER TABLE "access_log" FORCE ROW LEVEL SECURITY;
ALTER TABLE "access_log_reader" FORCE ROW LEVEL SECURITY;
ALTER TABLE "access_log_value" FORCE ROW LEVEL SECURITY;
ALTER TABLE "person_merge" FORCE ROW LEVEL SECURITY;
