-- The words of CHANGED_FIELDS, with needs and consents.
ALTER TABLE "access_log" DROP CONSTRAINT "access_log_fields_check",
  ADD CONSTRAINT "access_log_fields_check" CHECK ("fields" <@ ARRAY['FIRST_NAME', 'LAST_NAME', 'PREFERRED_NAME', 'LANGUAGE', 'COUNTY_FIPS', 'DATE_OF_BIRTH', 'LAST_FOUR', 'PHONE', 'PHONE_MESSAGE_OK', 'EMAIL', 'ADDRESS_LINE', 'CITY', 'ZIP', 'PREFERRED_CHANNEL', 'SAFE_TIMES', 'SAFE_TIMES_NOTE', 'NEED', 'NEED_MET', 'CONSENT']::text[]);
