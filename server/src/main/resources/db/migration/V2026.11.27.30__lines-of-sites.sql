-- Why: lists, counts and search over a hundred thousand sites read one line a site and one row a word, kept as their rows change.

-- As it is compared: letter case, accents, the width of letters and punctuation do not count.
create function plain_words(of_text text) returns text
    language sql immutable parallel safe
    return trim(regexp_replace(
        regexp_replace(lower(normalize(of_text, nfkd)), '[\u0300-\u036f]', '', 'g'), '[[:punct:][:space:][:cntrl:]]+', ' ', 'g'));
grant execute on function plain_words(text) to keyholder_server;

-- What a list and its filters say of a site. What it lacks is a sum of 1 station, 2 receiver, 4 account number, 8 cameras, 16 devices,
-- 32 contacts, 64 somebody who can be asked, 128 some contacts cannot be.
create table site_line (
    dealer_id uuid not null,
    site_id uuid not null,
    name_key text collate "C" not null,
    -- Behind all numbers where there is none.
    number_key text collate "C" not null default '~',
    created_at timestamptz not null,
    -- To within a minute or so, and written afterwards: no alarm waits for it.
    last_event_at timestamptz not null default '-infinity',
    station_record_id uuid,
    has_receiver boolean not null,
    zones integer not null default 0,
    devices integer not null default 0,
    contacts integer not null default 0,
    askable integer not null default 0,
    lacks integer not null generated always as (
        case when station_record_id is null then 1 when has_receiver then 0 else 2 end
        + case when number_key = '~' then 4 else 0 end
        + case when zones = 0 then 8 else 0 end
        + case when devices = 0 then 16 else 0 end
        + case when contacts = 0 then 32 when askable = 0 then 64 when askable < contacts then 128 else 0 end) stored,
    -- All words by which it is found, each between blanks.
    words text not null default ' ',
    primary key (dealer_id, site_id),
    foreign key (dealer_id, site_id) references site (dealer_id, id) on delete cascade
);
create index site_line_by_name on site_line (dealer_id, name_key, site_id);
create index site_line_by_number on site_line (dealer_id, number_key, site_id);
create index site_line_by_created on site_line (dealer_id, created_at, site_id);
create index site_line_by_last_event on site_line (dealer_id, last_event_at, site_id);
create index site_line_by_lacks on site_line (dealer_id, lacks, name_key, site_id);
create index site_line_by_station on site_line (dealer_id, station_record_id, name_key, site_id);

-- A word by which a site is found. Of phone numbers all endings, so that they are found however they are written. Compared byte by byte,
-- since row security lets an index be used for such comparisons alone.
create table site_word (
    dealer_id uuid not null,
    word text collate "C" not null,
    site_id uuid not null,
    kind text collate "C" not null check (kind in ('number', 'name', 'contact', 'phone', 'address', 'zone')),
    primary key (dealer_id, kind, word, site_id),
    foreign key (dealer_id, site_id) references site (dealer_id, id) on delete cascade
);

alter table site_line enable row level security;
alter table site_word enable row level security;
create policy site_line_tenant on site_line using (dealer_id = any ((select current_dealers())::uuid[]));
create policy site_word_tenant on site_word using (dealer_id = any ((select current_dealers())::uuid[]));
grant select on site_line, site_word to keyholder_server;

-- Whoever opts out may be a contact of any dealer.
create index contact_by_phone on contact (phone) where removed_at is null;

create function words_of(of_text text) returns setof text
    language sql immutable parallel safe
    as $$ select left(w, 40) from string_to_table(plain_words(of_text), ' ') w where w <> '' $$;
create function phone_words(phone text) returns setof text
    language sql immutable parallel safe
    as $$ select substr(d, i) from (select regexp_replace(phone, '\D', '', 'g') as d) p, generate_series(1, length(d) - 3) i $$;
create function number_words(known text, entered text) returns setof text
    language sql immutable parallel safe
    as $$ select replace(plain_words(n), ' ', '') from unnest(array[known, entered]) n where n is not null $$;
