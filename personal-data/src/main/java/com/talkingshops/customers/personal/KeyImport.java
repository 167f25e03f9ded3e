package com.talkingshops.customers.personal;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Puts the keys of a file in the place of those in a database, before anything reads them; in the transaction of the caller. */
public final class KeyImport {

    private static final int AT_ONCE = 1_000;

    /** Of those who are forgotten a row stays, so whoever is here and not in the file came after it. */
    private static final String REMEMBER = """
            create temporary table former_key on commit drop as
            select tenant_id, subject from es.subject_key
            union
            select tenant_id, null from es.tenant_key where root_version > 0""";

    private static final String LOST = """
            select count(*) from former_key f
             where not exists (select from es.forgotten_tenant t where t.tenant_id = f.tenant_id)
               and case when f.subject is null
                        then not exists (select from es.tenant_key k where k.tenant_id = f.tenant_id)
                        else not exists (select from es.subject_key k
                                          where k.tenant_id = f.tenant_id and k.subject = f.subject)
                   end""";

    private final RootKeys root;
    private final JdbcTemplate database;

    /** Puts keys into a database whose tables are there. */
    public KeyImport(RootKeys root, DataSource dataSource) {
        this.root = root;
        this.database = new JdbcTemplate(dataSource);
    }

    /**
     * Replaces all keys by those of a file, unless they were replaced by it before.
     *
     * @return how many there are now; -1 if nothing was done, since the file has been imported
     * @throws KeyFileException if the file cannot be read or is not whole, is older than what is in the database, or its root keys are
     *     missing; the transaction has to be rolled back
     */
    public long run(Path path) {
        var file = new KeyFile(path);
        byte[] digest = file.digest();
        database.execute("lock table es.tenant_key, es.subject_key, es.key_import in access exclusive mode");
        if (isImported(digest)) {
            return -1;
        }
        database.execute(REMEMBER);
        database.update("delete from es.subject_key");
        database.update("delete from es.tenant_key");
        var rows = new Rows(path);
        try {
            long keys = file.read(new KeyFile.Taker(head -> begin(path, head), rows::add, rows::add));
            rows.write();
            requireThatNobodyIsLost(path);
            database.update("insert into es.key_import (sha256) values (?)", digest);
            return keys;
        } catch (DataIntegrityViolationException e) {
            throw KeyFileException.foreign(path, 1);
        }
    }

    private void requireThatNobodyIsLost(Path path) {
        Long lost = database.queryForObject(LOST, Long.class);
        if (lost != null && lost > 0) {
            throw KeyFileException.older(path, lost);
        }
    }

    /** Who is forgotten here stays so, whatever the file says. */
    private void begin(Path path, KeyLine.Head head) {
        head.rootVersions().forEach(version -> rootKey(path, version));
        var forgotten = head.forgottenTenants();
        if (forgotten != null) {
            database.batchUpdate(
                    """
                    insert into es.forgotten_tenant (tenant_id, under_root, forgotten_at) values (?, ?, ?)
                    on conflict (tenant_id) do nothing""",
                    forgotten.stream()
                            .map(tenant -> new Object[] {
                                tenant.tenantId(), tenant.underRoot(), Timestamp.from(tenant.forgottenAt())
                            })
                            .toList());
        }
    }

    private boolean isImported(byte[] digest) {
        Boolean is = database.queryForObject(
                "select exists (select from es.key_import where sha256 = ?)", Boolean.class, (Object) digest);
        return Boolean.TRUE.equals(is);
    }

    private SecretKey rootKey(Path file, int version) {
        return root.version(version).orElseThrow(() -> KeyFileException.missing(file, root, version));
    }

    /** What is to be written, a thousand at a time. */
    private final class Rows {

        private final Path file;
        private final List<@Nullable Object[]> tenants = new ArrayList<>();
        private final List<@Nullable Object[]> subjects = new ArrayList<>();

        Rows(Path file) {
            this.file = file;
        }

        void add(KeyLine.OfTenant key) {
            requireThatItOpens(key);
            tenants.add(new @Nullable Object[] {
                key.tenantId(),
                key.purpose(),
                key.version(),
                key.rootVersion(),
                key.wrapped(),
                key.retiring(),
                Timestamp.from(key.madeAt())
            });
            writeIfMany();
        }

        void add(KeyLine.OfSubject key) {
            subjects.add(new @Nullable Object[] {
                key.tenantId(), key.subject(), key.version(), key.link(), key.wrappingVersion(), key.wrapped()
            });
            writeIfMany();
        }

        private void requireThatItOpens(KeyLine.OfTenant key) {
            byte[] context = TenantKeys.context(key.tenantId(), key.purpose(), key.version());
            try {
                AesGcm.open(rootKey(file, key.rootVersion()), context, key.wrapped());
            } catch (ForgedSealException e) {
                throw KeyFileException.wrong(file, root, key.rootVersion());
            }
        }

        private void writeIfMany() {
            if (tenants.size() + subjects.size() >= AT_ONCE) {
                write();
            }
        }

        void write() {
            database.batchUpdate("""
                    insert into es.tenant_key (tenant_id, purpose, version, root_version, wrapped, retiring, made_at)
                    values (?, ?, ?, ?, ?, ?, ?)""", tenants);
            database.batchUpdate("""
                    insert into es.subject_key (tenant_id, subject, version, link, wrapping_version, wrapped)
                    values (?, ?, ?, ?, ?, ?)""", subjects);
            tenants.clear();
            subjects.clear();
        }
    }
}
