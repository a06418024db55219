-- A file without an organization is the customer's own.
ALTER TABLE "referral_file" ALTER COLUMN "organization_id" DROP NOT NULL;

-- One more word of CONSENT_SCOPES. What is under way was sent without it, and shares no files.
ALTER TABLE "consent" DROP CONSTRAINT "consent_scopes_check",
  ADD CONSTRAINT "consent_scopes_check" CHECK ("scopes" <@ ARRAY['CONTACT', 'BIRTH_DATE', 'NEEDS', 'GOALS', 'ACCOMMODATIONS', 'DOCUMENTS']::text[]);
ALTER TABLE "access_grant" DROP CONSTRAINT "access_grant_scopes_check",
  ADD CONSTRAINT "access_grant_scopes_check" CHECK ("scopes" <@ ARRAY['CONTACT', 'BIRTH_DATE', 'NEEDS', 'GOALS', 'ACCOMMODATIONS', 'DOCUMENTS']::text[]);
