-- Why: a number is one customer's with the prefix that somebody adds, and what was a site's number is nobody else's until it is released.

-- Who adds the prefix: the number holds it as it was entered, Keyholder adds it, or the receiver does and Keyholder must not.
alter table station_record
    add account_prefix text not null default '' check (account_prefix ~ '^[A-Za-z0-9]{0,8}$'),
    add prefixed_by text not null default 'number' check (prefixed_by in ('number', 'keyholder', 'receiver')),
    add check ((prefixed_by = 'number') = (account_prefix = ''));

-- As signals name the site, where that is not how the station knows it: by a receiver that adds the prefix.
alter table alarm add sent_as text;
alter table signal add sent_as text;

-- Repeated from the station record, so that numbers are compared as they are with their prefix.
alter table site
    add account_prefix text not null default '',
    add prefixed_by text not null default 'number',
    add receiver_id uuid,
    -- As the station knows the site.
    add known_key text generated always as (upper(regexp_replace(account_prefix || account_number, '\s', '', 'g'))) stored,
    -- As signals name it at the receiver.
    add sent_key text generated always as (upper(regexp_replace(
        case prefixed_by when 'receiver' then '' else account_prefix end || account_number, '\s', '', 'g'))) stored,
    add foreign key (station_id, receiver_id) references receiver (station_id, id),
    -- As long as numbers are, with the prefix.
    add check (length(account_prefix || account_number) <= 20);

update site s set receiver_id = r.receiver_id from station_record r where r.dealer_id = s.dealer_id and r.id = s.station_record_id;

-- Whatever the door: who saves a site, also by the release before, saves it as its station record says.
create function as_station_record_says() returns trigger language plpgsql set search_path = public as $$
declare
    says station_record;
begin
    -- Locked against a change of the record, which would reach all sites but this one. What is not there, its key refuses.
    select * into says from station_record r where r.dealer_id = new.dealer_id and r.id = new.station_record_id for share;
    new.account_prefix := coalesce(says.account_prefix, '');
    new.prefixed_by := coalesce(says.prefixed_by, 'number');
    new.receiver_id := says.receiver_id;
    return new;
end
$$;
revoke all on function as_station_record_says() from public;
-- Before all others: they look at what it sets.
create trigger as_station_record_says before insert or update of station_record_id, account_prefix, prefixed_by, receiver_id on site
    for each row execute function as_station_record_says();

create function sites_follow_station_record() returns trigger language plpgsql set search_path = public as $$
begin
    -- In one order everywhere: reports lock sites too, and must not wait for this in a circle.
    perform from site where dealer_id = new.dealer_id and station_record_id = new.id order by id for update;
    update site set account_prefix = new.account_prefix where dealer_id = new.dealer_id and station_record_id = new.id;
    return null;
end
$$;
revoke all on function sites_follow_station_record() from public;
create trigger sites_follow_station_record after update of account_prefix, prefixed_by, receiver_id on station_record
    for each row when ((new.account_prefix, new.prefixed_by, new.receiver_id)
                       is distinct from (old.account_prefix, old.prefixed_by, old.receiver_id))
    execute function sites_follow_station_record();

-- One number, one customer: across all dealers of a station, whichever side the prefix sits on, also when two saves race.
drop index site_account_number;
alter table site
    add constraint site_account_number unique (station_id, known_key),
    -- Two that are told apart by what a receiver adds are one to the receiver.
    add constraint site_number_at_receiver unique (receiver_id, sent_key);

-- What people take for the same: O and 0, I, L and 1, a zero more or less in front of the digits, a hyphen.
create function account_number_look(number text) returns text
    language sql immutable parallel safe
    return regexp_replace(translate(upper(regexp_replace(number, '[\s-]', '', 'g')), 'OIL', '011'), '(^|[A-Z])0+', '\1', 'g');
grant execute on function account_number_look(text) to keyholder_server;

