-- Why: a site that was deleted by mistake comes back within 30 days with its number, and one that was meant leaves nothing but what the record needs.

alter table site
    -- In the bin since; its number stays its own.
    add deleted_at timestamptz,
    add deleted_by text check (length(deleted_by) between 1 and 300),
    -- It does not come back any more: its clips are being taken away, some at a time, before the rest goes at once.
    add erasing_at timestamptz,
    -- Emptied: what is left names nobody.
    add erased_at timestamptz,
    add check (erased_at is null or deleted_at is not null),
    add check (erasing_at is null or deleted_at is not null),
    add check (num_nulls(deleted_at, deleted_by) in (0, 2));
create index site_deleted on site (dealer_id, deleted_at) where deleted_at is not null;

-- A transaction that is about the bin says so; to all others, also of the release before, what lies in it is not there.
create function bin_is_open() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('keyholder.bin', true), '') = 'open';
revoke all on function bin_is_open() from public;
grant execute on function bin_is_open() to keyholder_server;
create policy site_out_of_bin on site as restrictive using (deleted_at is null or (select bin_is_open()));

-- As before, and reaches what lies in the bin as well: it must be its own number still when it comes back.
create or replace function sites_follow_station_record() returns trigger language plpgsql set search_path = public as $$
declare
    bin text := coalesce(current_setting('keyholder.bin', true), '');
begin
    perform set_config('keyholder.bin', 'open', true);
    -- In one order everywhere: reports lock sites too, and must not wait for this in a circle.
    perform from site where dealer_id = new.dealer_id and station_record_id = new.id order by id for update;
    update site set account_prefix = new.account_prefix where dealer_id = new.dealer_id and station_record_id = new.id;
    perform set_config('keyholder.bin', bin, true);
    return null;
end
$$;

-- As before, but for devices of sites that lie in the bin: nothing is taken from them.
create or replace function find_devices_by_key(wanted bytea[], at timestamptz)
    returns table (key_hash bytea, key_id uuid, dealer_id uuid, site_id uuid, device_id uuid, name text)
    language sql stable security definer set search_path = public
    as $$
        select k.key_hash, k.id, d.dealer_id, d.site_id, d.id, d.name
        from device_key k
        join device d on d.dealer_id = k.dealer_id and d.id = k.device_id
        where k.key_hash = any (wanted) and k.revoked_at is null and (k.ends_at is null or k.ends_at > at)
          and not exists (select from site s where s.dealer_id = d.dealer_id and s.id = d.site_id and s.deleted_at is not null)
    $$;

-- What erasing one site looks for.
-- Also what each alarm that goes asks for, which names its site: without it, it would read all signals of the site.
create index signal_of_site on signal (dealer_id, site_id, alarm_id);
create index session_of_site on session (dealer_id, site_id);
create index answer_of_question on answer (dealer_id, question_id);
create index consent_of_contact on consent (dealer_id, contact_id);
create index message_of_conversation on message (dealer_id, conversation);

-- Which contact each welcome was for, also one that went to a number that was corrected since. The contact's own row knows the newest alone, and
-- forgets it with the number.
create table welcome (
    dealer_id uuid not null,
    -- As in the text's conversation.
    id uuid not null,
    contact_id uuid not null,
    primary key (dealer_id, id),
    foreign key (dealer_id, contact_id) references contact (dealer_id, id)
);
create index welcome_of_contact on welcome (dealer_id, contact_id);
alter table welcome enable row level security;
create policy welcome_tenant on welcome using (dealer_id = any ((select current_dealers())::uuid[]));
grant select, insert on welcome to keyholder_server;

-- Written here, since the release before sends welcomes too.
create function keep_welcome() returns trigger language plpgsql set search_path = public as $$
begin
    insert into welcome (dealer_id, id, contact_id) values (new.dealer_id, new.welcome_id, new.id) on conflict do nothing;
    return null;
end
$$;
revoke all on function keep_welcome() from public;
create trigger keep_welcome after insert or update of welcome_id on contact
    for each row when (new.welcome_id is not null) execute function keep_welcome();

