package com.talkingshops.customers.personal;

import java.util.List;

/**
 * What has to be done with keys in the transaction of the messages that need it, in PostgreSQL.
 *
 * @param parameters of the types that JDBC drivers take
 */
public record KeyStatement(String sql, List<Object> parameters) {

    /** Without a wrapping key of that version that still takes in new ones, PostgreSQL refuses it: a column would have to be null. */
    private static final String INSERT = """
            insert into es.subject_key (tenant_id, subject, version, link, wrapped, wrapping_version)
            values (?, ?, ?, ?, ?, (select version from es.tenant_key
                                     where tenant_id = ? and purpose = 'wrapping' and version = ? and not retiring))""";

    /** The row stays, so that who is forgotten can be told from whose key was lost. */
    private static final String DESTROY = """
            update es.subject_key set wrapped = null, link = null, wrapping_version = 0
             where tenant_id = ? and subject = ?""";

    static KeyStatement insert(SubjectKey key, VersionedKey wrapping) {
        byte[] wrapped = AesGcm.seal(
                wrapping,
                SubjectKey.context(key.tenant(), key.subject(), key.key().version()),
                key.key().key().getEncoded());
        return new KeyStatement(
                INSERT,
                List.of(
                        key.tenant(),
                        key.subject(),
                        key.key().version(),
                        key.linkOfPerson(),
                        wrapped,
                        key.tenant(),
                        wrapping.version()));
    }

    static KeyStatement destroy(String tenant, String subject) {
        return new KeyStatement(DESTROY, List.of(tenant, subject));
    }

    /** The text alone: parameters are keys, even if wrapped. */
    @Override
    public String toString() {
        return sql;
    }
}
