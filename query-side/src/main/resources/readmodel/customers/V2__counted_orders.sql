-- When a customer's first and last counted orders were: two look-ups, however many of its orders do not count.
create index counted_order_of_customer on placed_order (tenant_id, customer_id, placed_at) where counted;
