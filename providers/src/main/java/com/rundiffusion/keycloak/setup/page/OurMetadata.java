package com.rundiffusion.keycloak.setup.page;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Our values as a metadata file (<em>SAML 2.0 Metadata</em> 2.4.4), which Entra reads into its fields. */
final class OurMetadata {

    private static final String FILE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="%s">
              <md:SPSSODescriptor AuthnRequestsSigned="false" WantAssertionsSigned="true" protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
            %s
              </md:SPSSODescriptor>
            </md:EntityDescriptor>
            """;

    private static final String SERVICE = "    <md:AssertionConsumerService"
            + " Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\"%s\" index=\"%d\" isDefault=\"%s\"/>";

    private OurMetadata() {}

    /** @param replyUrls the default first */
    static String of(String identifier, List<String> replyUrls) {
        return FILE.formatted(
                attribute(identifier),
                IntStream.range(0, replyUrls.size())
                        .mapToObj(index -> SERVICE.formatted(attribute(replyUrls.get(index)), index, index == 0))
                        .collect(Collectors.joining("\n")));
    }

    private static String attribute(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
