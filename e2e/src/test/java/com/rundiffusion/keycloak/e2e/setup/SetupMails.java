package com.rundiffusion.keycloak.e2e.setup;

import com.rundiffusion.keycloak.testkit.enterprise.MailServer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Mails with a setup link. */
final class SetupMails {

    private static final Pattern LINK = Pattern.compile("https://\\S+/setup/open/\\S+");

    private SetupMails() {}

    static boolean hasUrl(MailServer.Mail mail) {
        return LINK.matcher(mail.text()).find();
    }

    static String url(MailServer.Mail mail) {
        Matcher matcher = LINK.matcher(mail.text());
        if (!matcher.find()) {
            throw new IllegalStateException("No setup link in:\n" + mail.text());
        }
        return matcher.group();
    }
}
