-- Why: a sheet of sites is looked at before it is saved, is saved by a job whatever becomes of the browser, and says afterwards what became of it.

create table site_import (
    dealer_id uuid not null references dealer (id),
    id uuid not null,
    file_name text not null check (length(file_name) between 1 and 200),
    encoding text not null,
    separator text not null,
    unknown text[] not null,
    -- As it came, until it is imported or a day old: it is full of people.
    sheet bytea check (octet_length(sheet) <= 4194304),
    row_count integer not null,
    state text not null check (state in ('checked', 'wrong', 'running', 'done')),
    -- Of what was shown: what is done is that, or nothing.
    mark text not null,
    -- Counts the plans that were made of it: what is found is the newest one's.
    plan integer not null default 0,
    changed_meanwhile boolean not null default false,
    new_sites integer not null,
    changed_sites integer not null,
    new_contacts integer not null,
    changed_contacts integer not null,
    new_zones integer not null,
    changed_zones integer not null,
    rows_done integer not null default 0,
    person_id uuid not null,
    person_name text not null,
    created_at timestamptz not null,
    ended_at timestamptz,
    primary key (dealer_id, id)
);
create index site_import_latest on site_import (dealer_id, created_at);
create index site_import_old on site_import (created_at);

create table site_import_finding (
    dealer_id uuid not null,
    import_id uuid not null,
    plan integer not null default 0,
    position integer not null,
    row_number integer not null,
    kind text not null check (kind in ('error', 'new', 'changed', 'unchanged', 'note')),
    column_name text,
    typed text,
    words text not null,
    primary key (dealer_id, import_id, plan, position),
    foreign key (dealer_id, import_id) references site_import (dealer_id, id) on delete cascade
);

alter table site_import enable row level security;
alter table site_import_finding enable row level security;
create policy site_import_tenant on site_import using (dealer_id = any ((select current_dealers())::uuid[]));
create policy site_import_finding_tenant on site_import_finding using (dealer_id = any ((select current_dealers())::uuid[]));
grant select, insert, update (sheet, state, mark, plan, changed_meanwhile, new_sites, changed_sites, new_contacts, changed_contacts, new_zones,
                              changed_zones, rows_done, ended_at) on site_import to keyholder_server;
grant select, insert on site_import_finding to keyholder_server;

-- Of all dealers, by age alone: it answers with nothing but how many.
create function sweep_site_imports(files_before timestamptz, imports_before timestamptz) returns integer
    language plpgsql security definer set search_path = public as $$
declare
    files integer;
    imports integer;
begin
    -- One that is being imported is left to its job.
    update site_import set sheet = null where created_at < files_before and sheet is not null and state <> 'running';
    get diagnostics files = row_count;
    delete from site_import where created_at < imports_before and state <> 'running';
    get diagnostics imports = row_count;
    return files + imports;
end
$$;
revoke all on function sweep_site_imports(timestamptz, timestamptz) from public;
grant execute on function sweep_site_imports(timestamptz, timestamptz) to keyholder_server;
