package com.rundiffusion.keycloak.signin.saml;

import static com.rundiffusion.keycloak.signin.saml.TestAssertions.NOW;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.REPLY_URLS;
import static com.rundiffusion.keycloak.signin.saml.TestAssertions.expectation;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Finding;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;

/** A response that repeats itself anywhere, as long as the form takes: time and memory stay in proportion. */
@ExtendWith(Finding.class)
final class LongResponseFuzz {

    private static final String GOOD =
            new String(TestAssertions.bytes(TestSignatures.signedResponse()), StandardCharsets.UTF_8);
    private static final String[] UNITS = {
        "<a>",
        "<a/>",
        "<a></a>",
        " a=''",
        " xmlns:a%='u'",
        "<!---->",
        "<?a?>",
        "<![CDATA[]]>",
        "&amp;",
        "&#65;",
        "x",
        "<Issuer/>",
        "<Attribute Name='a'><AttributeValue/></Attribute>",
        "<Audience/>",
        "<Advice>",
        "<Signature/>"
    };

    @FuzzTest(maxExecutions = 300)
    void noResponseTakesMoreThanItsLength(FuzzedDataProvider choice) {
        int at = choice.consumeInt(0, GOOD.length());
        String unit = choice.consumeBoolean() ? choice.pickValue(UNITS) : choice.consumeString(20);
        int times = choice.consumeInt(0, SamlPost.LARGEST_BODY * 3 / 4 / Math.max(1, unit.length()));
        StringBuilder xml = new StringBuilder(GOOD.substring(0, at));
        for (int number = 0; number < times; number++) {
            xml.append(unit.replace("%", String.valueOf(number)));
        }
        if (choice.consumeBoolean()) {
            xml.append(unit.replace("<", "</").repeat(times));
        }
        xml.append(choice.consumeRemainingAsString()).append(GOOD.substring(at));

        assertThat(ResponseEnvelope.parse(xml.toString().getBytes(StandardCharsets.UTF_8))
                        .map(envelope -> envelope.fault(REPLY_URLS)
                                .or(() -> new AssertionChecks(
                                                envelope.assertion(), expectation(), envelope.destination(), NOW)
                                        .fault())
                                .or(() -> envelope.mismatch(expectation()))))
                .isNotNull();
    }
}
