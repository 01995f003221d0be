package com.rundiffusion.keycloak.entra;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** A message of Entra in a query, taken apart without anything of the simulator. */
record LogoutMessageUrl(String address, Map<String, String> raw) {

    static LogoutMessageUrl of(String url) {
        Map<String, String> raw = new LinkedHashMap<>();
        for (String parameter : URI.create(url).getRawQuery().split("&")) {
            int equals = parameter.indexOf('=');
            raw.put(parameter.substring(0, equals), parameter.substring(equals + 1));
        }
        return new LogoutMessageUrl(url.substring(0, url.indexOf('?')), raw);
    }

    List<String> order() {
        return new ArrayList<>(raw.keySet());
    }

    String value(String name) {
        return URLDecoder.decode(raw.get(name), StandardCharsets.UTF_8);
    }

    String xml(String parameter) {
        byte[] deflated = Base64.getDecoder().decode(value(parameter));
        try (var in = new InflaterInputStream(new ByteArrayInputStream(deflated), new Inflater(true))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** By the values as they stand, in the order of the specification. */
    boolean isSignedWith(PublicKey key, String parameter) {
        String covered = parameter + "=" + raw.get(parameter)
                + (raw.containsKey("RelayState") ? "&RelayState=" + raw.get("RelayState") : "") + "&SigAlg="
                + raw.get("SigAlg");
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(covered.getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getDecoder().decode(value("Signature")));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
