-- A key is reserved before its command is handled, together with the ids that the command will use. Without an outcome, nobody
-- knows what became of it; the ids tell.
alter table idempotency
    add column ids text[] not null default '{}',
    alter column outcome drop not null;

comment on column idempotency.ids is 'of what the command makes; none if it makes nothing';
