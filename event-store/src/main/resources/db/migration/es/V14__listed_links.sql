-- A partition's events that are shown to people are numbered too, so that a page of them costs the same wherever it is.
alter table chain_link add column listed bigint;

comment on column chain_link.listed is '1, 2, 3 and so on over those of the partition that are listed; null for the others. In no hash';

-- Not unique: whoever breaks a link shall be found out by the check of the chain.
create index chain_link_listed on chain_link (partition, listed) where listed is not null;
