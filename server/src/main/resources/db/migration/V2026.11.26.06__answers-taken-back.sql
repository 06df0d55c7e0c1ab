-- Why: a press may be taken back for ten seconds. The answer stays on record, and beside it stands that it was taken back.

create table answer_taken_back (
    dealer_id uuid not null,
    answer_id uuid not null,
    station_id uuid not null,
    question_id uuid not null,
    session_id uuid not null,
    taken_back_at timestamptz not null,
    address text not null,
    primary key (dealer_id, answer_id),
    foreign key (dealer_id, answer_id) references answer (dealer_id, id)
);

alter table answer_taken_back enable row level security;
create policy answer_taken_back_tenant on answer_taken_back
    using (dealer_id = any ((select current_dealers())::uuid[]) or station_id = (select current_station()));
create policy answer_taken_back_belongs on answer_taken_back as restrictive for insert with check (
    exists (select from answer a
            where a.dealer_id = answer_taken_back.dealer_id and a.id = answer_taken_back.answer_id
              and a.station_id = answer_taken_back.station_id and a.question_id = answer_taken_back.question_id
              and a.session_id = answer_taken_back.session_id));
grant select, insert on answer_taken_back to keyholder_server;
