package com.rundiffusion.keycloak.testkit.security;

import com.rundiffusion.keycloak.entra.saml.ResponseDraft;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.IntFunction;

/** Responses that cost more to read than to send: a good one with something in it, as much as was once said to hurt or as is read. */
public enum Flood {
    NESTED("200,000 elements in each other") {
        @Override
        String in(String good) {
            return nested(good, 200_000);
        }
    },
    NESTED_AS_READ("as many elements in each other as are read") {
        @Override
        String in(String good) {
            return asManyAsRead(depth -> nested(good, depth));
        }
    },
    BESIDE_AS_READ("as many elements beside each other as are read") {
        @Override
        String in(String good) {
            return asManyAsRead(count -> with(good, "<a/>".repeat(count)));
        }
    },
    SIGNED("2,000 signatures") {
        @Override
        String in(String good) {
            return signed(good, 2_000);
        }
    },
    SIGNED_AS_READ("as many good signatures as are read") {
        @Override
        String in(String good) {
            return asManyAsRead(count -> signed(good, count));
        }
    },
    EMPTY_SIGNATURES_AS_READ("as many empty signatures as are read") {
        @Override
        String in(String good) {
            return asManyAsRead(
                    count -> with(good, "<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>".repeat(count)));
        }
    };

    /** Of the field, with room for a RelayState and the names beside it in 128 KiB. */
    private static final int LARGEST_READ = (128 << 10) - (1 << 10);

    private final String sends;

    Flood(String sends) {
        this.sends = sends;
    }

    /** @param good the XML of a response that would be taken */
    abstract String in(String good);

    /** The form field {@code SAMLResponse}. */
    public String of(ResponseDraft good) {
        return base64(in(good.toXml()));
    }

    @Override
    public String toString() {
        return sends;
    }

    /** The longest of the responses that are still read. */
    public static String asManyAsRead(IntFunction<String> response) {
        int tooMany = 1;
        while (isRead(response.apply(tooMany))) {
            tooMany *= 2;
        }
        int most = tooMany / 2;
        for (int step = most / 2; step > 0; step /= 2) {
            if (isRead(response.apply(most + step))) {
                most += step;
            }
        }
        return response.apply(most);
    }

    private static boolean isRead(String xml) {
        return sizeInForm(xml) <= LARGEST_READ;
    }

    public static int sizeInForm(String xml) {
        return URLEncoder.encode(base64(xml), StandardCharsets.UTF_8).length();
    }

    public static String base64(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    public static String nested(String good, int depth) {
        return with(good, "<a>".repeat(depth) + "</a>".repeat(depth));
    }

    /** With the signature of its assertion over and over, so that each of them verifies. */
    private static String signed(String good, int count) {
        String end = "</Signature>";
        String signature = good.substring(good.indexOf("<Signature "), good.indexOf(end) + end.length());
        return with(good, signature.replaceAll("<KeyInfo.*</KeyInfo>", "").repeat(count));
    }

    private static String with(String good, String more) {
        int end = good.lastIndexOf("</");
        return good.substring(0, end) + more + good.substring(end);
    }
}
