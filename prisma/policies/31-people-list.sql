-- The names of people as a search compares them: worked out once, when they are written.
create or replace function app.search_words() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      new.search_words := app.person_words(new.first_name, new.preferred_name, new.last_name);
      return new;
    end
  $$;
alter function app.search_words() owner to tl_definer;
drop trigger if exists search_words on person;
create trigger search_words before insert or update of last_name, first_name, preferred_name on person
  for each row execute function app.search_words();

-- An organization's people are listed by name and searched from its grants alone, so these bear the names.

create or replace function app.name_grant() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      select p.last_name, p.first_name, p.search_words
        into new.person_last_name, new.person_first_name, new.person_words
        from public.person p where p.id = new.person_id;
      return new;
    end
  $$;
alter function app.name_grant() owner to tl_definer;
drop trigger if exists name_grant on access_grant;
create trigger name_grant before insert or update of person_id on access_grant
  for each row execute function app.name_grant();
create or replace function app.rename_grants() returns trigger
  language plpgsql security definer set search_path = pg_catalog, public
  as $$
    begin
      update public.access_grant
         set person_last_name = new.last_name, person_first_name = new.first_name,
             person_words = new.search_words
       where person_id = new.id;
      return null;
    end
  $$;
alter function app.rename_grants() owner to tl_definer;
drop trigger if exists rename_grants on person;
create trigger rename_grants after update of last_name, first_name, preferred_name on person
  for each row when ((old.last_name, old.first_name, old.preferred_name)
    is distinct from (new.last_name, new.first_name, new.preferred_name))
  execute function app.rename_grants();
