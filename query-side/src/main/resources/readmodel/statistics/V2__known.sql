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

-- The last day on which something happened to the customer or its orders. What comes later in the order of events is not
-- counted to an earlier day, though a clock may say so.
alter table customer add column known_on date;
