#!/usr/bin/env bash
# Runs PostgreSQL as a replica. The first start copies the primary; a copy that was broken off is made anew.
set -euo pipefail
umask 077
export PGPASSFILE=/tmp/pgpass
echo "*:*:*:replicator:$(</secrets/replicator.password)" >"$PGPASSFILE"

if [[ ! -s $PGDATA/PG_VERSION ]]; then
    rm -rf "$PGDATA" "$PGDATA.new"
    mkdir -p "${PGDATA%/*}"
    pg_basebackup --host="$PRIMARY_HOST" --port="${PRIMARY_PORT:-5432}" --username=replicator --no-password --slot=replica \
        --wal-method=stream --checkpoint=fast --write-recovery-conf --pgdata="$PGDATA.new"
    mv "$PGDATA.new" "$PGDATA"
fi
exec postgres "$@" \
    -c primary_conninfo="host=$PRIMARY_HOST port=${PRIMARY_PORT:-5432} user=replicator passfile=$PGPASSFILE application_name=replica" \
    -c primary_slot_name=replica -c hot_standby_feedback=on
