-- Erasures, with nothing of who was erased.

create table erasure (
    tenant_id  text collate "C" not null,
    id         text collate "C" not null,
    erased_at  timestamptz      not null,
    -- The key that asked for it, and what it was called then.
    actor      text,
    actor_name text,
    primary key (tenant_id, id)
);
