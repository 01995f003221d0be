package com.rundiffusion.keycloak.enterprise.log;

import com.google.auto.service.AutoService;
import com.rundiffusion.keycloak.realm.EventListenerFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Counts the sign-ins of each company and day, in memory: no login waits for it. Whoever writes the counts down takes them from here; a
 * node that dies before takes them along.
 */
@AutoService(EventListenerProviderFactory.class)
public final class SignInCounterFactory extends EventListenerFactory {

    public static final String ID = "sso-sign-in-counter";

    private final Map<SignInDay, Long> counted = new ConcurrentHashMap<>();

    public SignInCounterFactory() {
        super(ID);
    }

    @Override
    public EventListenerProvider create(KeycloakSession session) {
        return new SignInCounter(this);
    }

    public void add(SignInDay day, long signIns) {
        counted.merge(day, signIns, Long::sum);
    }

    /** What was counted since it was last taken. */
    public Map<SignInDay, Long> take() {
        Map<SignInDay, Long> taken = new HashMap<>();
        counted.keySet().forEach(day -> {
            Long signIns = counted.remove(day);
            if (signIns != null) {
                taken.put(day, signIns);
            }
        });
        return taken;
    }
}
