#!/usr/bin/env bash
# Run once by the primary, when its cluster has been made: a user for each who comes, the database, and the replica's slot.
set -euo pipefail

psql --username=postgres --dbname=postgres --no-psqlrc --set=ON_ERROR_STOP=1 --quiet <<'SQL'
\set customers `cat /secrets/customers.password`
\set replicator `cat /secrets/replicator.password`
\set exporter `cat /secrets/exporter.password`
create role customers login password :'customers';
create role replicator login replication password :'replicator';
create role exporter login password :'exporter' connection limit 10;
grant pg_monitor to exporter;
create database customers owner customers;
revoke all on database customers from public;
select pg_create_physical_replication_slot('replica') \g /dev/null
SQL
echo 'host replication replicator all scram-sha-256' >>"$PGDATA/pg_hba.conf"
