-- Why: a number under which a station has an open alarm leads to that alarm's site, so nobody else may have it there until the alarm is over.
-- Also when the site has given the number up since: the wrong house would be named.

-- Sees the alarms of all dealers; says no more than the unique key of numbers does.
create function keep_number_of_open_alarm() returns trigger language plpgsql security definer set search_path = public as $$
begin
    if tg_op = 'UPDATE' and new.station_id is not distinct from old.station_id
        and new.account_number is not distinct from old.account_number then
        return new;
    end if;
    if exists (select from alarm a
               where a.station_id = new.station_id and a.ended_at is null and a.site_id <> new.id
                 and upper(regexp_replace(a.account_number, '\s', '', 'g'))
                     = upper(regexp_replace(new.account_number, '\s', '', 'g'))) then
        raise unique_violation using
            message = 'site_account_number: an alarm under this number is still open at the station',
            constraint = 'site_account_number';
    end if;
    return new;
end
$$;
revoke all on function keep_number_of_open_alarm() from public;
create trigger keep_number_of_open_alarm before insert or update of station_id, account_number on site
    for each row when (new.account_number is not null)
    execute function keep_number_of_open_alarm();
