package com.talkingshops.customers.query.customer;

import com.talkingshops.customers.api.customer.CustomerQuery.SortField;
import com.talkingshops.customers.api.error.Rejection;
import com.talkingshops.customers.personal.ForgedSealException;
import com.talkingshops.customers.personal.Sealing;
import com.talkingshops.customers.personal.Sealing.Place;
import com.talkingshops.customers.query.directory.Position;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Writes the position where a page ends as a cursor, and reads it again: the format, 1 byte; the sort field, 1; whether
 * descending, 1; whether the value is missing, 1; the number, 8; the customer's id, 12; the text. Sealed, because the text may
 * be a name and cursors end up in logs of addresses; then Base64 for URLs (RFC 4648, 5).
 */
@Component
class Cursors {

    private static final byte FORMAT = 1;
    private static final int ID_BYTES = 12;
    private static final int HEAD_BYTES = 4 + Long.BYTES + ID_BYTES;

    private final Sealing sealing;

    Cursors(Sealing sealing) {
        this.sealing = sealing;
    }

    String write(String tenant, SortField sort, boolean descending, Position position) {
        var bytes = ByteBuffer.allocate(HEAD_BYTES + position.text().length)
                .put(FORMAT)
                .put((byte) sort.ordinal())
                .put(flag(descending))
                .put(flag(position.missing()))
                .putLong(position.number())
                .put(position.id())
                .put(position.text());
        byte[] sealed = Objects.requireNonNull(
                sealing.seal(place(tenant), bytes.array()), "what is the tenant's own is sealed");
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /**
     * Reads a cursor for a list in an order.
     *
     * @throws Rejection if it is none, or one of a list in another order
     */
    Position read(String tenant, SortField sort, boolean descending, String cursor) {
        byte[] clear = opened(tenant, cursor);
        if (clear.length < HEAD_BYTES || clear[0] != FORMAT) {
            throw malformed();
        }
        var bytes = ByteBuffer.wrap(clear, 1, clear.length - 1);
        if (bytes.get() != sort.ordinal() || bytes.get() != flag(descending)) {
            throw Rejection.invalid("cursor", "must be used with the sort that it was made with");
        }
        boolean missing = bytes.get() != 0;
        long number = bytes.getLong();
        byte[] id = new byte[ID_BYTES];
        byte[] text = new byte[clear.length - HEAD_BYTES];
        bytes.get(id).get(text);
        return new Position(missing, number, text, id);
    }

    private byte[] opened(String tenant, String cursor) {
        try {
            byte[] clear = sealing.open(place(tenant), Base64.getUrlDecoder().decode(cursor));
            return clear == null ? new byte[0] : clear;
        } catch (IllegalArgumentException | ForgedSealException e) {
            throw malformed();
        }
    }

    /** The refusal of a cursor that this service did not make. */
    static Rejection malformed() {
        return Rejection.invalid("cursor", "must be a nextCursor of an earlier page");
    }

    private static Place place(String tenant) {
        return Place.ofTenant(tenant, "directory", "cursor");
    }

    private static byte flag(boolean set) {
        return (byte) (set ? 1 : 0);
    }
}
