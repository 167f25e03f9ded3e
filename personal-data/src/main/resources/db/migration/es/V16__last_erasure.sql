-- Apart from wishes of the operator: clocks differ, so a replacement that began within a minute of an erasure does not tell of it.
alter table key_rotation add column erased_at timestamptz;

update key_rotation set erased_at = wanted_at where due_at < 'infinity';
