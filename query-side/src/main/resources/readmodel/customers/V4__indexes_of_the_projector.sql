-- What the projector looks things up by, so that a rebuild keeps it while it fills the tables.
comment on index counted_order_of_customer is 'projector';
comment on index directory_open_segment is 'projector';
