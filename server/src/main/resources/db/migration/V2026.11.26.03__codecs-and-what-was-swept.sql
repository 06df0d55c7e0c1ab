-- Why: the pages say of a clip that browsers do not play that it is so, and of one that was there that it is gone, when and why.

-- Null of a picture, of a clip stored by an earlier release, and of one that does not say.
alter table media add column video_codec text check (video_codec ~ '^[!-~]{1,12}$');

-- What the keeping time took away of an event, all in all, and when it did so last.
create table swept_media (
    dealer_id uuid not null,
    event_id uuid not null,
    clips integer not null check (clips >= 0),
    stills integer not null check (stills >= 0),
    keep_days integer not null,
    swept_at timestamptz not null,
    primary key (dealer_id, event_id),
    foreign key (dealer_id, event_id) references event (dealer_id, id)
);
alter table swept_media enable row level security;
create policy swept_media_tenant on swept_media for select
    using (dealer_id = any ((select current_dealers())::uuid[])
        or ((select current_station()) is not null
            and event_id in (select e.id from event e where e.station_id = (select current_station()) and e.dealer_id = swept_media.dealer_id)));
grant select on swept_media to keyholder_server;

-- As before, and writes down what it takes.
create or replace function take_old_media(at timestamptz, at_most integer)
    returns setof text
    language sql security definer set search_path = public
    as $$
        with due as (
            select old.dealer_id, old.event_id, old.name, d.keep_days
            from dealer d
            cross join lateral (
                select m.dealer_id, m.event_id, m.name from media m
                where m.dealer_id = d.id and m.stored_at < least(at, now()) - make_interval(days => d.keep_days)
                  and not exists (
                      select from alarm_event e
                      join alarm a on a.dealer_id = e.dealer_id and a.id = e.alarm_id
                      where e.dealer_id = m.dealer_id and e.event_id = m.event_id and a.ended_at is null)
                order by m.stored_at limit at_most) old
            limit at_most),
        taken as (
            delete from media m using due
            where m.dealer_id = due.dealer_id and m.event_id = due.event_id and m.name = due.name
            returning m.dealer_id, m.event_id, m.content_type like 'video/%' as clip, m.storage_key, due.keep_days),
        noted as (
            insert into swept_media as s (dealer_id, event_id, clips, stills, keep_days, swept_at)
            select t.dealer_id, t.event_id, count(*) filter (where t.clip), count(*) filter (where not t.clip), max(t.keep_days), least(at, now())
            from taken t
            group by t.dealer_id, t.event_id
            order by t.dealer_id, t.event_id
            on conflict (dealer_id, event_id) do update set
                clips = s.clips + excluded.clips, stills = s.stills + excluded.stills,
                keep_days = excluded.keep_days, swept_at = excluded.swept_at)
        select t.storage_key from taken t
    $$;
revoke all on function take_old_media(timestamptz, integer) from public;
grant execute on function take_old_media(timestamptz, integer) to keyholder_server;
