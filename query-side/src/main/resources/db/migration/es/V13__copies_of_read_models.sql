-- A copy of a read model may also be built only to be compared with it, or be what was read before and comes back.
alter table rebuild
    add column kind text collate "C" not null default 'rebuild' check (kind in ('rebuild', 'verify', 'swap-back')),
    add column report jsonb,
    drop constraint rebuild_pkey,
    add primary key (read_model, kind),
    drop constraint rebuild_state_check,
    add constraint rebuild_state_check check
        (state in ('preparing', 'building', 'indexing', 'catching-up', 'comparing', 'completed', 'failed', 'cancelled'));

comment on column rebuild.report is 'what the comparison of the copy with what is read has found; no value but keys';

-- There is room for one copy of each.
create unique index rebuild_running on rebuild (read_model)
    where state in ('preparing', 'building', 'indexing', 'catching-up', 'comparing');

-- What was read before a copy took its place, while it can still come back.
create table kept_read_model (
    read_model text collate "C" primary key,
    -- Up to which event it holds what happened.
    position   bigint      not null,
    kept_until timestamptz not null
);
