-- Customers as they are now, their orders, and what lists need in order not to count: everything that replies about
-- customers and orders show. Personal columns are sealed. An empty segment means none, so that it can be part of a key.

create table customer (
    tenant_id   text collate "C" not null,
    id          text collate "C" not null,
    -- How many events of the customer are in this row.
    version     bigint           not null,
    name        bytea,
    email       bytea,
    mobile      bytea,
    -- A keyed hash. Not unique: what is unique is decided elsewhere, and the order between customers is not kept here.
    mobile_hash text collate "C",
    segment     text collate "C" not null,
    -- The segment without case and accents, to sort by; null if there is none.
    segment_key text collate "C",
    created_at  timestamptz      not null,
    updated_at  timestamptz      not null,
    primary key (tenant_id, id)
) with (fillfactor = 90);

create index customer_by_created on customer (tenant_id, created_at, id);
create index customer_by_updated on customer (tenant_id, updated_at, id);
create index customer_by_segment on customer (tenant_id, segment_key, id);
create index customer_of_segment_by_created on customer (tenant_id, segment, created_at, id);
create index customer_of_segment_by_updated on customer (tenant_id, segment, updated_at, id);
create index customer_by_mobile on customer (tenant_id, mobile_hash);

-- What a customer's orders come to, apart from the customer, or each order would touch every index of it. Segment and
-- creation time are copies, to filter by. There may be a row before its customer is known; it has no created_at then.
create table customer_metrics (
    tenant_id         text collate "C" not null,
    id                text collate "C" not null,
    segment           text collate "C" not null,
    created_at        timestamptz,
    -- Counted orders only.
    order_count       bigint           not null,
    lifetime_value    numeric          not null,
    first_order_at    timestamptz,
    last_order_at     timestamptz,
    -- How many events its orders have had, counted or not.
    order_changes     bigint           not null,
    -- Where the customer lies in the directory.
    directory_segment text collate "C",
    slot              smallint,
    -- Which batch of which segment of the processor wrote the row last: see figures_progress.
    part              smallint         not null,
    change            bigint           not null,
    primary key (tenant_id, id)
) with (fillfactor = 80);

create index metrics_by_orders on customer_metrics (tenant_id, order_count, id);
create index metrics_by_value on customer_metrics (tenant_id, lifetime_value, id);
create index metrics_by_last_order on customer_metrics (tenant_id, last_order_at, id);
create index metrics_of_segment_by_orders on customer_metrics (tenant_id, segment, order_count, id);
create index metrics_of_segment_by_value on customer_metrics (tenant_id, segment, lifetime_value, id);
create index metrics_of_segment_by_last_order on customer_metrics (tenant_id, segment, last_order_at, id);
create index metrics_by_change on customer_metrics (tenant_id, part, change);

-- Customers that are gone, so that an event delivered again does not bring one back.
create table deleted_customer (
    tenant_id text collate "C" not null,
    id        text collate "C" not null,
    version   bigint           not null,
    primary key (tenant_id, id)
);

create table placed_order (
    tenant_id       text collate "C" not null,
    id              text collate "C" not null,
    version         bigint           not null,
    customer_id     text collate "C" not null,
    reference       text collate "C" not null,
    status          text collate "C" not null,
    -- Whether the status makes it count.
    counted         boolean          not null,
    final_amount    numeric(14, 2)   not null,
    placed_at       timestamptz      not null,
    updated_at      timestamptz      not null,
    mobile          bytea,
    mobile_hash     text collate "C",
    name            bytea,
    email           bytea,
    notes           bytea,
    items           jsonb            not null,
    external_source text collate "C",
    external_id     text collate "C",
    primary key (tenant_id, id)
) with (fillfactor = 90);

create index order_by_placed on placed_order (tenant_id, placed_at, id);
create index order_by_updated on placed_order (tenant_id, updated_at, id);
create index order_by_amount on placed_order (tenant_id, final_amount, id);
create index order_by_status on placed_order (tenant_id, status, id);
create index order_by_reference on placed_order (tenant_id, reference, id);
create index order_of_customer on placed_order (tenant_id, customer_id, placed_at, id);
create index order_by_external_id on placed_order (tenant_id, external_id) where external_id is not null;
create index order_by_mobile on placed_order (tenant_id, mobile_hash) where mobile_hash is not null;

-- Totals. Each part is kept by one segment of the processor; a total is the sum over the parts, of which one may be
-- negative. There is no row of zeros. Days are UTC.

create table customer_total (
    tenant_id      text collate "C" not null,
    segment        text collate "C" not null,
    part           smallint         not null,
    customers      bigint           not null,
    lifetime_value numeric          not null,
    primary key (tenant_id, segment, part)
) with (fillfactor = 70);

-- By the day of the last counted order; customers without one are not in it.
create table active_total (
    tenant_id      text collate "C" not null,
    last_order_day date             not null,
    segment        text collate "C" not null,
    part           smallint         not null,
    customers      bigint           not null,
    primary key (tenant_id, last_order_day, segment, part)
) with (fillfactor = 70);

create table created_total (
    tenant_id      text collate "C" not null,
    created_day    date             not null,
    segment        text collate "C" not null,
    part           smallint         not null,
    customers      bigint           not null,
    lifetime_value numeric          not null,
    primary key (tenant_id, created_day, segment, part)
) with (fillfactor = 70);

create table created_active_total (
    tenant_id      text collate "C" not null,
    last_order_day date             not null,
    created_day    date             not null,
    segment        text collate "C" not null,
    part           smallint         not null,
    customers      bigint           not null,
    primary key (tenant_id, last_order_day, created_day, segment, part)
) with (fillfactor = 70);

create table order_total (
    tenant_id text collate "C" not null,
    status    text collate "C" not null,
    part      smallint         not null,
    orders    bigint           not null,
    primary key (tenant_id, status, part)
) with (fillfactor = 70);

create table order_day_total (
    tenant_id  text collate "C" not null,
    placed_day date             not null,
    status     text collate "C" not null,
    part       smallint         not null,
    orders     bigint           not null,
    primary key (tenant_id, placed_day, status, part)
) with (fillfactor = 70);

-- The directory: about 1,000 customers in a row, sealed, for search by text and order by name. Identifiers and versions
-- together are never used twice, so what they name can be cached for ever.
create table directory_segment (
    tenant_id text collate "C" not null,
    id        text collate "C" not null,
    -- Which segment of the processor appends to it.
    part      smallint         not null,
    version   bigint           not null,
    entries   integer          not null,
    -- Slots are not used again, so a customer keeps its slot.
    next_slot integer          not null,
    open      boolean          not null,
    sealed    bytea            not null,
    primary key (tenant_id, id)
);

-- What is sealed does not get smaller.
alter table directory_segment alter column sealed set storage external;
create index directory_open_segment on directory_segment (tenant_id, part) where open;

-- How many batches of each segment of the processor have changed a tenant's metrics, so that readers who keep figures in
-- memory can ask for what is new. Another generation means that the read model was built anew.
create table figures_progress (
    tenant_id  text collate "C" not null,
    part       smallint         not null,
    generation uuid             not null default gen_random_uuid(),
    change     bigint           not null,
    primary key (tenant_id, part)
) with (fillfactor = 70);
