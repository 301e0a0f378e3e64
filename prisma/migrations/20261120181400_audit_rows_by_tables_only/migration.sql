-- A trigger fires whoever may call its function, but only who may call it can bind it to a table. The app's role makes
-- temporary tables for a restore: bound to one of them, the audit trigger would write rows of changes that never were.
revoke execute on function audit_row() from public;