create function zone_words(number integer, label text) returns setof text
    language sql immutable parallel safe
    as $$ select words_of(label) union select number::text union select lpad(number::text, 3, '0') $$;

create function all_words_of(of_dealer uuid, of_site uuid) returns table (kind text, word text)
    language sql stable set search_path = public
    as $$
        select 'number', number_words(s.known_key, s.account_key) from site s where s.dealer_id = of_dealer and s.id = of_site
        union select 'name', words_of(s.name) from site s where s.dealer_id = of_dealer and s.id = of_site
        union select 'address', words_of(s.address) from site s where s.dealer_id = of_dealer and s.id = of_site
        union select 'contact', words_of(c.name) from contact c
            where c.dealer_id = of_dealer and c.site_id = of_site and c.removed_at is null
        union select 'phone', phone_words(c.phone) from contact c
            where c.dealer_id = of_dealer and c.site_id = of_site and c.removed_at is null
        union select 'zone', zone_words(z.number, z.name) from zone z where z.dealer_id = of_dealer and z.site_id = of_site
    $$;

create function add_site_words(of_dealer uuid, of_site uuid, of_kind text, added text[]) returns void
    language plpgsql set search_path = public as $$
begin
    insert into site_word (dealer_id, word, site_id, kind)
        select distinct of_dealer, w, of_site, of_kind from unnest(added) w where w <> '' on conflict do nothing;
end
$$;

-- Whether it lies in the bin, which a later migration adds: its column need not be there yet.
create function is_deleted(s site) returns boolean
    language sql stable
    return to_jsonb(s) ->> 'deleted_at' is not null;
-- Whoever saves a site asks it.
revoke all on function is_deleted(site) from public;
grant execute on function is_deleted(site) to keyholder_server;

-- As a device is that was removed, for which the same holds.
create function is_removed(d device) returns boolean
    language sql stable
    return to_jsonb(d) ->> 'removed_at' is not null;
revoke all on function is_removed(device) from public;
grant execute on function is_removed(device) to keyholder_server;

-- The site's line and words anew; none while it lies in the bin. Locked first, so that of two that change the site at once the second counts what the first has done.
create function keep_site_line(of_dealer uuid, of_site uuid) returns void
    language plpgsql set search_path = public as $$
declare
    old_words text;
    new_words text;
    kinds text[];
    found text[];
begin
    -- The site before its line: who saves the site holds it and then waits for the line, and words, which name the site, wait for the site.
    perform from site s where s.dealer_id = of_dealer and s.id = of_site for key share;
    select l.words into old_words from site_line l where l.dealer_id = of_dealer and l.site_id = of_site for update;
    if exists (select from site s where s.dealer_id = of_dealer and s.id = of_site and is_deleted(s)) then
        delete from site_line l where l.dealer_id = of_dealer and l.site_id = of_site;
        delete from site_word w
            where w.dealer_id = of_dealer and w.site_id = of_site
              and w.kind in ('number', 'name', 'contact', 'phone', 'address', 'zone')
              and w.word = any (string_to_array(trim(old_words), ' '));
        return;
    end if;
    select coalesce(array_agg(w.kind), '{}'), coalesce(array_agg(w.word), '{}') into kinds, found from all_words_of(of_dealer, of_site) w
        where w.word <> '';
    new_words := ' ' || coalesce((select string_agg(distinct w, ' ') from unnest(found) w), '') || ' ';
    insert into site_line as l (dealer_id, site_id, name_key, number_key, created_at, last_event_at, station_record_id, has_receiver,
                                zones, devices, contacts, askable, words)
    select s.dealer_id, s.id, plain_words(s.name), coalesce(s.known_key, '~'), s.created_at,
           -- Of a line that is there it stays: events are read beside.
           case when old_words is null then coalesce((
               select max(e.at) from zone z cross join lateral (
                   select received_at as at from event e where e.dealer_id = z.dealer_id and e.site_id = z.site_id and e.zone = z.number
                   order by received_at desc limit 1) e
               where z.dealer_id = s.dealer_id and z.site_id = s.id), '-infinity') else '-infinity' end,
           s.station_record_id, s.receiver_id is not null,
           (select count(*) from zone z where z.dealer_id = s.dealer_id and z.site_id = s.id),
           (select count(*) from device d where d.dealer_id = s.dealer_id and d.site_id = s.id and not is_removed(d)),
           c.contacts, c.askable, new_words
    from site s
    cross join lateral (
        select count(*) as contacts, count(*) filter (where k.confirmed_at is not null and n.number is null) as askable
        from contact k left join do_not_text n on n.number = k.phone
        where k.dealer_id = s.dealer_id and k.site_id = s.id and k.removed_at is null) c
    where s.dealer_id = of_dealer and s.id = of_site
    on conflict (dealer_id, site_id) do update
        set name_key = excluded.name_key, number_key = excluded.number_key, station_record_id = excluded.station_record_id,
            has_receiver = excluded.has_receiver, zones = excluded.zones, devices = excluded.devices, contacts = excluded.contacts,
            askable = excluded.askable, words = excluded.words
        where (l.name_key, l.number_key, l.station_record_id, l.has_receiver, l.zones, l.devices, l.contacts, l.askable, l.words)
            is distinct from (excluded.name_key, excluded.number_key, excluded.station_record_id, excluded.has_receiver, excluded.zones,
                              excluded.devices, excluded.contacts, excluded.askable, excluded.words);
    if old_words is not null then
        delete from site_word w
            where w.dealer_id = of_dealer and w.site_id = of_site
              and w.kind in ('number', 'name', 'contact', 'phone', 'address', 'zone')
              and w.word = any (string_to_array(trim(old_words), ' '))
              and not exists (select from unnest(kinds, found) n (kind, word) where n.kind = w.kind and n.word = w.word);
    end if;
    insert into site_word (dealer_id, word, site_id, kind)
        select of_dealer, n.word, of_site, n.kind from unnest(kinds, found) n (kind, word) on conflict do nothing;
