-- Orders as visits: a read model of a release that is yet to come.
create table visit (
    tenant_id text collate "C" not null,
    order_id  text collate "C" not null,
    primary key (tenant_id, order_id)
);
