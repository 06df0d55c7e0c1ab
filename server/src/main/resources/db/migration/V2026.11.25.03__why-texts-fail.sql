-- Why: why a text failed is a kind that everything is read off, and no longer a sentence to be searched for a word.

-- The provider's own code stays beside it (failure_code, error_code), for whoever asks the provider about it.
alter table message add column failure_kind text;
alter table early_receipt add column failure_kind text;
alter table contact add column welcome_failure_kind text;
alter table question add column failure_kind text;

-- The kind that a sentence of release 0.1 stands for. Only for what that release wrote, and writes while it still runs.
create function failure_kind_of(words text)
    returns text
    language sql immutable set search_path = public
    as $$ select case
        when words is null then null
        when words like 'probably a landline%' then 'landline'
        when words = 'the phone is off or out of reach' then 'unreachable'
        when words = 'this phone blocks the texts' then 'blocked'
        when words = 'this number does not exist any more' then 'number-gone'
        when words = 'the carrier took the text for spam' then 'spam'
        when words = 'our sending number is not registered with the carriers' then 'sender-not-registered'
        when words = 'this is not a phone number' then 'not-a-number'
        when words = 'texts to this country are switched off' then 'country-off'
        when words = 'opted out with STOP' then 'opted-out'
        when words = 'no way to the phone network in time' then 'too-late'
        when words = 'texting is not set up on this server' then 'not-set-up'
        else 'unknown'
    end $$;
revoke all on function failure_kind_of(text) from public;
grant execute on function failure_kind_of(text) to keyholder_server;

update message set failure_kind = case
        when failure_code = '30003' then 'unreachable'
        when failure_code = '30004' then 'blocked'
        when failure_code = '30005' then 'number-gone'
        when failure_code in ('30006', '21614', '21635') then 'landline'
        when failure_code = '30007' then 'spam'
        when failure_code in ('30034', '30032', '21212', '21606', '21659') then 'sender-not-registered'
        when failure_code in ('21211', '21217') then 'not-a-number'
        when failure_code = '21408' then 'country-off'
        when failure_code = '21610' then 'opted-out'
        when failure_code = 'expired' then 'too-late'
        when failure_code = 'not-set-up' then 'not-set-up'
        else 'unknown'
    end
where state in ('failed', 'undelivered');
update contact set welcome_failure_kind = failure_kind_of(welcome_failure) where welcome_failure is not null;
update question set failure_kind = failure_kind_of(failure) where failure is not null;

-- While release 0.1 runs beside this one it writes sentences alone: a row that it changed must not keep an older kind.
create function welcome_failure_of_0_1() returns trigger language plpgsql set search_path = public as $$
begin
    new.welcome_failure_kind := failure_kind_of(new.welcome_failure);
    return new;
end
$$;
create trigger welcome_failure_of_0_1 before update on contact
    for each row
    when (new.welcome_failure is distinct from old.welcome_failure
        and new.welcome_failure_kind is not distinct from old.welcome_failure_kind)
    execute function welcome_failure_of_0_1();

create function question_failure_of_0_1() returns trigger language plpgsql set search_path = public as $$
begin
    new.failure_kind := failure_kind_of(new.failure);
    return new;
end
$$;
create trigger question_failure_of_0_1 before update on question
    for each row
    when (new.failure is distinct from old.failure and new.failure_kind is not distinct from old.failure_kind)
    execute function question_failure_of_0_1();
