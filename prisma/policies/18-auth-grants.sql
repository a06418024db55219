-- Every function of `auth` belongs to the definer and is called by tl_auth alone: a new one cannot forget it.
do $$
  declare
    routine regprocedure;
    triggered boolean;
  begin
    for routine, triggered in
      select p.oid::regprocedure, p.prorettype = 'trigger'::regtype from pg_proc p
       where p.pronamespace = 'auth'::regnamespace
    loop
      execute format('alter function %s owner to tl_definer', routine);
      execute format('revoke all on function %s from public', routine);
      if not triggered then execute format('grant execute on function %s to tl_auth', routine); end if;
    end loop;
  end
$$;
-- Parts of the others, and seeding, are no part of signing in.
revoke execute on function
  auth.account_of_same_person(uuid), auth.propose_match(uuid, uuid), auth.put_mail(text, text, jsonb, text), auth.put_token(uuid, text, text, int), auth.use_token(text, text),
  auth.new_user(public.citext, text, text, text, text, boolean), auth.make_first_administrator(uuid),
  auth.seed_user(text, text, text, text, text, boolean) from tl_auth;
grant usage on schema auth to tl_worker;
grant execute on function auth.seed_user(text, text, text, text, text, boolean) to tl_worker;
