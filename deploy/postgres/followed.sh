#!/usr/bin/env bash
# Run once by the primary, behind roles.sh: users for its replica and for whoever watches, and that nothing is acknowledged which the other
# does not have. Both names are told, and the copy is told the same, so that it holds whichever of the two is written to.
set -euo pipefail

psql --username=postgres --dbname=postgres --no-psqlrc --set=ON_ERROR_STOP=1 --quiet <<'SQL'
\set replicator `cat /secrets/replicator.password`
\set exporter `cat /secrets/exporter.password`
create role replicator login replication password :'replicator';
create role exporter login password :'exporter' connection limit 10;
grant pg_monitor to exporter;
-- While the other is away, each write leaves a connection that waits, and some have to be left for who mends it.
alter role customers connection limit 170;
select pg_create_physical_replication_slot('replica') \g /dev/null
-- From the next start on, so that nothing waits here. Not by an argument, of which nobody could release it.
alter system set synchronous_standby_names = 'primary, replica';
SQL
echo 'host replication replicator all scram-sha-256' >>"$PGDATA/pg_hba.conf"
