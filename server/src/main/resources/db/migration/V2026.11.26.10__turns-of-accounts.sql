-- Why: a receiver's queue takes dealers and their accounts in turn, without going through what waits for the others.

-- Accounts with something waiting, one step of the index each; and an account's signals in their order.
create index signal_waiting on signal (receiver_id, dealer_id, account_number, sequence) where state = 'queued';

-- The same for those that wait with an alarm.
create index signal_waiting_alarm on signal (receiver_id, dealer_id, account_number, sequence)
    where state = 'queued' and qualifier = 'new';
