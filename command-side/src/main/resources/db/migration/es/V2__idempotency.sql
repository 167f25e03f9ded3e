-- What became of commands under an Idempotency-Key, for 24 hours: identifiers, versions and error codes, nothing personal.
create table idempotency (
    scope    text collate "C" not null,
    key_hash text collate "C" not null,
    part     integer          not null,
    digest   text collate "C" not null,
    kept_at  timestamptz      not null,
    outcome  jsonb            not null,
    primary key (scope, key_hash, part)
);

comment on column idempotency.scope is 'the tenant, or system for the operator';
comment on column idempotency.key_hash is 'keyed hash of the Idempotency-Key';
comment on column idempotency.part is 'which of several commands of one request; 0 if there is one';
comment on column idempotency.digest is 'keyed hash of method, path and body';

create index idempotency_kept_at on idempotency (kept_at);
