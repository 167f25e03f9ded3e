-- What tenants asked within the last minute, where several nodes count it together. Without a trace in the write-ahead log: lost in a
-- crash, it is counted anew.
create unlogged table rate_window (
    tenant_id text collate "C" primary key,
    version   bigint not null,
    second    bigint not null,
    windows   bytea  not null
) with (fillfactor = 50);

comment on column rate_window.version is 'one more with each change; begins anywhere, so that a row that is made again is known as another';
comment on column rate_window.second is 'the last in which a request was counted, by the clock of the database';

-- The nodes that count. One that counts for itself alone has to see that there is nobody else first, so this is not to be lost.
create table counting_node (
    node    uuid primary key,
    seen_at timestamptz not null,
    shares  boolean     not null
);

comment on column counting_node.shares is 'whether it counts together with whoever is there; otherwise it may be counting for itself';
