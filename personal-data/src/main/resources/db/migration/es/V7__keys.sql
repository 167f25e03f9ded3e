-- Keys. All of them are wrapped: what lies here opens nothing without the root keys, which are never in the database.

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
    made_at      timestamptz      not null default now(),
    primary key (tenant_id, purpose, version)
);

comment on column tenant_key.root_version is '0 for a key from before there was a root, until it is wrapped';

insert into tenant_key (tenant_id, purpose, version, root_version, wrapped)
select tenant_id, 'index', 1, 0, key from index_key;

drop table index_key;

-- Of each person, and of what a tenant has sealed for itself; under the tenant's wrapping key. To destroy a person's row is to forget
-- the person.
create table subject_key (
    tenant_id        text collate "C" not null,
    subject          text collate "C" not null,
    version          smallint         not null,
    link             uuid,
    wrapping_version smallint         not null,
    wrapped          bytea            not null,
    primary key (tenant_id, subject, version)
);

comment on column subject_key.link is 'leads from what must not name the person to its key; nothing else tells whose it is';

create unique index subject_key_by_link on subject_key (tenant_id, link);
