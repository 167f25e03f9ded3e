package com.talkingshops.customers.personal;

/** The root keys are not those that the keys in the database are wrapped with. The message is a sentence for the operator. */
public final class RootKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private RootKeyException(String message) {
        super(message);
    }

    static RootKeyException missing(RootKeys root, int version) {
        return new RootKeyException(
                "%s does not hold version %d of the root key, which keys in the database are wrapped with: put that version back, nothing can be read without it."
                        .formatted(capitalized(root.place()), version));
    }

    static RootKeyException wrong(RootKeys root, int version) {
        return new RootKeyException(
                "Version %d of the root key in %s is not the one that keys in the database are wrapped with: put back the key that belongs to this database, nothing can be read without it."
                        .formatted(version, root.place()));
    }

    private static String capitalized(String place) {
        return Character.toUpperCase(place.charAt(0)) + place.substring(1);
    }
}
