-- Files of keys that took the place of what was in tenant_key and subject_key, so that none does twice: what was made since would be lost.
create table key_import (
    sha256      bytea primary key,
    imported_at timestamptz not null default now()
);
