#!/usr/bin/env bash
# Runs PostgreSQL: as what nodes write to if DATABASE, who this is, is PRIMARY_HOST; otherwise as a replica of that, of which the first
# start makes a copy. One that was broken off is made anew.
set -euo pipefail
[[ $DATABASE != "$PRIMARY_HOST" ]] || exec docker-entrypoint.sh postgres "$@"

umask 077
export PGPASSFILE=/tmp/pgpass
echo "*:*:*:replicator:$(</secrets/replicator.password)" >"$PGPASSFILE"
primary="host=$PRIMARY_HOST port=${PRIMARY_PORT:-5432} user=replicator passfile=$PGPASSFILE"

if [[ ! -s $PGDATA/PG_VERSION ]]; then
    rm -rf "$PGDATA" "$PGDATA.new"
    mkdir -p "${PGDATA%/*}"
    # At the first start of both it is still being made, and what fails looks broken to those who wait for it.
    until pg_isready --dbname="$primary dbname=postgres" --quiet; do sleep 1; done
    # What is kept for a former copy is of no use to this one.
    psql --dbname="$primary dbname=postgres" --no-psqlrc --no-password --quiet --output=/dev/null --set=ON_ERROR_STOP=1 \
        --command="select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = '$DATABASE'" \
        --command="select pg_create_physical_replication_slot('$DATABASE')"
    pg_basebackup --dbname="$primary" --no-password --slot="$DATABASE" \
        --wal-method=stream --checkpoint=fast --write-recovery-conf --pgdata="$PGDATA.new"
    mv "$PGDATA.new" "$PGDATA"
elif [[ ! -e $PGDATA/standby.signal ]]; then
    echo "What is here was written to, so it is no replica, and two that are written to are worse than one that is missing." >&2
    echo "If $PRIMARY_HOST is what nodes write to, remove the volume of $DATABASE, and it is made anew." >&2
    exit 1
fi
exec postgres "$@" \
    -c primary_conninfo="$primary application_name=$DATABASE" \
    -c primary_slot_name="$DATABASE" -c hot_standby_feedback=on