end
$$;

-- Of whatever is the site's own: the row says which site.
create function line_of_changed_site() returns trigger language plpgsql security definer set search_path = public as $$
begin
    if tg_op = 'UPDATE' and (new.name, new.address, new.known_key, new.account_key) is not distinct from
                            (old.name, old.address, old.known_key, old.account_key) then
        -- Another receiver for thousands of sites at once changes no word.
        update site_line l set station_record_id = new.station_record_id, has_receiver = new.receiver_id is not null
        where l.dealer_id = new.dealer_id and l.site_id = new.id
          and (l.station_record_id, l.has_receiver) is distinct from (new.station_record_id, new.receiver_id is not null);
    else
        perform keep_site_line(new.dealer_id, new.id);
    end if;
    return null;
end
$$;
create function line_of_deleted_site() returns trigger language plpgsql security definer set search_path = public as $$
begin
    perform keep_site_line(new.dealer_id, new.id);
    return null;
end
$$;
create trigger line_of_site after insert or update of name, address, station_record_id, receiver_id, account_number, account_prefix
    on site for each row execute function line_of_changed_site();
create trigger line_of_deleted_site after update on site
    for each row when (is_deleted(new) is distinct from is_deleted(old)) execute function line_of_deleted_site();

create function line_of_changed_part() returns trigger language plpgsql security definer set search_path = public as $$
begin
    if tg_op = 'DELETE' then
        perform keep_site_line(old.dealer_id, old.site_id);
    else
        perform keep_site_line(new.dealer_id, new.site_id);
    end if;
    return null;
end
$$;
create trigger line_of_zone after delete or update of number, name on zone
    for each row execute function line_of_changed_part();
create trigger line_of_device after delete on device
    for each row execute function line_of_changed_part();
create trigger line_of_removed_device after update on device
    for each row when (is_removed(new) is distinct from is_removed(old)) execute function line_of_changed_part();
create trigger line_of_contact after delete or update of name, phone, confirmed_at, removed_at on contact
    for each row execute function line_of_changed_part();

-- What is new is added without looking at all the rest: sites are set up by the thousand.
create function line_of_new_part() returns trigger language plpgsql security definer set search_path = public as $$
declare
    added text[] := '{}';
    names text[] := '{}';
    can_be_asked boolean := false;
