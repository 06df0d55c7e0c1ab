-- Why: whoever runs the installation looks at a station without acting there; until now a look made them one of its operators for an hour.

-- Looks that go on are the new role's too, and their sign-ins end with the change as with any other.
alter table membership drop constraint membership_check;
update membership set role = 'station-viewer' where side = 'station' and ends_at is not null;
alter table membership add constraint membership_role_of_side check (
    side = 'dealer' and role in ('dealer-admin', 'installer', 'dealer-viewer')
    or side = 'station' and role in ('station-admin', 'operator', 'station-viewer')
    or side = 'installation' and role = 'installation-admin');

-- A look only sees, whatever the server asks for, and nobody is anywhere for good what only a look is.
alter table membership add constraint membership_looks_only_see check (
    case when ends_at is null then role <> 'station-viewer' else role in ('dealer-viewer', 'station-viewer') end);
