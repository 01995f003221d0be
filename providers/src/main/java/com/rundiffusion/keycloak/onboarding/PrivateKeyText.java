package com.rundiffusion.keycloak.onboarding;

import com.rundiffusion.keycloak.onboarding.DerHead.Kind;
import java.util.regex.Pattern;

/** Whether a text holds a private key. Such a text is refused wherever it came, and nothing of it is repeated. */
final class PrivateKeyText {

    /** PEM of any kind, PuTTY's files, .NET's XML and JSON Web Keys. */
    private static final Pattern LABEL = Pattern.compile(
            "\\b(BEGIN|END)\\s([A-Z0-9 ]+\\s)?PRIVATE\\s+KEY|PuTTY-User-Key-File|<RSAKeyValue>.*<D>|\"kty\".*\"d\"\\s*:|\"d\"\\s*:.*\"kty\"",
            Pattern.DOTALL);

    /** A key or key store in DER, read as if it were text: a sequence that begins with its version. */
    private static final Pattern BINARY =
            Pattern.compile("^0[^\\p{Alnum}].{0,3}\\x02\\x01[\\x00\\x01\\x03][0\\x02\\x04]", Pattern.DOTALL);

    private PrivateKeyText() {}

    static boolean isIn(String pasted) {
        String text = PastedBlock.of(pasted);
        return LABEL.matcher(text).find()
                || BINARY.matcher(pasted.strip()).find()
                || Base64Der.in(text).stream()
                        .anyMatch(found -> found.isOf(Kind.PRIVATE_KEY) || found.isOf(Kind.KEY_STORE));
    }
}
