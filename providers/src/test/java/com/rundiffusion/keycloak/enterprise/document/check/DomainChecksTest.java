package com.rundiffusion.keycloak.enterprise.document.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.enterprise.certificate.TestCertificates;
import com.rundiffusion.keycloak.enterprise.document.read.DocumentReader;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DomainChecksTest {

    private final Faults faults = new Faults();

    @ParameterizedTest
    @CsvSource({
        "contoso.com,contoso.com",
        "CONTOSO.com,contoso.com",
        "contoso.com.,contoso.com",
        "mail.contoso.co.uk,mail.contoso.co.uk",
        "contoso-group.com,contoso-group.com",
        "123.example,123.example",
        "münchen.example,xn--mnchen-3ya.example",
        "xn--mnchen-3ya.example,xn--mnchen-3ya.example",
        "例え.jp,xn--r8jz45g.jp",
        "contoso。com,contoso.com",
        "mygmail.com,mygmail.com",
        "onmicrosoft.example,onmicrosoft.example",
        "contoso.github.io,contoso.github.io",
        "myrundiffusion.com,myrundiffusion.com"
    })
    void aDomainIsKeptAsItStandsInTheDns(String written, String kept) {
        assertThat(check(written)).containsExactly(kept);
        assertThat(faults.all()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "contoso,domain_malformed,e.g. contoso.com",
        "*.contoso.com,domain_malformed,contoso.com",
        ".contoso.com,domain_malformed,contoso.com",
        "https://www.contoso.com/en,domain_malformed,contoso.com",
        "contoso.com/en,domain_malformed,contoso.com",
        "contoso..com,domain_malformed,e.g. contoso.com",
        "-contoso.com,domain_malformed,e.g. contoso.com",
        "contoso-.com,domain_malformed,e.g. contoso.com",
        "con_toso.com,domain_malformed,e.g. contoso.com",
        "10.0.0.1,domain_malformed,e.g. contoso.com",
        "[::1],domain_malformed,e.g. contoso.com",
        "ada@contoso.com,domain_is_address,contoso.com",
        "@contoso.com,domain_is_address,contoso.com",
        "gmail.com,domain_public,e.g. contoso.com",
        "GoogleMail.com,domain_public,e.g. contoso.com",
        "outlook.com,domain_public,e.g. contoso.com",
        "icloud.com,domain_public,e.g. contoso.com",
        "web.de,domain_public,e.g. contoso.com",
        "qq.com,domain_public,e.g. contoso.com",
        "gmail.com.,domain_public,e.g. contoso.com",
        "onmicrosoft.com,domain_onmicrosoft,e.g. contoso.com",
        "Contoso.OnMicrosoft.com,domain_onmicrosoft,e.g. contoso.com",
        "contoso.mail.onmicrosoft.com,domain_onmicrosoft,e.g. contoso.com",
        "contoso.onmicrosoft.us,domain_onmicrosoft,e.g. contoso.com",
        "contoso.partner.onmschina.cn,domain_onmicrosoft,e.g. contoso.com",
        "hotmail.com.tr,domain_public,e.g. contoso.com",
        "yahoo.com.vn,domain_public,e.g. contoso.com",
        "docomo.ne.jp,domain_public,e.g. contoso.com",
        "privaterelay.appleid.com,domain_public,e.g. contoso.com",
        "co.uk,domain_public_suffix,e.g. contoso.com",
        "github.io,domain_public_suffix,e.g. contoso.com",
        "rundiffusion.com,domain_ours,e.g. contoso.com",
        "app.rundiffusion.com,domain_ours,e.g. contoso.com",
        "Mail.Runnit.ai,domain_ours,e.g. contoso.com",
        "image-ai-cb35d.firebaseapp.com,domain_ours,e.g. contoso.com",
        "ada@gmail.com,domain_is_address,e.g. contoso.com",
        "https://sts.windows.net/11111111-2222-4333-8444-555555555555/,domain_malformed,e.g. contoso.com",
        "fabrikam.com,domain_taken,a domain that is not already fabrikam's",
        "FABRIKAM.com,domain_taken,a domain that is not already fabrikam's"
    })
    void whatIsNotTheCompanysOwnDomainIsRefused(String written, String code, String expected) {
        check(written);

        assertThat(faults.all()).singleElement().satisfies(fault -> {
            assertThat(fault.code().key()).isEqualTo(code);
            assertThat(fault.expected()).isEqualTo(expected);
        });
    }

    @Test
    void aDomainIsAtMost253CharactersLong() {
        String longest = ("a".repeat(60) + ".").repeat(4) + "a".repeat(9);

        assertThat(check(longest)).containsExactly(longest);
        check("a" + longest);
        assertThat(faults.all()).extracting(Fault::code).containsExactly(FaultCode.DOMAIN_MALFORMED);
    }

    @Test
    void aDomainThatStandsThereTwiceIsKeptOnce() {
        assertThat(check("contoso.com", "Contoso.com.")).containsExactly("contoso.com");
        assertThat(faults.all()).isEmpty();
    }

    @Test
    void itsOwnDomainIsNotTaken() {
        ObjectNode json = TestDocuments.control();
        json.putArray("domains").add("fabrikam.com");
        EnterpriseDocument document = new DocumentReader(json).document();

        new DomainChecks(context(), faults).check(document, TestDocuments.FABRIKAM);

        assertThat(faults.all()).isEmpty();
    }

    private Set<String> check(String... domains) {
        ObjectNode json = TestDocuments.control();
        List.of(domains).forEach(json.putArray("domains")::add);
        return new DomainChecks(context(), faults).check(new DocumentReader(json).document(), "contoso");
    }

    private static CheckContext context() {
        return TestDocuments.circumstancesAt(TestCertificates.NOW);
    }
}
