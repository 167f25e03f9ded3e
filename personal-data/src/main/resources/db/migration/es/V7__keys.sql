-- Keys. All of them are wrapped: what lies here opens nothing without the root keys, which are never in the database.

do $$
begin
    if exists (select from domain_event_entry where payload_type like 'customer-%') then
        raise exception 'this database holds customers from before personal data was sealed, which cannot be taken over: start with an empty one';
    end if;
end
$$;

drop table index_key;

-- Of each tenant (and of one named 'system', for what belongs to none), under the root. Equal values are found by hashes under the
-- index key, which never changes; the wrapping keys are replaced from time to time.
create table tenant_key (
    tenant_id    text collate "C" not null,
    purpose      text collate "C" not null check (purpose in ('wrapping', 'index')),
    version      smallint         not null,
    root_version smallint         not null,
    wrapped      bytea            not null,
    -- Nothing new is wrapped with it.
    retiring     boolean          not null default false,
    made_at      timestamptz      not null default clock_timestamp(),
    primary key (tenant_id, purpose, version)
);

-- Of each person, and of what a tenant has sealed for itself; under the tenant's wrapping key. A row without a key is of a person who
-- is forgotten: a row that is not there is missing.
create table subject_key (
    tenant_id        text collate "C" not null,
    subject          text collate "C" not null,
    version          smallint         not null,
    link             uuid,
    wrapping_version smallint         not null,
    wrapped          bytea,
    primary key (tenant_id, subject, version)
);

comment on column subject_key.link is 'leads from what must not name the person to its key; nothing else tells whose it is';
comment on column subject_key.wrapping_version is '0 where there is no key any more';

create unique index subject_key_by_link on subject_key (tenant_id, link);
