-- Why: the server works as keyholder_server, which owns nothing and gets only what a migration grants it by name.

-- Nothing comes by being anybody: not the schema, not temporary tables, not the execution of functions to come.
revoke all on schema public from public;
grant usage on schema public to keyholder_server;
do $$
begin
  execute format('revoke all on database %I from public', current_database());
  execute format('grant connect on database %I to keyholder_server', current_database());
end
$$;
alter default privileges revoke execute on functions from public;