begin
    if tg_table_name = 'zone' then
        added := array(select zone_words(new.number, new.name));
    elsif tg_table_name = 'contact' then
        if new.removed_at is not null then
            return null;
        end if;
        names := array(select words_of(new.name));
        added := names || array(select phone_words(new.phone));
        can_be_asked := new.confirmed_at is not null and not exists (select from do_not_text n where n.number = new.phone);
    end if;
    -- Before the words, as whoever keeps the whole line: two must not wait for each other's in a circle.
    update site_line l
    set zones = zones + (tg_table_name = 'zone')::integer,
        devices = devices + (tg_table_name = 'device')::integer,
        contacts = contacts + (tg_table_name = 'contact')::integer,
        askable = askable + can_be_asked::integer,
        words = l.words || array_to_string(added, ' ') || case when added = '{}' then '' else ' ' end
    where l.dealer_id = new.dealer_id and l.site_id = new.site_id;
    -- Deleted in this moment: its words come back with it.
    if not found then
        return null;
    end if;
    if tg_table_name = 'zone' then
        perform add_site_words(new.dealer_id, new.site_id, 'zone', added);
    elsif tg_table_name = 'contact' then
        perform add_site_words(new.dealer_id, new.site_id, 'contact', names);
        perform add_site_words(new.dealer_id, new.site_id, 'phone', array(select phone_words(new.phone)));
    end if;
    return null;
end
$$;
create trigger line_of_new_zone after insert on zone for each row execute function line_of_new_part();
create trigger line_of_new_device after insert on device for each row execute function line_of_new_part();
create trigger line_of_new_contact after insert on contact for each row execute function line_of_new_part();

-- Whoever opts out or back in cannot, or can, be asked at any dealer's site.
create function lines_of_opted_out() returns trigger language plpgsql security definer set search_path = public as $$
declare
    of_number text := case tg_op when 'DELETE' then old.number else new.number end;
begin
    -- All sites and then all lines, each in one order, as an import does: two must not wait for each other in a circle.
    perform from site s
    where (s.dealer_id, s.id) in (select c.dealer_id, c.site_id from contact c where c.phone = of_number and c.removed_at is null)
    order by s.dealer_id, s.id for key share of s;
    perform from site_line l
    where (l.dealer_id, l.site_id) in (select c.dealer_id, c.site_id from contact c where c.phone = of_number and c.removed_at is null)
    order by l.dealer_id, l.site_id for update of l;
    perform keep_site_line(s.dealer_id, s.site_id)
    from (select distinct c.dealer_id, c.site_id from contact c
          where c.phone = of_number and c.removed_at is null order by 1, 2) s;
    return null;
end
$$;
create trigger lines_of_opted_out after insert or delete on do_not_text for each row execute function lines_of_opted_out();

-- For whoever writes many sites in one transaction, after it has locked the sites.
create function hold_site_lines(of_dealer uuid, of_sites uuid[]) returns void
    language plpgsql security definer set search_path = public as $$
begin
    perform from site_line l
    where l.dealer_id = of_dealer and l.site_id = any (of_sites) and l.dealer_id = any ((select current_dealers())::uuid[])
    order by l.dealer_id, l.site_id for update of l;
end
$$;
revoke all on function hold_site_lines(uuid, uuid[]) from public;
grant execute on function hold_site_lines(uuid, uuid[]) to keyholder_server;

-- How far its events have been read for the time of each site's last one.
alter table dealer add column events_read_to uuid;

-- Writes when each site last reported, of the events since the last time. Ids rise with time, across nodes to within their clocks and the
-- length of a transaction: a minute before is read again.
-- Whoever saves a site does not wait for it: it gives way, and comes again.
create function read_last_events(at_most integer) returns integer
    language plpgsql security definer set search_path = public set lock_timeout = '300ms' as $$
declare
    d record;
    newest uuid;
    changed integer;
    all_changed integer := 0;
