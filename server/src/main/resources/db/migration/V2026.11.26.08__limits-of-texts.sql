-- Why: a dealer's texts are limited by number, hour and country, so that a mistake or a stolen sign-in does not run up a bill.

-- ISO 3166-1; null stands for the server's own country alone.
alter table dealer add column text_countries text[]
    check (array_length(text_countries, 1) between 1 and 300 and array_to_string(text_countries, ',', '?') ~ '^[A-Z]{2}(,[A-Z]{2})*$');

-- A dealer's newest texts of one kind, without looking at the others.
create index message_of_kind on message (dealer_id, split_part(conversation, ':', 1), created_at);
create index question_of_station on question (dealer_id, station_id, queued_at);
