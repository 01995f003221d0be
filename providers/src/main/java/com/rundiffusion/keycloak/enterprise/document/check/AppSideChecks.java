package com.rundiffusion.keycloak.enterprise.document.check;

import com.rundiffusion.keycloak.enterprise.Enterprise;
import com.rundiffusion.keycloak.enterprise.document.read.EnterpriseDocument;
import com.rundiffusion.keycloak.enterprise.document.url.EntraUrl;
import com.rundiffusion.keycloak.enterprise.document.url.SignOnUrl;
import com.rundiffusion.keycloak.enterprise.document.url.UrlKind;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.fault.Faults;
import com.rundiffusion.keycloak.link.SignInLink;
import com.rundiffusion.keycloak.pasted.Alias;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The values that are ours and that customers entered in Entra: Identifier, Sign on URL, and the alias in it. */
final class AppSideChecks {

    private static final String ALIAS = "alias";
    private static final String SIGN_ON_URL = "signOnUrl";

    private static final Pattern GUIDE = Pattern.compile(
            SignInLink.PARAMETER + "=(" + AliasCheck.PLACEHOLDER + "\\b|[<{\\[]|%3c|%7b)", Pattern.CASE_INSENSITIVE);

    private final CheckContext context;
    private final EnterpriseDocument document;
    private final Optional<Enterprise> stored;
    private final Faults faults;

    AppSideChecks(CheckContext context, EnterpriseDocument document, Optional<Enterprise> stored, Faults faults) {
        this.context = context;
        this.document = document;
        this.stored = stored;
        this.faults = faults;
    }

    /** @return the alias, given or taken from the Sign on URL; empty when there is none that could be one */
    Optional<String> check() {
        new IdentifierCheck(context, document, stored, faults).check();
        Optional<String> given = Optional.ofNullable(document.alias()).map(SignOnUrl::inForm);
        Optional<String> alias = given.or(() -> SignOnUrl.alias(document.signOnUrl()));
        signOnUrl(given);
        if (alias.isEmpty()) {
            if (!faults.has(SIGN_ON_URL)) {
                faults.missing(ALIAS, "an alias, or a Sign on URL that names one");
            }
            return alias;
        }
        boolean doubtful = given.isEmpty() && (faults.has(SIGN_ON_URL) || faults.has(ALIAS));
        if (!doubtful) {
            new AliasCheck(context, stored, faults)
                    .check(alias.get(), Optional.ofNullable(document.alias()).orElse(alias.get()));
        }
        return alias;
    }

    private void signOnUrl(Optional<String> alias) {
        String value = document.signOnUrl();
        if (value != null) {
            signOnUrlFault(value, alias)
                    .ifPresent(code -> faults.add(
                            SIGN_ON_URL,
                            code,
                            value,
                            app(value) + "/?" + SignInLink.PARAMETER + "="
                                    + alias.or(() -> SignOnUrl.alias(value))
                                            .filter(named -> Alias.typed(named).isPresent()
                                                    && !named.equals(AliasCheck.PLACEHOLDER))
                                            .orElse("<alias>")));
        }
    }

    private Optional<FaultCode> signOnUrlFault(String value, Optional<String> alias) {
        if (GUIDE.matcher(value).find()) {
            return Optional.of(FaultCode.SIGN_ON_URL_PLACEHOLDER);
        }
        URI url = EntraUrl.of(value);
        if (url == null) {
            return Optional.of(FaultCode.SIGN_ON_URL_MALFORMED);
        }
        if (UrlKind.of(url, context.replyUrls()) == UrlKind.REPLY_URL) {
            return Optional.of(FaultCode.SIGN_ON_URL_IS_REPLY_URL);
        }
        if (!app(value).equalsIgnoreCase(url.getScheme() + "://" + url.getAuthority())) {
            return Optional.of(FaultCode.SIGN_ON_URL_HOST);
        }
        List<String> named = SignOnUrl.named(value);
        if (named.isEmpty() || named.get(0).isEmpty()) {
            return Optional.of(FaultCode.SIGN_ON_URL_WITHOUT_PARAMETER);
        }
        if (named.size() > 1) {
            return Optional.of(FaultCode.SIGN_ON_URL_AMBIGUOUS);
        }
        return alias.isPresent() && !alias.get().equals(named.get(0))
                ? Optional.of(FaultCode.SIGN_ON_URL_ALIAS)
                : Optional.empty();
    }

    /** The app whose host the URL is on, else the default one. */
    private String app(String signOnUrl) {
        URI url = EntraUrl.of(signOnUrl);
        return Optional.ofNullable(url)
                .flatMap(known -> context.replyUrls().originOf(known.getAuthority()))
                .or(() -> context.replyUrls().routed().stream()
                        .findFirst()
                        .map(URI::create)
                        .map(first -> first.getScheme() + "://" + first.getAuthority()))
                .orElse("https://<app host>");
    }
}
