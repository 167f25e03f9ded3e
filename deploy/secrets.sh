#!/usr/bin/env bash
# Makes the secrets at the first start, each for those alone who need it: a folder below /secrets is what one of them is given. What is
# there stays, whoever put it there, and what one of them lacks it gets from the others. None has a default, and none is in an environment that others can list.
set -euo pipefail
umask 077
root=${1:-/secrets}

random() { od -An -N32 -tx1 /dev/urandom | tr -d ' \n'; }
root_key() { echo "1:$(head -c 32 /dev/urandom | base64 -w 0)"; }
audit_key() {
    local pem
    pem=$(openssl genpkey -algorithm ed25519)
    printf '%s\n' "$pem"
    openssl pkey -pubout <<<"$pem"
}

# share <what makes it> <folder/name:owner>...   Folders that are not mounted are left out.
share() {
    local make=$1 value='' place file
    shift
    for place in "$@"; do
        file=$root/${place%:*}
        if [[ -s $file ]]; then value=$(<"$file"); break; fi
    done
    [[ -n $value ]] || value=$($make)
    for place in "$@"; do
        file=$root/${place%:*}
        [[ -d ${file%/*} ]] || continue
        if [[ ! -s $file ]]; then
            printf '%s' "$value" >"$file.new"
            chmod 0400 "$file.new"
            mv "$file.new" "$file"
        fi
        chown "${place##*:}" "$file"
    done
}

server=${SERVER_USER:-10001} postgres=${POSTGRES_USER_ID:-999} nobody=${NOBODY:-65534} grafana=${GRAFANA_USER:-472}
share random "database/postgres.password:$postgres"
share random "database/customers.password:$postgres" "server/spring.datasource.password:$server"
share random "database/replicator.password:$postgres"
share random "database/exporter.password:$postgres" "exporter/exporter.password:$nobody"
share random "server/customers.admin-api-key:$server" "prometheus/customers.admin-api-key:$nobody"
share root_key "keys/root-key:$server"
share audit_key "keys/audit-key:$server"
share random "grafana/admin.password:$grafana"
