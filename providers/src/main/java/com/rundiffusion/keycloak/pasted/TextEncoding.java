package com.rundiffusion.keycloak.pasted;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How the bytes of a file stand for text. Windows writes a byte order mark before UTF-8, and UTF-16 where nobody asked for it. */
public record TextEncoding(Charset charset) {

    /** Enough to tell by. */
    public static final int BYTES = 4;

    private static final TextEncoding UTF_8 = new TextEncoding(StandardCharsets.UTF_8);
    private static final TextEncoding LITTLE_ENDIAN = new TextEncoding(StandardCharsets.UTF_16LE);
    private static final TextEncoding BIG_ENDIAN = new TextEncoding(StandardCharsets.UTF_16BE);

    /**
     * A mark counts most, as the bytes were written with it; then what is said of them; then which of the first two bytes is
     * zero, which only UTF-16 has.
     *
     * @param start the first bytes, at most {@value #BYTES}
     * @param declared what the sender calls it, {@code null} for nothing
     * @throws java.nio.charset.UnsupportedCharsetException when nobody knows the declared one
     * @throws java.nio.charset.IllegalCharsetNameException when that is no name
     */
    public static TextEncoding of(byte[] start, String declared) {
        if (begins(start, 0xEF, 0xBB, 0xBF)) {
            return UTF_8;
        }
        if (begins(start, 0xFF, 0xFE) || start.length > 1 && start[0] != 0 && start[1] == 0) {
            return LITTLE_ENDIAN;
        }
        if (begins(start, 0xFE, 0xFF) || start.length > 1 && start[0] == 0 && start[1] != 0) {
            return BIG_ENDIAN;
        }
        return declared == null ? UTF_8 : of(Charset.forName(declared));
    }

    /** Without a mark, UTF-16 is big-endian (RFC 2781). */
    private static TextEncoding of(Charset declared) {
        return declared.equals(StandardCharsets.UTF_16) ? BIG_ENDIAN : new TextEncoding(declared);
    }

    /** Of this encoding; empty where it has none. */
    public byte[] mark() {
        return charset.name().startsWith("UTF-") ? "\uFEFF".getBytes(charset) : new byte[0];
    }

    /** Empty where the bytes are no such text: what stood there could only be guessed. */
    public Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(
                    charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (CharacterCodingException otherwise) {
            return Optional.empty();
        }
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