-- A station's account book: whose each number is, was, and whether it is free again.
create table account_number (
    dealer_id uuid not null,
    id uuid not null default gen_random_uuid(),
    site_id uuid not null,
    station_id uuid not null,
    -- By which the dealer is the station's.
    station_record_id uuid not null,
    -- As the station knows the site, with its prefix.
    number text not null check (length(number) between 1 and 30),
    number_key text generated always as (upper(regexp_replace(number, '\s', '', 'g'))) stored,
    -- As the receiver was told it, which goes on adding its prefix to whoever is told the same.
    receiver_id uuid,
    sent_key text not null,
    look_key text generated always as (account_number_look(number)) stored,
    from_at timestamptz not null,
    until_at timestamptz,
    released_at timestamptz,
    primary key (dealer_id, id),
    foreign key (dealer_id, site_id) references site (dealer_id, id),
    foreign key (dealer_id, station_record_id, station_id) references station_record (dealer_id, id, station_id),
    foreign key (station_id, receiver_id) references receiver (station_id, id),
    check (until_at is not null or released_at is null)
);
-- What was a site's is nobody else's until it is released.
create unique index account_number_once on account_number (station_id, number_key) where released_at is null;
create unique index account_number_sent_once on account_number (receiver_id, sent_key) where released_at is null;
create unique index account_number_of_site on account_number (dealer_id, site_id) where until_at is null;
create index account_number_past on account_number (dealer_id, site_id, from_at);
create index account_number_book on account_number (station_id, number_key, from_at);

create index account_number_looks on account_number (station_id, look_key) where released_at is null;

alter table account_number enable row level security;
-- The dealer's sites write it; the station reads it, and releases numbers.
create policy account_number_tenant on account_number for select
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));
create policy account_number_taken on account_number for insert
    with check (dealer_id = any ((select current_dealers())::uuid[]));
create policy account_number_given_up on account_number for update
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));
grant select, insert, update (number, station_record_id, receiver_id, sent_key, until_at, released_at) on account_number to keyholder_server;

insert into account_number (dealer_id, site_id, station_id, station_record_id, number, receiver_id, sent_key, from_at)
select dealer_id, id, station_id, station_record_id, account_number, receiver_id, sent_key, created_at
from site where account_number is not null;

-- Whether a dealer of the station is about to give a site a number that looks like another's there; not whose that is, nor which.
create function account_number_looks_alike(at_station uuid, wanted text, own_site uuid) returns boolean
    language sql stable security definer set search_path = public
    as $$
        select exists (select from account_number b
                       where b.station_id = at_station and b.released_at is null and b.look_key = account_number_look(wanted)
                         and b.number_key <> upper(regexp_replace(wanted, '\s', '', 'g')) and b.site_id is distinct from own_site)
           and exists (select from station_record r
                       where r.station_id = at_station and r.dealer_id = any (current_dealers()))
    $$;
-- Which sites of a station record could not have these numbers, since they are somebody's: what a change of its prefix would clash with.
create function account_numbers_taken(at_record uuid, sites uuid[], known text[], sent text[]) returns setof uuid
    language sql stable security definer set search_path = public
    as $$
        select wanted.site
        from station_record r
        cross join unnest(sites, known, sent) as wanted (site, known, sent)
        where r.id = at_record and r.dealer_id = any (current_dealers())
          and (exists (select from account_number b
                       where b.released_at is null and b.site_id <> wanted.site
                         and (b.station_id = r.station_id and b.number_key = wanted.known
                              or b.receiver_id = r.receiver_id and b.sent_key = wanted.sent))
               or exists (select from alarm a
                          where a.station_id = r.station_id and a.ended_at is null and a.site_id <> wanted.site
                            and (upper(regexp_replace(a.account_number, '\s', '', 'g')) = wanted.known
                                 or a.receiver_id = r.receiver_id
                                    and upper(regexp_replace(coalesce(a.sent_as, a.account_number), '\s', '', 'g')) = wanted.sent)))
    $$;
