-- Whether it was not one customer but the whole shop; the operator reads its receipt.
alter table erasure add column whole_tenant boolean not null default false;