-- Those of before: the newest by their contact; older ones by the number that they went to, which the contact has or is on record to have had. Of
-- a number of several customers' only the text itself says for which of them it was.
insert into welcome (dealer_id, id, contact_id)
select c.dealer_id, c.welcome_id, c.id from contact c where c.welcome_id is not null;
insert into welcome (dealer_id, id, contact_id)
with numbers as materialized (
    select c.dealer_id, c.id, c.site_id, c.phone from contact c
    union
    select c.dealer_id, c.id, c.site_id, e.before::jsonb ->> 'phone' from audit_entry e
    join contact c on c.dealer_id = e.organisation_id and c.id = e.object_id
    where e.kind = 'contact-changed' and e.before::jsonb ->> 'phone' is not null)
select m.dealer_id, substr(m.conversation, length('welcome:') + 1)::uuid, n.id
from message m
join numbers n on n.dealer_id = m.dealer_id and n.phone = m.recipient
join site s on s.dealer_id = n.dealer_id and s.id = n.site_id
where split_part(m.conversation, ':', 1) = 'welcome'
  and (position(' ' || s.name || '.' in m.body) > 0
    or not exists (select from numbers o where o.dealer_id = n.dealer_id and o.phone = n.phone and o.site_id <> n.site_id))
on conflict do nothing;

-- Sites whose time in the bin is over, or whose erasing was begun and not ended, of all tenants, but for those named: whose they are, and nothing
-- else of them.
create function find_spent_bins(at timestamptz, at_most integer, besides uuid[])
    returns table (dealer_id uuid, id uuid)
    language sql stable security definer set search_path = public
    as $$
        select s.dealer_id, s.id from site s
        where s.deleted_at is not null and s.erased_at is null and s.id <> all (besides)
          and (s.deleted_at < least(at, now()) - interval '30 days' or s.erasing_at < least(at, now()))
        order by s.deleted_at limit at_most
    $$;
revoke all on function find_spent_bins(timestamptz, integer, uuid[]) from public;
grant execute on function find_spent_bins(timestamptz, integer, uuid[]) to keyholder_server;

-- The texts about a site: to its contacts about alarms, and to welcome them.
create function texts_of_site(of_dealer uuid, of_site uuid) returns setof uuid
    language sql stable set search_path = public
    as $$
        select m.id from session s
        join question q on q.dealer_id = s.dealer_id and q.session_id = s.id
        join message m on m.dealer_id = q.dealer_id and m.conversation = 'question:' || q.id
        where s.dealer_id = of_dealer and s.site_id = of_site
        union
        select m.id from contact c
        join welcome w on w.dealer_id = c.dealer_id and w.contact_id = c.id
        join message m on m.dealer_id = w.dealer_id and m.conversation = 'welcome:' || w.id
        where c.dealer_id = of_dealer and c.site_id = of_site
    $$;
revoke all on function texts_of_site(uuid, uuid) from public;
grant execute on function texts_of_site(uuid, uuid) to keyholder_server;

-- The numbers of its contacts, and those that they had when they were texted. Of one that another customer has as well, nobody can say for whom a
-- text from it was.
create function numbers_of_site(of_dealer uuid, of_site uuid) returns setof text
    language sql stable set search_path = public
    as $$
        select n.phone
        from (select c.phone from contact c where c.dealer_id = of_dealer and c.site_id = of_site
              union
              select m.recipient from message m where m.dealer_id = of_dealer and m.id in (select texts_of_site(of_dealer, of_site))) n
        where not exists (select from contact o where o.phone = n.phone and (o.dealer_id, o.site_id) <> (of_dealer, of_site))
    $$;
revoke all on function numbers_of_site(uuid, uuid) from public;
grant execute on function numbers_of_site(uuid, uuid) to keyholder_server;

-- Takes away some clips and stills of a site of the caller's that is being erased, and says which files nobody names any more. Apart from the rest,
-- since whoever takes clips away holds what counts them, and with it the uploads of all the dealer's sites.
create function take_media_of_erased_site(of_dealer uuid, of_site uuid, at_most integer) returns setof text
    language sql security definer set search_path = public
    as $$
        with few as (
            select m.dealer_id, m.event_id, m.name from site s
            join event e on e.dealer_id = s.dealer_id and e.site_id = s.id
            join media m on m.dealer_id = e.dealer_id and m.event_id = e.id
            where s.dealer_id = of_dealer and s.id = of_site and s.dealer_id = any (current_dealers()) and s.erasing_at is not null
            limit at_most)
        delete from media m using few
        where m.dealer_id = few.dealer_id and m.event_id = few.event_id and m.name = few.name
        returning m.storage_key
    $$;
