-- Why: who has forgotten their password comes back by a link; and who manages the people ends somebody's sign-ins.

-- A link by which somebody chooses another password, for a day and once. Of the secret in it only the fingerprint is kept.
create table password_link (
    id uuid primary key,
    person_id uuid not null references person (id),
    token_hash bytea not null unique check (octet_length(token_hash) = 32),
    -- Who has made it, and for which side of which organisation they did; empty where the person has asked for it themselves.
    made_by uuid references person (id),
    organisation_id uuid references organisation (id),
    side text check (side in ('dealer', 'station', 'installation')),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz,
    -- Another link was made, or another password was chosen.
    replaced_at timestamptz,
    -- Empty where whoever made it was shown it.
    mail_to text check (length(mail_to) between 3 and 254),
    mail_state text check (mail_state in ('waiting', 'sent', 'refused')),
    mail_at timestamptz,
    mail_attempts integer not null default 0,
    mail_problem text check (length(mail_problem) between 1 and 300),
    check (num_nulls(made_by, organisation_id, side) in (0, 3)),
    check (num_nulls(mail_to, mail_state, mail_at) in (0, 3)),
    check (made_by is not null or mail_to is not null)
);
create index password_link_of_person on password_link (person_id, created_at);

-- What somebody typed who has forgotten their password, as a fingerprint: whether it is anybody's is found out afterwards, so that whoever asks
-- cannot tell by the time it takes.
create table password_asked (
    id uuid primary key,
    folded_hash bytea not null check (octet_length(folded_hash) = 32),
    typed_hash bytea not null check (octet_length(typed_hash) = 32),
    address text not null check (length(address) between 1 and 100),
    asked_at timestamptz not null
);

-- The two are asked where all memberships are seen: for the installation, and past the fence.

-- Whether somebody works for this side of this organisation and nowhere else: then its admins are asked about nobody else's rows.
create function works_there_alone(who uuid, organisation uuid, its_side text) returns boolean
    language sql stable set search_path = public
    as $$
        select exists (select from membership m where m.person_id = who and m.ends_at is null)
           and not exists (select from membership m
                           where m.person_id = who and m.ends_at is null
                             and (m.organisation_id, m.side) <> (organisation, its_side))
    $$;

-- The address to which everybody for whom somebody works has sent their invitation. Another is believed by those alone who have sent one
-- there: whoever reads mail at it may be one of them.
create function mail_address_for_all(who uuid) returns text
    language sql stable set search_path = public
    as $$
        select p.mail_address from person p
        where p.id = who and p.mail_address is not null
          and exists (select from membership m where m.person_id = who and m.ends_at is null)
          -- A mailbox alone does not open the installation.
          and not exists (select from membership m
                          where m.person_id = who and m.ends_at is null and m.side = 'installation')
          and not exists (select from membership m
                          where m.person_id = who and m.ends_at is null
                            and not exists (select from invitation i
                                            where i.used_by = who and i.organisation_id = m.organisation_id and i.side = m.side
                                              -- One from before they were taken back says nothing of today.
                                              and i.used_at >= m.created_at
                                              and lower(i.mail_to) = lower(p.mail_address)))
    $$;

-- Whether somebody manages the people of this side of this organisation.
create function manages_people(who uuid, organisation uuid, its_side text) returns boolean
    language sql stable set search_path = public
    as $$
        select exists (select from membership m join person p on p.id = m.person_id
                       where m.person_id = who and m.organisation_id = organisation and m.side = its_side and m.ends_at is null
                         and m.role in ('dealer-admin', 'station-admin', 'installation-admin') and p.disabled_at is null)
    $$;

-- Whether such a link may open something. To whom it has gone is asked when it is made, and again when it is used: what was shown to somebody
-- who manages the people no more is good no more.
create function password_link_holds(who uuid, mailed_to text, maker uuid, organisation uuid, its_side text) returns boolean
    language sql stable set search_path = public
    as $$
        select case when mailed_to is not null then coalesce(lower(mailed_to) = lower(mail_address_for_all(who)), false)
                    else manages_people(maker, organisation, its_side)
                         and (its_side = 'installation' or works_there_alone(who, organisation, its_side)) end
    $$;

