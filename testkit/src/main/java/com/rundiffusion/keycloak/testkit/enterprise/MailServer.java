package com.rundiffusion.keycloak.testkit.enterprise;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Takes every mail, for whomever it is. */
public final class MailServer implements AutoCloseable {

    /** @param to the one recipient */
    public record Mail(String to, String subject, String text, String html) {}

    private static final long PATIENCE_MILLIS = 60_000;

    private final GreenMail mails = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    private MailServer() {}

    public static MailServer start() {
        MailServer server = new MailServer();
        server.mails.start();
        return server;
    }

    /** As a realm's {@code smtpServer}. */
    public Map<String, String> settings() {
        return Map.of(
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(mails.getSmtp().getPort()),
                "from",
                "sso@rundiffusion.example");
    }

    /** In the order in which they came. */
    public List<Mail> received() {
        return Stream.of(mails.getReceivedMessages()).map(MailServer::mail).toList();
    }

    /** Once so many have come, which they do by themselves. */
    public List<Mail> await(int count) {
        assertThat(mails.waitForIncomingEmail(PATIENCE_MILLIS, count))
                .as(() -> count + " mails, but came " + recipients())
                .isTrue();
        return received();
    }

    public List<String> recipients() {
        return received().stream().map(Mail::to).sorted().toList();
    }

    private static Mail mail(MimeMessage message) {
        try {
            Multipart parts = (Multipart) message.getContent();
            List<String> bodies = new ArrayList<>();
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart part = parts.getBodyPart(i);
                bodies.add((String) part.getContent());
            }
            return new Mail(
                    message.getAllRecipients()[0].toString(), message.getSubject(), bodies.get(0), bodies.get(1));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        mails.stop();
    }
}
