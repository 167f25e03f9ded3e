package com.talkingshops.customers.benchmark.history;

import com.talkingshops.customers.benchmark.machine.Database;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Names claims as the server does: HMAC-SHA-256 under the tenant's key, cut to 128 bits. */
final class Hashes {

    private final Mac mac;

    private Hashes(byte[] key) throws GeneralSecurityException {
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
    }

    /** With the key that the server has made for a tenant by now. */
    static Hashes of(Database database, String tenant) throws SQLException {
        try (var connection = database.connect();
                var query = connection.prepareStatement("select key from es.index_key where tenant_id = ?")) {
            query.setString(1, tenant);
            try (var key = query.executeQuery()) {
                if (!key.next()) {
                    throw new IllegalStateException("the tenant has no key yet");
                }
                return new Hashes(key.getBytes(1));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256.", e);
        }
    }

    String claim(String kind, String value) {
        mac.update(kind.getBytes(StandardCharsets.UTF_8));
        mac.update((byte) 0);
        return kind + ":" + HexFormat.of().formatHex(mac.doFinal(value.getBytes(StandardCharsets.UTF_8)), 0, 16);
    }
}