revoke all on function works_there_alone(uuid, uuid, text), mail_address_for_all(uuid), manages_people(uuid, uuid, text),
    password_link_holds(uuid, text, uuid, uuid, text) from public;
grant execute on function works_there_alone(uuid, uuid, text), mail_address_for_all(uuid), manages_people(uuid, uuid, text),
    password_link_holds(uuid, text, uuid, uuid, text) to keyholder_server;

-- By its secret, whatever has become of it.
create function find_password_link(wanted bytea)
    returns table (id uuid, person_id uuid, name text, login text, organisations uuid[], expires_at timestamptz, is_used boolean,
                   is_replaced boolean, is_good boolean)
    language sql stable security definer set search_path = public
    as $$
        select l.id, l.person_id, p.name, p.login, works.organisations, l.expires_at, l.used_at is not null, l.replaced_at is not null,
               p.disabled_at is null and works.somewhere and password_link_holds(l.person_id, l.mail_to, l.made_by, l.organisation_id, l.side)
        from password_link l
        join person p on p.id = l.person_id
        cross join lateral (
            select coalesce(array_agg(distinct m.organisation_id), '{}') as organisations,
                   coalesce(bool_or(o.closed_at is null), false) as somewhere
            from membership m join organisation o on o.id = m.organisation_id
            where m.person_id = l.person_id and m.ends_at is null) works
        where l.token_hash = wanted
    $$;
revoke all on function find_password_link(bytea) from public;
grant execute on function find_password_link(bytea) to keyholder_server;

-- With another password, wherever it comes from, all links to choose one are void.
create function ends_password_links() returns trigger language plpgsql security definer set search_path = public as $$
begin
    update password_link l set replaced_at = now()
        where l.person_id = new.id and l.used_at is null and l.replaced_at is null;
    return null;
end
$$;
revoke all on function ends_password_links() from public;
create trigger ends_password_links after update of password_hash on person
    for each row when (new.password_hash is distinct from old.password_hash) execute function ends_password_links();

-- A dealer's or a station's transaction sees and makes none: where else somebody works is not theirs to see.
alter table password_link enable row level security;
create policy password_link_installation on password_link
    using ((select current_installation()))
    with check ((select current_installation()));
create policy password_link_holds on password_link as restrictive for insert
    with check (password_link_holds(person_id, mail_to, made_by, organisation_id, side));
grant select, insert,
    update (token_hash, used_at, replaced_at, mail_state, mail_at, mail_attempts, mail_problem) on password_link to keyholder_server;
grant select, insert, delete on password_asked to keyholder_server;

-- Takes away what ended long ago, and says how much.
create function forget_password_links(ended_before timestamptz) returns integer
    language sql security definer set search_path = public
    as $$
        with forgotten as (delete from password_link where expires_at < ended_before returning 1)
        select count(*)::integer from forgotten
    $$;
revoke all on function forget_password_links(timestamptz) from public;
grant execute on function forget_password_links(timestamptz) to keyholder_server;

-- Ends the sign-ins of somebody for one side of one organisation: for that side.
create function end_sign_ins_there(who uuid, organisation uuid, its_side text) returns bigint
    language sql security definer set search_path = public
    as $$
        with ended as (
            delete from sign_in s
            where s.person_id = who and s.organisation_id = organisation and s.side = its_side
              and (its_side = 'dealer' and organisation = any (current_dealers())
                   or its_side = 'station' and organisation = current_station()
                   or its_side = 'installation' and current_installation())
            returning 1)
        select count(*) from ended
    $$;
revoke all on function end_sign_ins_there(uuid, uuid, text) from public;
grant execute on function end_sign_ins_there(uuid, uuid, text) to keyholder_server;
