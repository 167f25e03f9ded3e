-- What was chained before its listed events were numbered.
update chain_link l
   set listed = numbered.listed
  from (select c.global_index, row_number() over (partition by c.partition order by c.number) as listed
          from chain_link c
          join domain_event_entry e on e.global_index = c.global_index
         where e.payload_type not in ('value-claimed', 'value-released')) numbered
 where numbered.global_index = l.global_index;

-- Tenants, their keys, and what the operator does are few among all events. Who reads them names the same types.
create index domain_event_entry_operator on domain_event_entry (global_index)
    where payload_type in ('key-issued', 'key-replaced', 'key-revoked', 'operator-acted',
                           'tenant-changed', 'tenant-created', 'tenant-erased');
