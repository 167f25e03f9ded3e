-- Tenants whose keys were all destroyed, and are never made again.
create table forgotten_tenant (
    tenant_id    text collate "C" primary key,
    -- The highest version of the root that their keys were under: until it is withdrawn a backup opens them.
    under_root   smallint    not null,
    forgotten_at timestamptz not null default now()
);
