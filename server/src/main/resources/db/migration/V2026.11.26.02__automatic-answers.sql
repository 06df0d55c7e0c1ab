-- Why: a number gets one automatic answer a day, else two programs that answer each other would talk for ever.

-- A fact of the phone network between our number and theirs, so no tenant owns it.
create table automatic_answer (
    number text primary key,
    answered_at timestamptz not null
);

grant select, insert, update, delete on automatic_answer to keyholder_server;
