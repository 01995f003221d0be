package com.rundiffusion.keycloak.enterprise.domain;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import javax.naming.Context;
import javax.naming.NameNotFoundException;
import javax.naming.NamingEnumeration;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.directory.InitialDirContext;

/** TXT records, by the runtime's own DNS client. */
public final class DnsTexts {

    private static final String MILLIS = "2000";
    private static final String ATTEMPTS = "2";
    private static final int MOST = 50;

    private final String resolver;

    /** @param resolver such as {@code dns://127.0.0.1:5353}, several with blanks between; {@code dns:} is the system's */
    public DnsTexts(String resolver) {
        this.resolver = resolver;
    }

    /** Nobody could be asked, or gave no answer. */
    public static final class Unanswered extends Exception {

        private static final long serialVersionUID = 1L;

        Unanswered(NamingException cause) {
            super(cause.getClass().getSimpleName());
        }
    }

    /** Empty when there is no such name, or none of its records is a text. */
    public List<String> of(String name) throws Unanswered {
        Hashtable<String, String> settings = new Hashtable<>();
        settings.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
        settings.put(Context.PROVIDER_URL, resolver);
        settings.put("com.sun.jndi.dns.timeout.initial", MILLIS);
        settings.put("com.sun.jndi.dns.timeout.retries", ATTEMPTS);
        try {
            InitialDirContext context = new InitialDirContext(settings);
            try {
                return texts(context.getAttributes(name, new String[] {"TXT"}).get("TXT"));
            } finally {
                context.close();
            }
        } catch (NameNotFoundException none) {
            return List.of();
        } catch (NamingException unanswered) {
            throw new Unanswered(unanswered);
        }
    }

    private static List<String> texts(Attribute attribute) throws NamingException {
        List<String> texts = new ArrayList<>();
        if (attribute != null) {
            NamingEnumeration<?> values = attribute.getAll();
            while (values.hasMore() && texts.size() < MOST) {
                texts.add(String.valueOf(values.next()));
            }
        }
        return texts;
    }
}
