-- Likely matches begin with the last name, as names are compared (policies/05-helpers.sql, which replaces this in place).
CREATE OR REPLACE FUNCTION app.name_key(name text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, public
  AS $$
    select trim(regexp_replace(translate(app.plain(name), '''’.`', ''), '[[:space:][:punct:]]+', ' ', 'g'))
  $$;
DROP INDEX "person_last_name_lower_idx";
CREATE INDEX "person_last_name_key_idx" ON "person" (app.name_key("last_name"));
