package com.rundiffusion.keycloak.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.rundiffusion.keycloak.Finding;
import com.rundiffusion.keycloak.enterprise.EmailDomain;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
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
        Optional<String> domain = EmailDomain.of(text);

        domain.ifPresent(name -> {
            assertThat(name).matches("[a-z0-9-]+(\\.[a-z0-9-]+)*");
            assertThat(EmailDomain.of("ada@" + name)).contains(name);
        });
        EmailAddress.parse(text).ifPresent(address -> {
            assertThat(address.text()).hasSizeLessThan(255).endsWith(text.trim());
            assertThat(EmailDomain.of(address.text())).isEqualTo(EmailDomain.of("ada@" + address.domain()));
        });
    }
}
