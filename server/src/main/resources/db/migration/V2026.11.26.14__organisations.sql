-- Why: people belong to organisations, several if they do, each with a role; organisations and people are made while the server runs.

-- Whoever runs the installation sees organisations and people, and no row of a customer.
create function current_installation() returns boolean
    language sql stable parallel safe
    return coalesce(current_setting('keyholder.installation', true), '') = 'on';
grant execute on function current_installation() to keyholder_server;

-- A dealer's or a station's, under the same id; a company that is both has both under one. The name is the dealer's and the station's.
-- The installation itself is one too, with neither.
create table organisation (
    id uuid primary key,
    second_factor_required boolean not null default false,
    created_at timestamptz not null,
    closed_at timestamptz
);
insert into organisation (id, created_at)
    select id, min(created_at) from (select id, created_at from dealer union all select id, created_at from station) both_kinds group by id;
insert into organisation (id, created_at) values ('00000000-0000-0000-0000-000000000001', now());

-- Also for what release 0.1 makes, which knows no organisations.
create function is_organisation() returns trigger language plpgsql security definer set search_path = public as $$
begin
    insert into organisation (id, created_at) values (new.id, new.created_at) on conflict (id) do nothing;
    return null;
end
$$;
revoke all on function is_organisation() from public;
create trigger is_organisation after insert on dealer for each row execute function is_organisation();
create trigger is_organisation after insert on station for each row execute function is_organisation();
create trigger stays_where_it_is before update of id on organisation
    for each row when (new.id <> old.id) execute function stays_where_it_is();

-- Who works where as what; at a company that is both, one may be something on either side.
create table membership (
    person_id uuid not null references person (id),
    organisation_id uuid not null references organisation (id),
    side text not null check (side in ('dealer', 'station', 'installation')),
    role text not null check (
        side = 'dealer' and role in ('dealer-admin', 'installer', 'dealer-viewer')
        or side = 'station' and role in ('station-admin', 'operator')
        or side = 'installation' and role = 'installation-admin'),
    created_at timestamptz not null,
    -- Only a visit ends by itself, and has a reason: whoever runs the installation looks into a dealer's or a station's customers.
    ends_at timestamptz,
    reason text check (length(reason) between 1 and 500),
    primary key (person_id, organisation_id, side),
    check ((side = 'installation') = (organisation_id = '00000000-0000-0000-0000-000000000001')),
    check ((ends_at is null) = (reason is null))
);
create index membership_of_organisation on membership (organisation_id, side);
create trigger stays_where_it_is before update of person_id, organisation_id, side on membership
    for each row when ((new.person_id, new.organisation_id, new.side) is distinct from (old.person_id, old.organisation_id, old.side))
    execute function stays_where_it_is();

insert into membership (person_id, organisation_id, side, role, created_at)
    select id, coalesce(dealer_id, station_id), case when dealer_id is null then 'station' else 'dealer' end,
           case when dealer_id is null then 'operator' else 'dealer-admin' end, created_at
    from person;

-- Whom release 0.1 makes. From now on a person has neither column, and is nobody there.
alter table person drop constraint person_check;
alter table person add constraint person_of_one_house check (num_nonnulls(dealer_id, station_id) <= 1);
create function is_member() returns trigger language plpgsql security definer set search_path = public as $$
begin
    insert into membership (person_id, organisation_id, side, role, created_at)
        values (new.id, coalesce(new.dealer_id, new.station_id), case when new.dealer_id is null then 'station' else 'dealer' end,
                case when new.dealer_id is null then 'operator' else 'dealer-admin' end, new.created_at)
        on conflict do nothing;
    return null;
end
$$;
revoke all on function is_member() from public;
create trigger is_member after insert on person
    for each row when (new.dealer_id is not null or new.station_id is not null) execute function is_member();

-- A link that makes somebody a member, for seven days and once. Of the secret in it only the fingerprint is kept.
create table invitation (
    organisation_id uuid not null references organisation (id),
    id uuid not null,
    side text not null,
    role text not null,
    name text not null check (length(name) between 1 and 120),
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    invited_by uuid references person (id),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    used_by uuid references person (id),
    revoked_at timestamptz,
    primary key (organisation_id, id),
    check ((used_at is null) = (used_by is null)),
    check (used_at is null or revoked_at is null),
    check (side = 'dealer' and role in ('dealer-admin', 'installer', 'dealer-viewer')
        or side = 'station' and role in ('station-admin', 'operator')
        or side = 'installation' and role = 'installation-admin')
);
create trigger stays_where_it_is before update of organisation_id, id, side, role, invited_by on invitation
    for each row when ((new.organisation_id, new.id, new.side, new.role, new.invited_by)
        is distinct from (old.organisation_id, old.id, old.side, old.role, old.invited_by))
    execute function stays_where_it_is();

alter table organisation enable row level security;
alter table membership enable row level security;
alter table invitation enable row level security;

