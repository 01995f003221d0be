package com.rundiffusion.keycloak.pasted;

import com.rundiffusion.keycloak.pasted.DerHead.Kind;
import java.util.regex.Pattern;

/** Whether a text holds a private key. Such a text is refused wherever it came, and nothing of it is repeated. */
public final class PrivateKeyText {

    /** PEM of any kind, and PuTTY's files. */
    private static final Pattern LABEL =
            Pattern.compile("\\b(BEGIN|END)\\s([A-Z0-9 ]{1,40}\\s)?PRIVATE\\s+KEY|PuTTY-User-Key-File");

    private static final Pattern SECRET_OF_JSON_WEB_KEY = Pattern.compile("\"d\"\\s*:");

    /** A key or key store in DER, read as if it were text: a sequence that begins with its version. */
    private static final Pattern BINARY =
            Pattern.compile("^0[^\\p{Alnum}].{0,3}\\x02\\x01[\\x00\\x01\\x03][0\\x02\\x04]", Pattern.DOTALL);

    private PrivateKeyText() {}

    public static boolean isIn(String pasted) {
        String text = PastedBlock.of(pasted);
        return LABEL.matcher(text).find()
                || text.contains("<RSAKeyValue>") && text.contains("<D>")
                || text.contains("\"kty\"")
                        && SECRET_OF_JSON_WEB_KEY.matcher(text).find()
                || BINARY.matcher(pasted.strip()).find()
                || Base64Der.in(text).stream()
                        .anyMatch(found -> found.isOf(Kind.PRIVATE_KEY) || found.isOf(Kind.KEY_STORE));
    }
}
