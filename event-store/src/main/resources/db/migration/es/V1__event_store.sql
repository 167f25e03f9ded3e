-- What must not be lost: the events, and how far each processor has read them.

create table domain_event_entry (
    -- CACHE 1, no cycle, never set by hand: readers rely on the order in which it is drawn.
    global_index         bigint generated always as identity primary key,
    aggregate_identifier text collate "C" not null,
    sequence_number      bigint           not null,
    type                 text             not null,
    event_identifier     text             not null,
    time_stamp           text collate "C" not null,
    payload_type         text             not null,
    payload_revision     text,
    payload              bytea            not null,
    meta_data            bytea            not null,
    unique (aggregate_identifier, sequence_number)
);

create table snapshot_event_entry (
    aggregate_identifier text collate "C" not null,
    sequence_number      bigint           not null,
    type                 text             not null,
    event_identifier     text             not null,
    time_stamp           text collate "C" not null,
    payload_type         text             not null,
    payload_revision     text,
    payload              bytea            not null,
    meta_data            bytea            not null,
    primary key (aggregate_identifier, sequence_number)
);

create table token_entry (
    processor_name text    not null,
    segment        integer not null,
    token          bytea,
    token_type     text,
    timestamp      text,
    owner          text,
    primary key (processor_name, segment)
);

-- One key for each tenant (and one, named 'system', for what belongs to none): equal values are found by their keyed
-- hashes. Made at the first use, never changed.
create table index_key (
    tenant_id text collate "C" primary key,
    key       bytea not null
);
