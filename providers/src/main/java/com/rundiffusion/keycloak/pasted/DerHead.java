package com.rundiffusion.keycloak.pasted;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a DER structure is, told by how it begins, so that half of one is known too.
 *
 * @param length of the whole, in bytes
 */
public record DerHead(Kind kind, int length) {

    public enum Kind {
        CERTIFICATE,
        /** PKCS#10. */
        CERTIFICATE_REQUEST,
        /** PKCS#7. */
        CERTIFICATE_BAG,
        PUBLIC_KEY,
        /** PKCS#1, PKCS#8 (encrypted too) or SEC 1. */
        PRIVATE_KEY,
        /** PKCS#12. */
        KEY_STORE
    }

    /** Enough to tell each kind. */
    static final int BYTES = 24;

    private static final int INTEGER = 0x02;
    private static final int OCTETS = 0x04;
    private static final int OBJECT_IDENTIFIER = 0x06;
    private static final int SEQUENCE = 0x30;
    private static final int VERSION_OF_CERTIFICATE = 0xa0;

    /** 1.2.840.113549.1, and below it what begins a PKCS#5 and a PKCS#12 encryption, and a PKCS#7 signed message. */
    private static final byte[] PKCS = {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01};

    private static final int PKCS5 = 0x05;
    private static final int PKCS7 = 0x07;
    private static final int PKCS12 = 0x0c;

    private static final int SHORTEST_MODULUS = 64;

    /** Empty when it is none of these. */
    static Optional<DerHead> of(byte[] bytes) {
        ByteBuffer der = ByteBuffer.wrap(bytes);
        try {
            if (tag(der) != SEQUENCE) {
                return Optional.empty();
            }
            int content = length(der);
            int whole = der.position() + content;
            return content < 0 ? Optional.empty() : kind(der).map(kind -> new DerHead(kind, whole));
        } catch (BufferUnderflowException tooShort) {
            return Optional.empty();
        }
    }

    private static Optional<Kind> kind(ByteBuffer der) {
        return switch (tag(der)) {
            case INTEGER -> afterNumber(der);
            case OBJECT_IDENTIFIER -> pkcs(der) == PKCS7 ? Optional.of(Kind.CERTIFICATE_BAG) : Optional.empty();
            case SEQUENCE -> inSequence(der);
            default -> Optional.empty();
        };
    }

    private static Optional<Kind> afterNumber(ByteBuffer der) {
        int length = length(der);
        if (length != 1) {
            return length < SHORTEST_MODULUS ? Optional.empty() : Optional.of(Kind.PUBLIC_KEY);
        }
        int version = der.get();
        int next = tag(der);
        if (version == 3 && next == SEQUENCE) {
            return Optional.of(Kind.KEY_STORE);
        }
        boolean key = (version == 0 || version == 1) && (next == SEQUENCE || next == INTEGER || next == OCTETS);
        return key ? Optional.of(Kind.PRIVATE_KEY) : Optional.empty();
    }

    private static Optional<Kind> inSequence(ByteBuffer der) {
        length(der);
        return switch (tag(der)) {
            case VERSION_OF_CERTIFICATE -> Optional.of(Kind.CERTIFICATE);
            // A request begins with its version, the oldest kind of certificate with its serial number.
            case INTEGER ->
                Optional.of(length(der) == 1 && der.get() == 0 ? Kind.CERTIFICATE_REQUEST : Kind.CERTIFICATE);
            case OBJECT_IDENTIFIER -> {
                int pkcs = pkcs(der);
                yield Optional.of(pkcs == PKCS5 || pkcs == PKCS12 ? Kind.PRIVATE_KEY : Kind.PUBLIC_KEY);
            }
            default -> Optional.empty();
        };
    }

    private static int tag(ByteBuffer der) {
        return der.get() & 0xff;
    }

    /** @return negative when that is no length, or a longer one than any of these has */
    private static int length(ByteBuffer der) {
        int first = der.get() & 0xff;
        return switch (first) {
            case 0x81 -> der.get() & 0xff;
            case 0x82 -> der.getShort() & 0xffff;
            default -> first < 0x80 ? first : -1;
        };
    }

    /** @return the number below {@link #PKCS}; 0 when the object identifier is another one */
    private static int pkcs(ByteBuffer der) {
        byte[] start = new byte[PKCS.length];
        int length = length(der);
        der.get(start);
        return length > PKCS.length && Arrays.equals(start, PKCS) ? der.get() : 0;
    }
}
