-- Of whom nothing may be written any more that tells who it was.
alter table deleted_customer add column erased boolean not null default false;

-- What the projector finds the orders of an erased customer by, so that a rebuild keeps it while it fills the tables.
comment on index order_of_customer is 'projector';