create policy organisation_tenant on organisation
    using (id = any ((select current_dealers())::uuid[]) or id = (select current_station()) or (select current_installation()))
    with check ((select current_installation()));
create policy membership_tenant on membership
    using (side = 'dealer' and organisation_id = any ((select current_dealers())::uuid[])
        or side = 'station' and organisation_id = (select current_station())
        or (select current_installation()));
create policy invitation_tenant on invitation
    using (side = 'dealer' and organisation_id = any ((select current_dealers())::uuid[])
        or side = 'station' and organisation_id = (select current_station())
        or (select current_installation()));
create policy dealer_installation on dealer using ((select current_installation()));
create policy station_installation on station using ((select current_installation()));
create policy person_member on person for select using (id in (select m.person_id from membership m));
create policy person_member_changed on person for update using (id in (select m.person_id from membership m));
create policy person_installation on person using ((select current_installation()));
-- Whoever has just been made is a member of nothing, and nobody's.
create policy person_new on person for insert with check (dealer_id is null and station_id is null);

-- Whoever invites works there or runs the installation, and whoever has used the link works there by it.
create policy invitation_belongs on invitation as restrictive for insert with check (
    used_by is null
    and (invited_by is null
        or exists (select from membership m
                   where m.person_id = invitation.invited_by
                     and (m.organisation_id = invitation.organisation_id or m.side = 'installation'))));
create policy invitation_used on invitation as restrictive for update using (true) with check (
    used_by is null
    or exists (select from membership m
               where m.person_id = invitation.used_by and m.organisation_id = invitation.organisation_id
                 and m.side = invitation.side));

grant select, update (closed_at, second_factor_required) on organisation to keyholder_server;
grant select, insert, update on invitation to keyholder_server;
grant select, insert, update, delete on membership to keyholder_server;

-- A sign-in is for one membership, and ends with it, and with a change of what one may do by it. 0.1 names none.
alter table sign_in add column id uuid not null default gen_random_uuid();
alter table sign_in add column organisation_id uuid;
alter table sign_in add column side text;
alter table sign_in add column address text check (length(address) <= 100);
alter table sign_in add column browser text check (length(browser) <= 300);
update sign_in s set organisation_id = m.organisation_id, side = m.side from membership m where m.person_id = s.person_id;
alter table sign_in add constraint sign_in_of_membership
    foreign key (person_id, organisation_id, side) references membership (person_id, organisation_id, side) on delete cascade;
create function signs_in_as_member() returns trigger language plpgsql security definer set search_path = public as $$
begin
    if new.organisation_id is null then
        select m.organisation_id, m.side into new.organisation_id, new.side
            from membership m join organisation o on o.id = m.organisation_id
            where m.person_id = new.person_id and o.closed_at is null and (m.ends_at is null or m.ends_at > new.created_at)
            order by m.created_at, m.organisation_id, m.side limit 1;
    end if;
    return new;
end
$$;
revoke all on function signs_in_as_member() from public;
create trigger signs_in_as_member before insert on sign_in for each row execute function signs_in_as_member();

create function ends_sign_ins() returns trigger language plpgsql security definer set search_path = public as $$
begin
    if tg_table_name = 'membership' then
        delete from sign_in s
            where s.person_id = old.person_id and s.organisation_id = old.organisation_id and s.side = old.side;
    else
        delete from sign_in s where s.organisation_id = old.id;
    end if;
    return null;
end
$$;
revoke all on function ends_sign_ins() from public;
create trigger ends_sign_ins after update of role on membership
    for each row when (new.role <> old.role) execute function ends_sign_ins();
create trigger ends_sign_ins after update of closed_at on organisation
    for each row when (new.closed_at is not null and old.closed_at is null) execute function ends_sign_ins();

grant select (key_hash, seen_at, created_at), update (seen_at, organisation_id, side) on sign_in to keyholder_server;

-- What people sign in with, and where they have worked longest: for that they are signed in. Whoever works nowhere is nobody.
create function find_person(folded text, typed text, at timestamptz)
    returns table (id uuid, login text, name text, password_hash text, organisation_id uuid, side text, role text)
    language sql stable security definer set search_path = public
    as $$
        select p.id, p.login, p.name, p.password_hash, m.organisation_id, m.side, m.role
        from person p
        join membership m on m.person_id = p.id
        join organisation o on o.id = m.organisation_id
        where p.login in (folded, typed) and p.disabled_at is null and o.closed_at is null
          and (m.ends_at is null or m.ends_at > at)
        order by p.login = typed desc, m.ends_at is not null, m.created_at, m.organisation_id, m.side limit 1
    $$;
revoke all on function find_person(text, text, timestamptz) from public;
grant execute on function find_person(text, text, timestamptz) to keyholder_server;

