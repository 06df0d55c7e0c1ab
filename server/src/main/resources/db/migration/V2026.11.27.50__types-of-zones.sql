-- Why: a zone has a type, which says as what its alarms are signalled; instant is what was signalled of every zone until now.

alter table zone add type text not null default 'instant'
    check (type in ('instant', 'perimeter', 'follower', '24-hour', 'entry-exit', 'day-night', 'exterior', 'non-burglary', 'intercom'));
