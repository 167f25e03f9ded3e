package com.talkingshops.customers.stub;

import com.talkingshops.customers.personal.KeyedHashes;
import java.util.UUID;

/** Hashes without a key. */
public final class StubHashes implements KeyedHashes {

    @Override
    public String of(String tenant, String kind, String value) {
        String all = tenant + "/" + kind + "/" + value;
        return UUID.nameUUIDFromBytes(all.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }
}
