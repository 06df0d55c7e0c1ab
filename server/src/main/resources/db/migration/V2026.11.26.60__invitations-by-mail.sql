-- Why: an invitation may go out by mail; then it is for whoever reads mail at that address, and for nobody else.

alter table invitation add column mail_to text check (length(mail_to) between 3 and 254);
alter table invitation add column mail_state text check (mail_state in ('waiting', 'sent', 'refused'));
alter table invitation add column mail_at timestamptz;
alter table invitation add column mail_attempts integer not null default 0;
alter table invitation add column mail_times integer not null default 0;
alter table invitation add column mail_problem text check (length(mail_problem) between 1 and 300);
alter table invitation add constraint invitation_mail check (num_nulls(mail_to, mail_state, mail_at) in (0, 3));
create trigger mail_stays_where_it_is before update of mail_to on invitation
    for each row when (new.mail_to is distinct from old.mail_to) execute function stays_where_it_is();
create index invitation_mailed on invitation (organisation_id, mail_at) where mail_at is not null;

-- Where somebody has shown that they read mail: by a link that was sent there.
alter table person add column mail_address text check (length(mail_address) between 3 and 254);

-- What an invitation needs to know of the person who is signed in, wherever they work.
drop function find_invitation(bytea);
create function find_invitation(wanted bytea)
    returns table (organisation_id uuid, id uuid, side text, role text, name text, organisation_name text, expires_at timestamptz,
                   is_used boolean, is_revoked boolean, mail_to text, mail_state text, mail_at timestamptz, mail_problem text)
    language sql stable security definer set search_path = public
    as $$
        select i.organisation_id, i.id, i.side, i.role, i.name, coalesce(d.name, t.name, 'This installation'), i.expires_at,
               i.used_at is not null, i.revoked_at is not null or o.closed_at is not null,
               i.mail_to, i.mail_state, i.mail_at, i.mail_problem
        from invitation i
        join organisation o on o.id = i.organisation_id
        left join dealer d on i.side = 'dealer' and d.id = i.organisation_id
        left join station t on i.side = 'station' and t.id = i.organisation_id
        where i.token_hash = wanted
    $$;
revoke all on function find_invitation(bytea) from public;
grant execute on function find_invitation(bytea) to keyholder_server;
