-- Each event has a link that says what it was when it was chained, and follows the one before it. Events are not changed for it, and
-- appends know nothing of it.

create table chain_link (
    global_index bigint           not null primary key,
    ordinal      bigint           not null unique,
    partition    text collate "C" not null,
    number       bigint           not null,
    hash         bytea            not null,
    unique (partition, number)
);

comment on column chain_link.ordinal is '1, 2, 3 and so on over all links, in the order of global_index';
comment on column chain_link.number is '1, 2, 3 and so on in the partition, in the order of global_index';
comment on column chain_link.hash is 'SHA-256 over the hash before it in the partition, what is stored of the event, and where';

-- One row: up to where events are chained. Whoever chains holds it.
create table chain_state (
    single   boolean primary key default true check (single),
    position bigint not null,
    links    bigint not null
);

comment on column chain_state.position is 'there is a link for each event up to here, and never one for another';
comment on column chain_state.links is 'how many links there are';

insert into chain_state (position, links) values (0, 0);

-- Signed with a key that is not in the database, and made to be kept outside of it as well.
create table chain_checkpoint (
    id        bigint generated always as identity primary key,
    made_at   timestamptz not null,
    partition text collate "C",
    position  bigint      not null,
    links     bigint      not null,
    root      bytea       not null,
    key       text        not null,
    signature bytea       not null
);

comment on column chain_checkpoint.partition is 'of which; null for all';
comment on column chain_checkpoint.root is 'SHA-256 over the last links up to position, in the order of partitions';

create index chain_checkpoint_newest on chain_checkpoint (made_at desc);

-- One row: the last check of the chain, and how far it has come.
create table chain_check (
    single           boolean primary key default true check (single),
    owner            text        not null,
    seen_at          timestamptz not null,
    started_at       timestamptz not null,
    ended_at         timestamptz,
    partition        text,
    done             bigint      not null,
    total            bigint      not null,
    position         bigint,
    unchained        bigint,
    problem          text,
    intact           boolean,
    kind             text,
    found_partition  text,
    number           bigint,
    global_index     bigint,
    event_identifier text,
    detail           text
);

comment on column chain_check.seen_at is 'when its node last said that it is at work';
comment on column chain_check.position is 'up to where events were chained when it began';
comment on column chain_check.unchained is 'how many events lay behind that';
comment on column chain_check.problem is 'why it did not come to its end';
