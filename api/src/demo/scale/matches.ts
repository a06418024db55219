import type pg from 'pg';

/**
 * Whom the triggers of person, contact and birth date would have found to be one (app.record_matches). Copies bear the
 * names of the demo, which no two of them spell differently.
 */
const MATCHES = `
  select first_id, second_id, array_agg(basis order by array_position('{NAME_AND_BIRTH_DATE,PHONE,EMAIL}', basis)) as basis
    from (
      select p.id as first_id, o.id as second_id, 'NAME_AND_BIRTH_DATE' as basis
        from person p join person_birth b on b.person_id = p.id
        join person_birth ob on ob.date_of_birth = b.date_of_birth and ob.person_id > p.id
        join person o on o.id = ob.person_id and lower(o.last_name) = lower(p.last_name)
         and app.plain(o.first_name) = app.plain(p.first_name)
      union all
      select p.id, o.id, 'PHONE'
        from person p join person_contact c on c.person_id = p.id
        join person_contact oc on oc.phone = c.phone and oc.person_id > p.id
        join person o on o.id = oc.person_id and lower(o.last_name) = lower(p.last_name)
      union all
      select p.id, o.id, 'EMAIL'
        from person p join person_contact c on c.person_id = p.id
        join person_contact oc on oc.email = c.email and oc.person_id > p.id
        join person o on o.id = oc.person_id and lower(o.last_name) = lower(p.last_name)) hit
   group by first_id, second_id`;

/** Found first and written afterwards: the finding takes longer than a writing transaction may. */
export async function recordMatches(client: pg.Client): Promise<void> {
  const { rows } = await client.query(MATCHES);
  await client.query(
    `insert into person_match (id, first_id, second_id, basis, created_at)
     select gen_random_uuid(), hit.first_id, hit.second_id, hit.basis, app.now()
       from json_to_recordset($1) as hit (first_id uuid, second_id uuid, basis text[])
     on conflict (first_id, second_id) do nothing`,
    [JSON.stringify(rows)],
  );
}
