-- What was written until now is not sealed: all of it goes, and is projected again from the events.
truncate customer, customer_metrics, deleted_customer, placed_order, customer_total, active_total, created_total,
    created_active_total, order_total, order_day_total, directory_segment, figures_progress;

-- Nobody has read an event for tables that are new, or that are filled beside those that are read.
do $$
begin
    if '${flyway:defaultSchema}' = 'rm_customers' and to_regclass('es.dead_letter') is not null then
        delete from es.token_entry where processor_name = 'customers';
        delete from es.dead_letter where processing_group = 'customers';
    end if;
end
$$;
