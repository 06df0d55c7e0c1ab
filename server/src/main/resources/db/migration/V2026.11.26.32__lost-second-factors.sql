-- Why: who has lost their second factor is helped by whoever manages the people, and told so when they next sign in.

alter table person add column second_factor_reset_at timestamptz;

-- Ends all sign-ins of a person, for whatever organisation they are: for whoever sees the person.
create function end_sign_ins_of(who uuid) returns bigint
    language sql security definer set search_path = public
    as $$
        with ended as (
            delete from sign_in s
            where s.person_id = who
              and exists (select from membership m
                          where m.person_id = who
                            and (m.side = 'dealer' and m.organisation_id = any (current_dealers())
                                or m.side = 'station' and m.organisation_id = current_station()
                                or current_installation()))
            returning 1)
        select count(*) from ended
    $$;
revoke all on function end_sign_ins_of(uuid) from public;
grant execute on function end_sign_ins_of(uuid) to keyholder_server;
