-- When the keys of tenants are replaced, so that copies of destroyed ones, in logs and backups, open nothing any more either.
create table key_rotation (
    tenant_id text collate "C" primary key,
    -- The last erasure, or wish of the operator.
    wanted_at timestamptz not null,
    due_at    timestamptz not null,
    -- How far the present replacement is: keys wrapped anew, of so many.
    done      bigint,
    total     bigint
);

-- What was erased before some moment has no key any more that opens a copy, once the root's versions up to this one are withdrawn.
create table key_retirement (
    tenant_id      text collate "C" not null,
    retired_before timestamptz      not null,
    under_root     smallint         not null,
    primary key (tenant_id, retired_before)
);