begin
    for d in select id, coalesce(events_read_to, '00000000-0000-0000-0000-000000000000') as from_id from dealer order by id
    loop
        select e.id into newest
        from (select id from event where dealer_id = d.id and id > d.from_id order by id limit at_most) e order by e.id desc limit 1;
        continue when newest is null;
        -- In one order everywhere: lines are locked by whoever opts out, too.
        with e as (
            select site_id, max(received_at) as at from event
            where dealer_id = d.id and id > id_a_minute_before(d.from_id) and id <= newest group by site_id),
        held as materialized (
            select l.site_id, e.at from site_line l join e on e.site_id = l.site_id
            where l.dealer_id = d.id and l.last_event_at < e.at order by l.site_id for no key update of l)
        update site_line l set last_event_at = held.at from held where l.dealer_id = d.id and l.site_id = held.site_id;
        get diagnostics changed = row_count;
        all_changed := all_changed + changed;
        update dealer set events_read_to = newest where id = d.id;
    end loop;
    return all_changed;
end
$$;

-- Of ids that begin with the milliseconds of their making.
create function id_a_minute_before(id uuid) returns uuid
    language sql immutable parallel safe
    as $$
        select (lpad(to_hex(greatest(('x' || lpad(left(replace(id::text, '-', ''), 12), 16, '0'))::bit(64)::bigint - 60000, 0)), 12, '0')
                || repeat('0', 20))::uuid
    $$;

revoke all on function words_of(text), phone_words(text), number_words(text, text), zone_words(integer, text), all_words_of(uuid, uuid),
    add_site_words(uuid, uuid, text, text[]), keep_site_line(uuid, uuid), line_of_changed_site(), line_of_deleted_site(),
    line_of_changed_part(), line_of_new_part(), lines_of_opted_out(), read_last_events(integer), id_a_minute_before(uuid) from public;
grant execute on function read_last_events(integer) to keyholder_server;

-- All lines and words at once, as the triggers keep them one by one.
create function keep_all_site_lines() returns void language plpgsql set search_path = public as $$
begin
    delete from site_word;
    delete from site_line;
    insert into site_word (dealer_id, word, site_id, kind)
    select distinct dealer_id, word, site_id, kind from (
        select s.dealer_id, number_words(s.known_key, s.account_key) as word, s.id as site_id, 'number' as kind from site s
        union all select s.dealer_id, words_of(s.name), s.id, 'name' from site s
        union all select s.dealer_id, words_of(s.address), s.id, 'address' from site s
        union all select c.dealer_id, words_of(c.name), c.site_id, 'contact' from contact c where c.removed_at is null
        union all select c.dealer_id, phone_words(c.phone), c.site_id, 'phone' from contact c where c.removed_at is null
        union all select z.dealer_id, zone_words(z.number, z.name), z.site_id, 'zone' from zone z) w
    where word <> ''
    order by dealer_id, kind, word, site_id;
    insert into site_line (dealer_id, site_id, name_key, number_key, created_at, station_record_id, has_receiver, zones, devices, contacts,
                           askable, words)
    select s.dealer_id, s.id, plain_words(s.name), coalesce(s.known_key, '~'), s.created_at, s.station_record_id, s.receiver_id is not null,
           coalesce(z.zones, 0), coalesce(d.devices, 0), coalesce(c.contacts, 0), coalesce(c.askable, 0), coalesce(w.words, ' ')
    from site s
    left join (select dealer_id, site_id, count(*) as zones from zone group by 1, 2) z on z.dealer_id = s.dealer_id and z.site_id = s.id
    left join (select dealer_id, site_id, count(*) as devices from device group by 1, 2) d on d.dealer_id = s.dealer_id and d.site_id = s.id
    left join (select k.dealer_id, k.site_id, count(*) as contacts,
                      count(*) filter (where k.confirmed_at is not null and n.number is null) as askable
               from contact k left join do_not_text n on n.number = k.phone where k.removed_at is null group by 1, 2) c
        on c.dealer_id = s.dealer_id and c.site_id = s.id
    left join (select dealer_id, site_id, ' ' || string_agg(distinct word, ' ') || ' ' as words from site_word group by 1, 2) w
        on w.dealer_id = s.dealer_id and w.site_id = s.id;
end
$$;
revoke all on function keep_all_site_lines() from public;
select keep_all_site_lines();
