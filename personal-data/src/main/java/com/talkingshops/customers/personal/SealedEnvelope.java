package com.talkingshops.customers.personal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A stored message with something sealed in it, as bytes: a mark, 1 byte, that no JSON begins with; the tenant behind its length, 1;
 * 0 and the person's name behind its length, 1, or 1 and the link to the person's key, 16; the sealed members behind their length, 4;
 * then the message without them, as JSON.
 *
 * @param ref whose key sealed it
 * @param sealed what {@link AesGcm} made of the members, as a JSON object
 * @param clear the others, as a JSON object
 */
record SealedEnvelope(KeyRef ref, byte[] sealed, byte[] clear) {

    private static final byte MARK = 1;
    private static final byte NAMED = 0;
    private static final byte LINKED = 1;

    static boolean isOne(byte[] stored) {
        return stored.length > 0 && stored[0] == MARK;
    }

    byte[] bytes() {
        byte[] tenant = ref.tenant().getBytes(StandardCharsets.UTF_8);
        byte[] person = person();
        if (tenant.length > 255 || person.length > 255) {
            throw new IllegalArgumentException("names of tenants and persons have up to 255 bytes");
        }
        return ByteBuffer.allocate(2 + tenant.length + person.length + Integer.BYTES + sealed.length + clear.length)
                .put(MARK)
                .put((byte) tenant.length)
                .put(tenant)
                .put(person)
                .putInt(sealed.length)
                .put(sealed)
                .put(clear)
                .array();
    }

    private byte[] person() {
        return switch (ref) {
            case KeyRef.Named named -> {
                byte[] name = named.subject().getBytes(StandardCharsets.UTF_8);
                yield ByteBuffer.allocate(2 + name.length)
                        .put(NAMED)
                        .put((byte) name.length)
                        .put(name)
                        .array();
            }
            case KeyRef.Linked linked ->
                ByteBuffer.allocate(1 + 2 * Long.BYTES)
                        .put(LINKED)
                        .putLong(linked.link().getMostSignificantBits())
                        .putLong(linked.link().getLeastSignificantBits())
                        .array();
        };
    }

    /**
     * Reads what {@link #bytes} wrote.
     *
     * @throws ForgedSealException if it did not
     */
    static SealedEnvelope parse(byte[] stored) {
        try {
            var bytes = ByteBuffer.wrap(stored);
            if (bytes.get() != MARK) {
                throw new ForgedSealException();
            }
            String tenant = text(bytes);
            KeyRef ref = switch (bytes.get()) {
                case NAMED -> new KeyRef.Named(tenant, text(bytes));
                case LINKED -> new KeyRef.Linked(tenant, new UUID(bytes.getLong(), bytes.getLong()));
                default -> throw new ForgedSealException();
            };
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining()) {
                throw new ForgedSealException();
            }
            byte[] sealed = new byte[length];
            bytes.get(sealed);
            byte[] clear = new byte[bytes.remaining()];
            bytes.get(clear);
            return new SealedEnvelope(ref, sealed, clear);
        } catch (BufferUnderflowException e) {
            throw new ForgedSealException();
        }
    }

    private static String text(ByteBuffer bytes) {
        byte[] text = new byte[Byte.toUnsignedInt(bytes.get())];
        bytes.get(text);
        return new String(text, StandardCharsets.UTF_8);
    }
}
