package com.rundiffusion.keycloak.body;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.RequestLimit;
import com.rundiffusion.keycloak.pasted.TextEncoding;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import org.keycloak.models.KeycloakSession;

/**
 * The body of a request, in whatever encoding its file was written. All calls that take one read it by this: byte order marks,
 * UTF-16 and blanks around are as good as none, and bytes that are no text are refused, never replaced by a guess.
 */
public final class RequestBody {

    private final PushbackInputStream bytes;
    private final TextEncoding encoding;

    /**
     * @param type as the sender calls it; {@code null} for nothing
     * @throws Unreadable when nobody knows the character set that it names
     */
    public RequestBody(InputStream bytes, MediaType type) throws IOException {
        this.bytes = new PushbackInputStream(bytes, TextEncoding.BYTES);
        this.encoding = encoding(
                next(TextEncoding.BYTES),
                type == null ? null : type.getParameters().get(MediaType.CHARSET_PARAMETER));
        skipMarks(encoding.mark());
    }

    public static RequestBody of(InputStream bytes, KeycloakSession session) throws IOException {
        return new RequestBody(
                bytes, session.getContext().getHttpRequest().getHttpHeaders().getMediaType());
    }

    /** Why a body, or a line of one, is not what it should be. */
    public static final class Unreadable extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Fault fault;

        Unreadable(Fault fault) {
            super(fault.code().key());
            this.fault = fault;
        }

        public Fault fault() {
            return fault;
        }
    }

    /** @throws Unreadable when it is not one JSON value, or has more bytes than that */
    public JsonNode json(RequestLimit limit) throws IOException {
        return json(bytes.readNBytes(limit.most() + 1), limit);
    }

    /** The same of bytes that were read already. */
    JsonNode json(byte[] all, RequestLimit limit) {
        if (!limit.allows(all.length)) {
            throw new Unreadable(limit.fault(all.length));
        }
        return parsed(text(all));
    }

    /** The text, for whoever reads on while it comes; it throws a {@link java.nio.charset.CharacterCodingException}. */
    public Reader reader() {
        return new InputStreamReader(bytes, encoding.charset().newDecoder());
    }

    /** What is left, without a byte order mark. */
    InputStream bytes() {
        return bytes;
    }

    Charset charset() {
        return encoding.charset();
    }

    /**
     * @param part whole characters
     * @throws Unreadable when they are none
     */
    String text(byte[] part) {
        return stripped(encoding.decode(part).orElseThrow(this::undecodable));
    }

    /** By hand: a pattern would look at a long row of blanks anew from each of them. */
    private static String stripped(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isBlank(text.charAt(start))) {
            start++;
        }
        while (end > start && isBlank(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** JSON itself knows four; files and clipboards have more. */
    private static boolean isBlank(char character) {
        return character <= ' ' || Character.isSpaceChar(character) || Character.getType(character) == Character.FORMAT;
    }

    public Unreadable undecodable() {
        return undecodable("bytes that are not " + encoding.charset().name());
    }

    /** @throws Unreadable */
    static JsonNode parsed(String text) {
        try {
            return StrictJson.MAPPER.readTree(text);
        } catch (StreamConstraintsException beyondMeasure) {
            throw new Unreadable(FaultCode.TEXT_TOO_LONG.fault(
                    null,
                    "objects and lists in each other, or a name or a number, beyond all measure",
                    "at most %d levels".formatted(RequestLimit.DEPTH.most())));
        } catch (JsonProcessingException unreadable) {
            throw new Unreadable(FaultCode.JSON_UNREADABLE.fault(null, place(unreadable), "one JSON object"));
        }
    }

    /** Where, and nothing of what stands there: that may be a private key. */
    private static String place(JsonProcessingException unreadable) {
        JsonLocation place = unreadable.getLocation();
        return place == null
                ? null
                : "a mistake in line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    }

    private static Unreadable undecodable(String came) {
        return new Unreadable(FaultCode.BYTES_UNREADABLE.fault(null, came, "UTF-8 or UTF-16"));
    }

    private static TextEncoding encoding(byte[] start, String declared) {
        try {
            return TextEncoding.of(start, declared);
        } catch (UnsupportedCharsetException | IllegalCharsetNameException unknown) {
            throw undecodable("charset=" + declared);
        }
    }

    /** Some files begin with more than one. */
    private void skipMarks(byte[] mark) throws IOException {
        while (mark.length > 0 && Arrays.equals(next(mark.length), mark)) {
            bytes.skipNBytes(mark.length);
        }
    }

    private byte[] next(int count) throws IOException {
        byte[] next = bytes.readNBytes(count);
        bytes.unread(next);
        return next;
    }
}