revoke all on function account_number_looks_alike(uuid, text, uuid), account_numbers_taken(uuid, uuid[], text[], text[]) from public;
grant execute on function account_number_looks_alike(uuid, text, uuid), account_numbers_taken(uuid, uuid[], text[], text[]) to keyholder_server;

-- Keeps the book, whatever the door. A moment that the server's clock says is taken from the transaction, else the database's own.
create function keep_account_book() returns trigger language plpgsql set search_path = public as $$
declare
    at timestamptz := coalesce(nullif(current_setting('keyholder.at', true), '')::timestamptz, now());
begin
    -- What a receiver is told of a site now, it is not told by a former entry of the same site.
    update account_number set receiver_id = null
    where dealer_id = new.dealer_id and site_id = new.id and until_at is not null and released_at is null
      and receiver_id = new.receiver_id and sent_key = new.sent_key;
    if tg_op = 'UPDATE' and (old.station_id, old.known_key) is not distinct from (new.station_id, new.known_key) then
        update account_number
        set number = new.account_prefix || new.account_number, station_record_id = new.station_record_id,
            receiver_id = new.receiver_id, sent_key = new.sent_key
        where dealer_id = new.dealer_id and site_id = new.id and until_at is null;
        return null;
    end if;
    update account_number
    set until_at = greatest(at, from_at),
        receiver_id = case when (receiver_id, sent_key) is distinct from (new.receiver_id, new.sent_key) then receiver_id end
    where dealer_id = new.dealer_id and site_id = new.id and until_at is null;
    if new.known_key is not null then
        -- A site may have a number again that was its own.
        update account_number set released_at = greatest(at, until_at)
        where dealer_id = new.dealer_id and site_id = new.id and station_id = new.station_id and number_key = new.known_key
          and until_at is not null and released_at is null;
        insert into account_number (dealer_id, site_id, station_id, station_record_id, number, receiver_id, sent_key, from_at)
        values (new.dealer_id, new.id, new.station_id, new.station_record_id, new.account_prefix || new.account_number,
                new.receiver_id, new.sent_key, at);
    end if;
    return null;
end
$$;
revoke all on function keep_account_book() from public;
create trigger keep_account_book after insert or update of station_id, station_record_id, account_number, account_prefix on site
    for each row execute function keep_account_book();

-- As before, of the numbers with their prefixes, and of those that a receiver is told as well.
create or replace function keep_number_of_open_alarm() returns trigger language plpgsql security definer set search_path = public as $$
declare
    known text := upper(regexp_replace(new.account_prefix || new.account_number, '\s', '', 'g'));
    sent text := upper(regexp_replace(
        case new.prefixed_by when 'receiver' then '' else new.account_prefix end || new.account_number, '\s', '', 'g'));
begin
    if tg_op = 'UPDATE' and (new.station_id, new.receiver_id, new.account_number, new.account_prefix, new.prefixed_by)
        is not distinct from (old.station_id, old.receiver_id, old.account_number, old.account_prefix, old.prefixed_by) then
        return new;
    end if;
    if exists (select from alarm a
               where a.station_id = new.station_id and a.ended_at is null and a.site_id <> new.id
                 and (upper(regexp_replace(a.account_number, '\s', '', 'g')) = known
                      or a.receiver_id = new.receiver_id
                         and upper(regexp_replace(coalesce(a.sent_as, a.account_number), '\s', '', 'g')) = sent)) then
        raise unique_violation using
            message = 'site_account_number: an alarm under this number is still open at the station',
            constraint = 'site_account_number';
    end if;
    return new;
end
$$;
drop trigger keep_number_of_open_alarm on site;
create trigger keep_number_of_open_alarm
    before insert or update of station_id, account_number, account_prefix, prefixed_by, receiver_id on site
    for each row when (new.account_number is not null)
    execute function keep_number_of_open_alarm();
