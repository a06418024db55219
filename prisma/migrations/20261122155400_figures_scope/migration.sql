-- One more word of API_SCOPES, beside those that other migrations have added.
DO $$
  DECLARE
    allowed TEXT := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'api_client_scopes_check');
  BEGIN
    EXECUTE 'ALTER TABLE "api_client" DROP CONSTRAINT "api_client_scopes_check", ADD CONSTRAINT "api_client_scopes_check" '
      || replace(allowed, 'ARRAY[', 'ARRAY[''FIGURES_READ''::text, ');
  END
$$;
