package com.rundiffusion.keycloak.pasted;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Finding;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.provider.MethodSource;

/** The address that somebody types, and the one that Entra asserts: both lead to a domain by the same road. */
@ExtendWith(Finding.class)
final class EmailAddressFuzz {

    static Stream<byte[]> addresses() {
        return Stream.of(
                        "ada@contoso.com",
                        " Ada.Lovelace@CONTOSO.com. ",
                        "a@b@contoso.com",
                        "ada@bücher.example",
                        "ada@xn--bcher-kva.example",
                        "ada@ｃｏｎｔｏｓｏ。com",
                        "ada@contoso.com\0")
                .map(address -> address.getBytes(StandardCharsets.UTF_8));
    }

    @MethodSource("addresses")
    @DictionaryEntries({"@", ".", "..", "xn--", "\u200b", "\u3002", "ß", "İ", "\u0131", "\u00ad", "\u202e"})
    @FuzzTest(maxExecutions = 100_000)
    void aDomainIsANameOfTheDnsAndStaysOne(byte[] typed) {
        String text = new String(typed, StandardCharsets.UTF_8);
        EmailDomain.typed(text).ifPresent(domain -> {
            assertThat(domain.name()).matches("[a-z0-9-]+(\\.[a-z0-9-]+)+").hasSizeLessThan(254);
            assertThat(EmailDomain.of(domain.name())).contains(domain);
        });
        EmailAddress.typed(text).ifPresent(address -> {
            assertThat(address.text()).hasSizeLessThan(255);
            assertThat(EmailAddress.of(address.text())).contains(address);
            assertThat(EmailAddress.of(address.canonical()))
                    .map(EmailAddress::canonical)
                    .contains(address.canonical());
        });
    }
}