revoke all on function take_media_of_erased_site(uuid, uuid, integer) from public;
grant execute on function take_media_of_erased_site(uuid, uuid, integer) to keyholder_server;

-- Erases one site of the caller's that lies in the bin, for good, and says which files nobody names any more. What stays are the record, which is
-- only added to, the account book, in which the number is kept until it is released, and the row itself, which says when. Numbers that said STOP
-- belong to no customer, and stay.
create function erase_site(of_dealer uuid, of_site uuid, at timestamptz) returns setof text
    language plpgsql security definer set search_path = public
    as $$
declare
    files text[];
begin
    perform from site s
    where s.dealer_id = of_dealer and s.id = of_site and s.dealer_id = any (current_dealers())
      and s.deleted_at is not null and s.erased_at is null
    for update;
    if not found then
        return;
    end if;
    -- What is just being written about one of its events ends first; what comes after that finds no event.
    perform from event e where e.dealer_id = of_dealer and e.site_id = of_site for update;
    -- Sheets and what was found in them name its people, and nobody can tell in which. One that was imported is still known to have been; of one
    -- that was not, nothing has come.
    delete from site_import i where i.dealer_id = of_dealer and i.state in ('checked', 'wrong');
    delete from site_import_finding f using site_import i
    where i.dealer_id = of_dealer and i.state = 'done' and f.dealer_id = i.dealer_id and f.import_id = i.id;
    update site_import i set sheet = null where i.dealer_id = of_dealer and i.state = 'done' and i.sheet is not null;
    delete from incoming_text t where t.sender in (select numbers_of_site(of_dealer, of_site));
    delete from message m where m.dealer_id = of_dealer and m.id in (select texts_of_site(of_dealer, of_site));
    delete from answer_taken_back b using answer a, session s
    where s.dealer_id = of_dealer and s.site_id = of_site and a.dealer_id = s.dealer_id and a.session_id = s.id
      and b.dealer_id = a.dealer_id and b.answer_id = a.id;
    delete from answer a using session s
    where s.dealer_id = of_dealer and s.site_id = of_site and a.dealer_id = s.dealer_id and a.session_id = s.id;
    delete from question q using session s
    where s.dealer_id = of_dealer and s.site_id = of_site and q.dealer_id = s.dealer_id and q.session_id = s.id;
    delete from verification v using session s
    where s.dealer_id = of_dealer and s.site_id = of_site and v.dealer_id = s.dealer_id and v.session_id = s.id;
    delete from session_entry e using session s
    where s.dealer_id = of_dealer and s.site_id = of_site and e.dealer_id = s.dealer_id and e.session_id = s.id;
    delete from session where dealer_id = of_dealer and site_id = of_site;
    delete from signal_deed d using signal s
    where s.dealer_id = of_dealer and s.site_id = of_site and d.dealer_id = s.dealer_id and d.signal_id = s.id;
    delete from test_signal t using signal s
    where s.dealer_id = of_dealer and s.site_id = of_site and t.dealer_id = s.dealer_id and t.id = s.id;
    delete from signal where dealer_id = of_dealer and site_id = of_site;
    delete from fact f using alarm a
    where a.dealer_id = of_dealer and a.site_id = of_site and f.dealer_id = a.dealer_id and f.alarm_id = a.id;
    delete from alarm_event m using alarm a
    where a.dealer_id = of_dealer and a.site_id = of_site and m.dealer_id = a.dealer_id and m.alarm_id = a.id;
    delete from storm t using alarm a
    where a.dealer_id = of_dealer and a.site_id = of_site and t.dealer_id = a.dealer_id and t.alarm_id = a.id;
    delete from alarm where dealer_id = of_dealer and site_id = of_site;
    with gone as (
        delete from media m using event e
        where e.dealer_id = of_dealer and e.site_id = of_site and m.dealer_id = e.dealer_id and m.event_id = e.id
        returning m.storage_key)
    select array_agg(g.storage_key) into files from gone g;
    delete from refused_media r using event e
    where e.dealer_id = of_dealer and e.site_id = of_site and r.dealer_id = e.dealer_id and r.event_id = e.id;
    delete from swept_media r using event e
    where e.dealer_id = of_dealer and e.site_id = of_site and r.dealer_id = e.dealer_id and r.event_id = e.id;
    delete from event where dealer_id = of_dealer and site_id = of_site;
    delete from consent o using contact c
    where c.dealer_id = of_dealer and c.site_id = of_site and o.dealer_id = c.dealer_id and o.contact_id = c.id;
    delete from welcome w using contact c
    where c.dealer_id = of_dealer and c.site_id = of_site and w.dealer_id = c.dealer_id and w.contact_id = c.id;
    delete from contact where dealer_id = of_dealer and site_id = of_site;
    delete from alarm_code where dealer_id = of_dealer and site_id = of_site;
    delete from bridge_port where dealer_id = of_dealer and site_id = of_site;
    delete from bridge where dealer_id = of_dealer and site_id = of_site;
    delete from zone where dealer_id = of_dealer and site_id = of_site;
    delete from former_zone where dealer_id = of_dealer and site_id = of_site;
    delete from device_key k using device d
    where d.dealer_id = of_dealer and d.site_id = of_site and k.dealer_id = d.dealer_id and k.device_id = d.id;
    delete from device_media u using device d
    where d.dealer_id = of_dealer and d.site_id = of_site and u.dealer_id = d.dealer_id and u.device_id = d.id;
    delete from device where dealer_id = of_dealer and site_id = of_site;
    perform set_config('keyholder.at', at::text, true);
    update site set name = 'Erased site', address = '-', street = null, town = null, region = null, postal_code = null, country = null,
                    latitude = null, longitude = null, time_zone = 'UTC', station_record_id = null, station_id = null,
                    account_number = null, erased_at = greatest(at, deleted_at)
    where dealer_id = of_dealer and id = of_site;
    return query select unnest(files);
