-- Why: a station may give a dealer a block of numbers; a number in it is nobody else's, whatever the door.

create table number_block (
    station_id uuid not null references station (id),
    id uuid not null,
    dealer_id uuid not null references dealer (id),
    -- What stands before the digits, as numbers are compared: no digit at its end.
    lead text not null check (lead ~ '^([A-Z0-9-]{0,17}[A-Z-])?$'),
    -- How many digits: 0123 is not 123.
    width smallint not null check (width between 1 and 12 and width + length(lead) <= 20),
    first_number bigint not null,
    last_number bigint not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (station_id, id),
    check (first_number between 0 and last_number and last_number - first_number < 100000),
    check (length(last_number::text) <= width)
);
create index number_block_order on number_block (station_id, lead, width, first_number) where ended_at is null;
create index number_block_of_dealer on number_block (dealer_id, station_id) where ended_at is null;

alter table number_block enable row level security;
create policy number_block_seen on number_block for select
    using (station_id = (select current_station()) or dealer_id = any ((select current_dealers())::uuid[]));
create policy number_block_given on number_block for insert with check (station_id = (select current_station()));
create policy number_block_ended on number_block for update using (station_id = (select current_station()));
-- Its dealer is one of the station's.
create policy number_block_belongs on number_block as restrictive for insert with check (
    exists (select from station_record r where r.station_id = number_block.station_id and r.dealer_id = number_block.dealer_id));
grant select, insert, update (ended_at) on number_block to keyholder_server;

-- One after the other at a station, so that two that are given in the same moment do not overlap.
create function number_blocks_apart() returns trigger language plpgsql security definer set search_path = public as $$
begin
    -- Whoever may not give one learns nothing of those that there are; the policy refuses them.
    if new.station_id is distinct from current_station() then
        return new;
    end if;
    perform from station where id = new.station_id for no key update;
    if exists (select from number_block b
               where b.station_id = new.station_id and b.ended_at is null and b.lead = new.lead and b.width = new.width
                 and b.first_number <= new.last_number and b.last_number >= new.first_number) then
        raise exclusion_violation using message = 'number_blocks_apart: the block overlaps another one', constraint = 'number_blocks_apart';
    end if;
    return new;
end
$$;
revoke all on function number_blocks_apart() from public;
create trigger number_blocks_apart before insert on number_block for each row execute function number_blocks_apart();

-- Whether a number lies in a block of somebody else. What was the site's already, and has not been released, stays the site's.
create function number_is_anothers(at_station uuid, of_dealer uuid, of_site uuid, known text) returns boolean
    language sql stable security definer set search_path = public
    as $$
        select exists (select from number_block b
                       where b.station_id = at_station and b.dealer_id <> of_dealer and b.ended_at is null
                         and known ~ '[0-9]$'
                         and b.lead = regexp_replace(known, '[0-9]+$', '')
                         and b.width = length(substring(known from '[0-9]+$'))
                         and lpad(b.first_number::text, b.width, '0') collate "C" <= substring(known from '[0-9]+$') collate "C"
                         and lpad(b.last_number::text, b.width, '0') collate "C" >= substring(known from '[0-9]+$') collate "C")
           and not exists (select from account_number n
                           where n.station_id = at_station and n.number_key = known and n.released_at is null
                             and n.dealer_id = of_dealer and n.site_id = of_site)
    $$;
revoke all on function number_is_anothers(uuid, uuid, uuid, text) from public;

-- As a number that is in use: whose it is, is not told.
create function keep_numbers_in_blocks() returns trigger language plpgsql security definer set search_path = public as $$
declare
    known text := upper(regexp_replace(new.account_prefix || new.account_number, '\s', '', 'g'));
begin
    if tg_op = 'UPDATE' and new.station_id is not distinct from old.station_id
        and known is not distinct from upper(regexp_replace(old.account_prefix || old.account_number, '\s', '', 'g')) then
        return new;
    end if;
    if number_is_anothers(new.station_id, new.dealer_id, new.id, known) then
        raise unique_violation using
            message = 'site_account_number: the number lies in a block of another dealer', constraint = 'site_account_number';
    end if;
    return new;
end
$$;
revoke all on function keep_numbers_in_blocks() from public;
-- After as_station_record_says, by its name.
create trigger keep_numbers_in_blocks before insert or update of station_id, station_record_id, account_number, account_prefix on site
    for each row when (new.account_number is not null) execute function keep_numbers_in_blocks();

-- As before, and what lies in a block of another dealer.
create or replace function account_numbers_taken(at_record uuid, sites uuid[], known text[], sent text[]) returns setof uuid
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
                                    and upper(regexp_replace(coalesce(a.sent_as, a.account_number), '\s', '', 'g')) = wanted.sent))
               or number_is_anothers(r.station_id, r.dealer_id, wanted.site, wanted.known))
    $$;

-- The first free numbers of a block from one number to another: of the station's, or by the record of the dealer whose block it is. Piece by
-- piece, and no further than it is asked for: a block may have a hundred thousand.
create function free_account_numbers(in_block uuid, by_record uuid, from_number bigint, to_number bigint, at_most integer)
    returns setof bigint
    language plpgsql stable security definer set search_path = public as $$
declare
    r station_record;
    b number_block;
    piece bigint := 500;
    low bigint;
    found_here integer;
begin
    if by_record is not null then
        select * into r from station_record where id = by_record and dealer_id = any (current_dealers());
        select * into b from number_block
        where station_id = r.station_id and dealer_id = r.dealer_id and id = in_block and ended_at is null;
    else
        select * into b from number_block where station_id = current_station() and id = in_block and ended_at is null;
    end if;
    if b.id is null then
        return;
    end if;
    low := greatest(from_number, b.first_number);
    while low <= least(to_number, b.last_number) and at_most > 0 loop
        return query
            select k.n
            from (select n, b.lead || lpad(n::text, b.width, '0') as known
                  from generate_series(low, least(low + piece - 1, to_number, b.last_number)) as n) k
            where not exists (select from account_number a
                              where a.station_id = b.station_id and a.released_at is null and a.number_key = k.known)
              and not exists (select from account_number a
                              where a.receiver_id = r.receiver_id and a.released_at is null
                                and a.sent_key = case r.prefixed_by
                                                 when 'receiver' then substr(k.known, length(r.account_prefix) + 1)
                                                 else k.known end)
            order by k.n limit at_most;
        get diagnostics found_here = row_count;
        at_most := at_most - found_here;
        low := low + piece;
        piece := piece * 2;
    end loop;
end
$$;
revoke all on function free_account_numbers(uuid, uuid, bigint, bigint, integer) from public;
grant execute on function free_account_numbers(uuid, uuid, bigint, bigint, integer) to keyholder_server;
