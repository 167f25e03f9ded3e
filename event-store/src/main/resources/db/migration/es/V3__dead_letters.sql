-- Events that a projection could not take in, and those behind them that belong to the same, in order; as Axon's
-- JdbcSequencedDeadLetterQueue keeps them. Each read model that is dropped takes its letters along.
create table dead_letter (
    dead_letter_id       text collate "C" primary key,
    processing_group     text collate "C" not null,
    sequence_identifier  text collate "C" not null,
    sequence_index       bigint           not null,
    message_type         text             not null,
    event_identifier     text collate "C" not null,
    time_stamp           text             not null,
    payload_type         text             not null,
    payload_revision     text,
    payload              bytea            not null,
    meta_data            bytea,
    type                 text,
    aggregate_identifier text,
    sequence_number      bigint,
    token_type           text,
    token                bytea,
    enqueued_at          text             not null,
    last_touched         text,
    processing_started   text,
    cause_type           text,
    cause_message        text,
    diagnostics          bytea,
    due_at               timestamptz      not null default now() + interval '1 second',
    unique (processing_group, sequence_identifier, sequence_index)
);

comment on column dead_letter.sequence_identifier is 'what the event belongs to, such as its customer';
comment on column dead_letter.cause_message is 'where it failed, and the SQLState; never a value';
comment on column dead_letter.due_at is 'from when on it is tried again by itself, once it is the first of its sequence';

create index dead_letter_event on dead_letter (event_identifier);
