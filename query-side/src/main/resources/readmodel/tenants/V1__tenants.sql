-- Shops and their keys. The rows belong to the operator, not to a tenant.

create table tenant (
    tenant_id  text collate "C" primary key,
    -- How many events the tenant has had, those of its keys included.
    version    bigint      not null,
    name       text        not null,
    status     text        not null,
    rate_limit integer     not null,
    region     text        not null,
    currency   text        not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
);

create table api_key (
    key_id      text collate "C" primary key,
    tenant_id   text collate "C" not null,
    name        text        not null,
    scopes      text[]      not null,
    expires_at  timestamptz,
    rate_limit  integer,
    key_hash    text collate "C" not null,
    created_at  timestamptz not null,
    revoked_at  timestamptz,
    replaced_by text collate "C"
);

-- How the door finds who knocks. A revoked key opens nothing, so it need not be found.
create index api_key_by_hash on api_key (key_hash) where revoked_at is null;

create index api_key_by_tenant on api_key (tenant_id, key_id);

-- How many tenants there are: each part is kept by one segment of the processor.
create table tenant_total (
    part    smallint primary key,
    tenants bigint not null
);
