-- Why: texts going out are rows first; what the provider says of them comes back to the row.

create table message (
    dealer_id uuid not null references dealer (id),
    id uuid not null,
    -- Whose conversation it is, for the module that asked; opaque to messaging.
    conversation text not null check (length(conversation) between 1 and 100),
    recipient text not null check (length(recipient) between 1 and 200),
    -- Holds {link} where the link goes: the token is made when the text is sent and stored nowhere.
    body text not null check (length(body) between 1 and 1600),
    link_path text,
    state text not null default 'queued'
        check (state in ('queued', 'sent', 'delivered', 'undelivered', 'failed', 'parked')),
    failure text,
    failure_code text,
    provider_id text,
    attempts integer not null default 0,
    created_at timestamptz not null,
    give_up_at timestamptz not null,
    sent_at timestamptz,
    settled_at timestamptz,
    primary key (dealer_id, id)
);
create index message_by_provider on message (provider_id) where provider_id is not null;
create index message_by_recipient on message (recipient, created_at);

-- A receipt may overtake the answer that names its message: it waits here until the message has its provider's id.
create table early_receipt (
    provider_id text not null,
    status text not null,
    error_code text,
    received_at timestamptz not null,
    primary key (provider_id, status)
);

-- Numbers that said STOP. It is a fact of the phone network between our number and theirs, so no tenant owns it.
create table do_not_text (
    number text primary key,
    since timestamptz not null
);

-- What people wrote back. Kept whole; the words of an answer are never read out of it.
create table incoming_text (
    id uuid primary key,
    provider_id text not null unique,
    sender text not null,
    body text not null check (length(body) <= 5000),
    received_at timestamptz not null
);

alter table message enable row level security;
create policy message_tenant on message
    using (dealer_id = any ((select current_dealers())::uuid[]));

grant select, insert, update on message to keyholder_server;
grant select, insert, delete on early_receipt to keyholder_server;
grant select, insert, delete on do_not_text to keyholder_server;
grant insert on incoming_text to keyholder_server;

-- The provider names its own id only: a narrow door from there to the tenant.
create function find_message(wanted text)
    returns table (dealer_id uuid, id uuid)
    language sql stable security definer set search_path = public
    as $$ select m.dealer_id, m.id from message m where m.provider_id = wanted $$;
revoke all on function find_message(text) from public;
grant execute on function find_message(text) to keyholder_server;
