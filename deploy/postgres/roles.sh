#!/usr/bin/env bash
# Run once, when the cluster has been made: the database, and the user that the server comes as, who owns it and has no other right.
set -euo pipefail

psql --username=postgres --dbname=postgres --no-psqlrc --set=ON_ERROR_STOP=1 --quiet <<'SQL'
\set customers `cat /secrets/customers.password`
create role customers login password :'customers';
create database customers owner customers;
revoke all on database customers from public;
SQL
