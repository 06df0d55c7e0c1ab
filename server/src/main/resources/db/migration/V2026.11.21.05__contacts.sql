-- Why: the people who may decide about a site, and their recorded consent to be asked.

create table contact (
    dealer_id uuid not null,
    id uuid not null,
    site_id uuid not null,
    name text not null check (length(name) between 1 and 120),
    -- E.164
    phone text not null check (phone ~ '^\+[1-9][0-9]{5,14}$'),
    email text check (length(email) between 3 and 200),
    email_too boolean not null default false,
    title text check (length(title) between 1 and 60),
    slot smallint check (slot between 1 and 999),
    created_at timestamptz not null,
    removed_at timestamptz,
    -- The newest welcome message: its conversation, how it fares, and the hash of its link.
    welcome_id uuid,
    welcome_state text not null default 'not-sent'
        check (welcome_state in ('not-sent', 'sending', 'pending', 'send-error')),
    welcome_failure text,
    welcome_at timestamptz,
    welcome_token_hash bytea,
    number_valid_at timestamptz,
    confirmed_at timestamptz,
    primary key (dealer_id, id),
    foreign key (dealer_id, site_id) references site (dealer_id, id)
);
create index contact_of_site on contact (dealer_id, site_id) where removed_at is null;
create unique index contact_number on contact (dealer_id, site_id, phone) where removed_at is null;
create index contact_by_welcome on contact (welcome_token_hash) where welcome_token_hash is not null;

-- Consent: when, from where, which text was shown. Never changed, never deleted.
create table consent (
    dealer_id uuid not null,
    id uuid not null,
    contact_id uuid not null,
    given_at timestamptz not null,
    address text not null,
    user_agent text not null,
    shown text not null,
    primary key (dealer_id, id),
    foreign key (dealer_id, contact_id) references contact (dealer_id, id)
);

alter table contact enable row level security;
alter table consent enable row level security;

create policy contact_tenant on contact
    using (dealer_id = any ((select current_dealers())::uuid[])
        or ((select current_station()) is not null and site_id in (select s.id from site s where s.station_id = (select current_station()))))
    with check (dealer_id = any ((select current_dealers())::uuid[]));
create policy consent_tenant on consent
    using (dealer_id = any ((select current_dealers())::uuid[]));

grant select, insert, update on contact to keyholder_server;
grant select, insert on consent to keyholder_server;

create function find_welcome(wanted bytea)
    returns table (dealer_id uuid, contact_id uuid)
    language sql stable security definer set search_path = public
    as $$ select c.dealer_id, c.id from contact c where c.welcome_token_hash = wanted and c.removed_at is null $$;
revoke all on function find_welcome(bytea) from public;
grant execute on function find_welcome(bytea) to keyholder_server;
