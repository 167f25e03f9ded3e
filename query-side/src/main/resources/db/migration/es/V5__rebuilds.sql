-- Read models that are built anew beside the ones that are read, and the last such build of each.
create table rebuild (
    read_model text collate "C" primary key,
    state      text collate "C" not null
        check (state in ('preparing', 'building', 'indexing', 'catching-up', 'completed', 'failed', 'cancelled')),
    -- Up to which event it holds what happened, and how far it had to go when it began.
    position   bigint           not null default 0,
    total      bigint           not null,
    indexes    text[]           not null default '{}',
    problem    text,
    started_at timestamptz      not null default now(),
    ended_at   timestamptz,
    owner      text,
    seen_at    timestamptz      not null default '-infinity'
);

comment on column rebuild.indexes is 'how to make the indexes that are left out while it is filled';
comment on column rebuild.owner is 'the node that works on it; somebody else may if it was not seen for 10 s';
