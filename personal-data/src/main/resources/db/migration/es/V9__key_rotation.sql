-- When the keys of tenants are replaced, so that copies of destroyed ones, in logs and backups, open nothing any more either.
create table key_rotation (
    tenant_id      text collate "C" primary key,
    -- The last erasure, or wish of the operator.
    wanted_at      timestamptz not null,
    due_at         timestamptz not null,
    -- What was erased before has no key any more that opens a copy, once the root's versions up to this one are withdrawn.
    retired_before timestamptz,
    under_root     smallint,
    -- How far the present replacement is: keys wrapped anew, of so many.
    done           bigint,
    total          bigint
);
