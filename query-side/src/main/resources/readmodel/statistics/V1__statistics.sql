-- Figures by segment and UTC day. Readers read the totals; the other two tables are what the projector must remember to
-- keep the totals right. Customers without a segment are under 'unsegmented' everywhere.

create table customer (
    tenant_id      text collate "C" not null,
    customer_id    text collate "C" not null,
    -- How many of the customer's events are counted; 0 while nothing but orders of it is known.
    version        bigint           not null,
    -- The last one known, also after the customer was deleted.
    segment        text collate "C" not null,
    created_on     date,
    present        boolean          not null,
    -- What its counted orders come to.
    lifetime_value numeric          not null,
    -- The last day on which something happened to the customer or its orders. What comes later in the order of events is
    -- not counted to an earlier day, though a clock may say so.
    known_on       date,
    primary key (tenant_id, customer_id)
) with (fillfactor = 85);

create table placed_order (
    tenant_id text collate "C" not null,
    order_id  text collate "C" not null,
    version   bigint           not null,
    -- Its customer's when the order was received.
    segment   text collate "C" not null,
    placed_on date             not null,
    amount    numeric(14, 2)   not null,
    counted   boolean          not null,
    primary key (tenant_id, order_id)
) with (fillfactor = 85);

-- Each part is kept by one segment of the processor; the total is the sum over the parts, of which one may be negative.
-- There is no row of zeros.
create table segment_total (
    tenant_id      text collate "C" not null,
    segment        text collate "C" not null,
    part           smallint         not null,
    customers      bigint           not null,
    lifetime_value numeric          not null,
    orders         bigint           not null,
    revenue        numeric          not null,
    primary key (tenant_id, segment, part)
) with (fillfactor = 70);

-- Customers under the day of their creation and their segment now, orders under the day on which they were placed and
-- their segment at receipt.
create table day_total (
    tenant_id text collate "C" not null,
    day       date             not null,
    segment   text collate "C" not null,
    part      smallint         not null,
    customers bigint           not null,
    orders    bigint           not null,
    revenue   numeric          not null,
    primary key (tenant_id, day, segment, part)
) with (fillfactor = 70);

-- What there was at the end of a past day. Each event adds what it changed to the day on which it happened, so what was known
-- by a day is the sum up to it; and to the month, so that many years are a short sum.

create table known_day_total (
    tenant_id text collate "C" not null,
    day       date             not null,
    segment   text collate "C" not null,
    part      smallint         not null,
    customers bigint           not null,
    orders    bigint           not null,
    revenue   numeric          not null,
    primary key (tenant_id, day, segment, part)
) with (fillfactor = 70);

create table known_month_total (
    tenant_id text collate "C" not null,
    -- Its first day.
    month     date             not null,
    segment   text collate "C" not null,
    part      smallint         not null,
    customers bigint           not null,
    orders    bigint           not null,
    revenue   numeric          not null,
    primary key (tenant_id, month, segment, part)
) with (fillfactor = 70);

-- The first day on which anything happened in the shop. No total, since it stays when nothing is left of that day.
create table first_day (
    tenant_id text collate "C" not null,
    day       date             not null,
    primary key (tenant_id)
);
