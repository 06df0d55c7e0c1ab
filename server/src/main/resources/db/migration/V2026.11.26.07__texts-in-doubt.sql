-- Why: whether a text went out may not be known; that is neither "queued", which is sent again at once, nor "failed".

-- The state of such a message stays 'queued', which is all that release 0.1 knows. How often it was handed over without a word of what
-- came of it, when last, and how often the provider has been asked since.
alter table message add column doubts smallint not null default 0 check (doubts >= 0);
alter table message add column doubtful_at timestamptz;
alter table message add column look_ups integer not null default 0 check (look_ups >= 0);
alter table message add constraint doubt_has_a_time check (doubts = 0 or doubtful_at is not null);

alter table question add column outcome_unknown_at timestamptz;

-- The welcome of which it is not known. One that is not the newest says nothing, so that release 0.1 need not clear it.
alter table contact add column welcome_unknown uuid;
create index message_in_doubt on message (dealer_id, conversation) where state = 'queued' and doubts > 0;