-- The stations for which somebody works: whose secret a signed launch has been signed with says for which of them.
create function find_stations_of(person uuid)
    returns table (id uuid, name text, organisation_id uuid, role text)
    language sql stable security definer set search_path = public
    as $$
        select p.id, p.name, m.organisation_id, m.role
        from person p
        join membership m on m.person_id = p.id
        join organisation o on o.id = m.organisation_id
        where p.id = person and m.side = 'station' and p.disabled_at is null and o.closed_at is null and m.ends_at is null
        order by m.created_at, m.organisation_id limit 100
    $$;
revoke all on function find_stations_of(uuid) from public;
grant execute on function find_stations_of(uuid) to keyholder_server;

-- Of release 0.1, which knows no other people.
create or replace function find_login(wanted text)
    returns table (id uuid, login text, name text, password_hash text, dealer_id uuid, station_id uuid)
    language sql stable security definer set search_path = public
    as $$
        select p.id, p.login, p.name, p.password_hash, p.dealer_id, p.station_id from person p
        where p.login = lower(wanted) and p.disabled_at is null and num_nonnulls(p.dealer_id, p.station_id) = 1
    $$;

-- Recognising a browser: a narrow door, one row, by a secret.
create function find_member(wanted bytea, at timestamptz)
    returns table (person_id uuid, login text, name text, organisation_id uuid, side text, role text, created_at timestamptz, seen_at timestamptz, ends_at timestamptz)
    language sql stable security definer set search_path = public
    as $$
        select p.id, p.login, p.name, m.organisation_id, m.side, m.role, s.created_at, s.seen_at, m.ends_at
        from sign_in s
        join person p on p.id = s.person_id
        join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id and m.side = s.side
        join organisation o on o.id = m.organisation_id
        where s.key_hash = wanted and p.disabled_at is null and o.closed_at is null
          and (m.ends_at is null or m.ends_at > at)
    $$;
revoke all on function find_member(bytea, timestamptz) from public;
grant execute on function find_member(bytea, timestamptz) to keyholder_server;

-- What is one's own, by the same secret: where else one works, and where one is signed in.
create function own_memberships(wanted bytea, at timestamptz)
    returns table (organisation_id uuid, side text, role text, name text, is_current boolean, ends_at timestamptz)
    language sql stable security definer set search_path = public
    as $$
        select m.organisation_id, m.side, m.role, coalesce(d.name, t.name, 'This installation'),
               m.organisation_id = s.organisation_id and m.side = s.side, m.ends_at
        from sign_in s
        join membership m on m.person_id = s.person_id
        join organisation o on o.id = m.organisation_id
        left join dealer d on m.side = 'dealer' and d.id = m.organisation_id
        left join station t on m.side = 'station' and t.id = m.organisation_id
        where s.key_hash = wanted and o.closed_at is null and (m.ends_at is null or m.ends_at > at)
        order by 4, m.side
    $$;
revoke all on function own_memberships(bytea, timestamptz) from public;
grant execute on function own_memberships(bytea, timestamptz) to keyholder_server;

create function own_sign_ins(wanted bytea)
    returns table (id uuid, created_at timestamptz, seen_at timestamptz, address text, browser text, is_this boolean)
    language sql stable security definer set search_path = public
    as $$
        select other.id, other.created_at, other.seen_at, other.address, other.browser, other.key_hash = wanted
        from sign_in s join sign_in other on other.person_id = s.person_id
        where s.key_hash = wanted order by other.key_hash = wanted desc, other.seen_at desc
    $$;
revoke all on function own_sign_ins(bytea) from public;
grant execute on function own_sign_ins(bytea) to keyholder_server;

-- Ends one other sign-in of the same person, or all others where none is named; answers how many.
create function end_own_sign_ins(wanted bytea, which uuid) returns bigint
    language sql security definer set search_path = public
    as $$
        with ended as (
            delete from sign_in other using sign_in s
            where s.key_hash = wanted and other.person_id = s.person_id and other.key_hash <> wanted
              and (which is null or other.id = which)
            returning 1)
        select count(*) from ended
    $$;
revoke all on function end_own_sign_ins(bytea, uuid) from public;
grant execute on function end_own_sign_ins(bytea, uuid) to keyholder_server;

-- An invitation by its secret, whatever has become of it.
create function find_invitation(wanted bytea)
    returns table (organisation_id uuid, id uuid, side text, role text, name text, organisation_name text, expires_at timestamptz,
                   is_used boolean, is_revoked boolean)
    language sql stable security definer set search_path = public
    as $$
        select i.organisation_id, i.id, i.side, i.role, i.name, coalesce(d.name, t.name, 'This installation'), i.expires_at,
               i.used_at is not null, i.revoked_at is not null or o.closed_at is not null
        from invitation i
        join organisation o on o.id = i.organisation_id
        left join dealer d on i.side = 'dealer' and d.id = i.organisation_id
        left join station t on i.side = 'station' and t.id = i.organisation_id
        where i.token_hash = wanted
    $$;
revoke all on function find_invitation(bytea) from public;
grant execute on function find_invitation(bytea) to keyholder_server;
