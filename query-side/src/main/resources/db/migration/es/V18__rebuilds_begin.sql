-- What was read before and comes back has most of the history already: how fast it catches up is told from where it began.
alter table rebuild add column began bigint not null default 0;

comment on column rebuild.began is 'up to which event it held what happened when it began';