end
$$;
revoke all on function erase_site(uuid, uuid, timestamptz) from public;
grant execute on function erase_site(uuid, uuid, timestamptz) to keyholder_server;

-- All that is kept about one site of the caller's, a JSON object a line, for whoever asks for it; keys and hashes stay out of it.
create function site_data(of_dealer uuid, of_site uuid) returns table (part text, line text)
    language sql stable security definer set search_path = public
    as $$
        with own as materialized (
            select s.dealer_id, s.id from site s
            where s.dealer_id = of_dealer and s.id = of_site and s.dealer_id = any (current_dealers()) and s.erased_at is null),
        sessions as materialized (
            select s.* from session s join own on s.dealer_id = own.dealer_id and s.site_id = own.id),
        contacts as materialized (
            select c.* from contact c join own on c.dealer_id = own.dealer_id and c.site_id = own.id),
        events as materialized (
            select e.* from event e join own on e.dealer_id = own.dealer_id and e.site_id = own.id)
        select 'site', (to_jsonb(s) - array['account_key', 'known_key', 'sent_key'])::text
        from site s join own on s.dealer_id = own.dealer_id and s.id = own.id
        union all
        select 'account-numbers', (to_jsonb(n) - array['number_key', 'sent_key', 'look_key'])::text
        from account_number n join own on n.dealer_id = own.dealer_id and n.site_id = own.id
        union all
        select 'zones', to_jsonb(z)::text from zone z join own on z.dealer_id = own.dealer_id and z.site_id = own.id
        union all
        select 'former-zones', to_jsonb(z)::text from former_zone z join own on z.dealer_id = own.dealer_id and z.site_id = own.id
        union all
        select 'alarm-codes', to_jsonb(c)::text from alarm_code c join own on c.dealer_id = own.dealer_id and c.site_id = own.id
        union all
        select 'bridges', to_jsonb(b)::text from bridge b join own on b.dealer_id = own.dealer_id and b.site_id = own.id
        union all
        select 'bridge-connections', to_jsonb(b)::text
        from bridge_port b join own on b.dealer_id = own.dealer_id and b.site_id = own.id
        union all
        select 'devices', (to_jsonb(d) - 'key_hash')::text
        from device d join own on d.dealer_id = own.dealer_id and d.site_id = own.id
        union all
        select 'device-keys', (to_jsonb(k) - 'key_hash')::text
        from device_key k join device d on d.dealer_id = k.dealer_id and d.id = k.device_id
        join own on d.dealer_id = own.dealer_id and d.site_id = own.id
        union all
        select 'storage', to_jsonb(u)::text
        from device_media u join device d on d.dealer_id = u.dealer_id and d.id = u.device_id
        join own on d.dealer_id = own.dealer_id and d.site_id = own.id
        union all
        select 'contacts', (to_jsonb(c) - 'welcome_token_hash')::text from contacts c
        union all
        select 'consents', to_jsonb(o)::text
        from consent o join contacts c on c.dealer_id = o.dealer_id and c.id = o.contact_id
        union all
        select 'welcomes', to_jsonb(w)::text
        from welcome w join contacts c on c.dealer_id = w.dealer_id and c.id = w.contact_id
        union all
        select 'texts', (to_jsonb(m) - 'link_path')::text
        from message m where m.dealer_id = of_dealer and exists (select from own)
          and m.id in (select texts_of_site(of_dealer, of_site))
        union all
        select 'texts-received', to_jsonb(t)::text
        from incoming_text t
        where exists (select from own) and t.sender in (select numbers_of_site(of_dealer, of_site))
        union all
        select 'events', (to_jsonb(e) - 'content_hash')::text from events e
        union all
        select 'clips-and-snapshots', (to_jsonb(m) - array['storage_key', 'sha256'] || jsonb_build_object('sha256', encode(m.sha256, 'hex')))::text
        from media m join events e on e.dealer_id = m.dealer_id and e.id = m.event_id
        union all
        select 'clips-and-snapshots-refused', to_jsonb(r)::text
        from refused_media r join events e on e.dealer_id = r.dealer_id and e.id = r.event_id
        union all
        select 'clips-and-snapshots-taken-away', to_jsonb(r)::text
        from swept_media r join events e on e.dealer_id = r.dealer_id and e.id = r.event_id
        union all
        select 'alarms', to_jsonb(a)::text from alarm a join own on a.dealer_id = own.dealer_id and a.site_id = own.id
        union all
        select 'alarm-events', to_jsonb(m)::text
        from alarm_event m join events e on e.dealer_id = m.dealer_id and e.id = m.event_id
        union all
        select 'storms', to_jsonb(t)::text from storm t join own on t.dealer_id = own.dealer_id and t.site_id = own.id
        union all
        select 'facts', to_jsonb(f)::text
        from fact f join alarm a on a.dealer_id = f.dealer_id and a.id = f.alarm_id
        join own on a.dealer_id = own.dealer_id and a.site_id = own.id
        union all
        select 'signals', to_jsonb(n)::text from signal n join own on n.dealer_id = own.dealer_id and n.site_id = own.id
        union all
        select 'signal-deeds', to_jsonb(d)::text
        from signal_deed d join signal n on n.dealer_id = d.dealer_id and n.id = d.signal_id
        join own on n.dealer_id = own.dealer_id and n.site_id = own.id
        union all
        select 'test-signals', to_jsonb(t)::text
        from test_signal t join signal n on n.dealer_id = t.dealer_id and n.id = t.id
        join own on n.dealer_id = own.dealer_id and n.site_id = own.id
        union all
        select 'sessions', to_jsonb(s)::text from sessions s
        union all
        select 'session-entries', to_jsonb(e)::text
        from session_entry e join sessions s on s.dealer_id = e.dealer_id and s.id = e.session_id
        union all
        select 'verifications', to_jsonb(v)::text
        from verification v join sessions s on s.dealer_id = v.dealer_id and s.id = v.session_id
        union all
        select 'questions', (to_jsonb(q) - 'token_hash')::text
        from question q join sessions s on s.dealer_id = q.dealer_id and s.id = q.session_id
        union all
        select 'answers', to_jsonb(a)::text from answer a join sessions s on s.dealer_id = a.dealer_id and s.id = a.session_id
        union all
        select 'answers-taken-back', to_jsonb(b)::text
        from answer_taken_back b join answer a on a.dealer_id = b.dealer_id and a.id = b.answer_id
        join sessions s on s.dealer_id = a.dealer_id and s.id = a.session_id
    $$;
revoke all on function site_data(uuid, uuid) from public;
grant execute on function site_data(uuid, uuid) to keyholder_server;
