package com.rundiffusion.keycloak.database;

import com.rundiffusion.keycloak.Fake;
import com.rundiffusion.keycloak.outbox.Outbox;
import com.rundiffusion.keycloak.schema.SsoSchemaFactory;
import com.rundiffusion.keycloak.signin.broker.EntraIdentityProviderFactory;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.keycloak.common.Profile;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.JpaKeycloakTransaction;
import org.keycloak.connections.jpa.support.EntityManagerProxy;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.UserSessionProvider;
import org.keycloak.models.jpa.JpaIdentityProviderStorageProvider;
import org.keycloak.models.jpa.JpaUserProvider;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.jpa.JpaOrganizationProvider;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;
import org.keycloak.services.DefaultKeycloakTransactionManager;
import org.keycloak.storage.DatastoreProvider;
import org.keycloak.storage.datastore.DefaultDatastoreProvider;
import org.keycloak.tracing.NoopTracingProvider;
import org.keycloak.tracing.TracingProvider;

/** Sessions of one realm on a {@link TestDatabase}: Keycloak's own storage and transactions, and nothing of its server. */
public final class TestSessions {

    public static final String REALM = "realm";

    private final TestDatabase database;
    private final List<ProviderEventListener> listeners = new ArrayList<>();
    private final KeycloakSessionFactory factory;
    private final List<String> signedOut = new ArrayList<>();
    private final UserSessionProvider userSessions = Fake.of(
            UserSessionProvider.class,
            Map.of(
                    "getOfflineUserSessionsStream",
                    arguments -> Stream.empty(),
                    "getUserSessionsStream",
                    arguments -> Stream.of(userSession((UserModel) arguments[1])),
                    "removeUserSession",
                    arguments -> signedOut.add(((UserSessionModel) arguments[1]).getId())));
    private Consumer<KeycloakSession> opened = session -> {};
    private Consumer<Runnable> background = Runnable::run;

    public TestSessions(TestDatabase database) {
        Profile.defaults();
        this.database = database;
        this.factory = Fake.of(
                KeycloakSessionFactory.class,
                Map.of(
                        "create", arguments -> session(),
                        "getProviderFactory", arguments -> new EntraIdentityProviderFactory(),
                        "getProviderFactoriesStream", arguments -> Stream.of(new EntraIdentityProviderFactory()),
                        "register", arguments -> listeners.add((ProviderEventListener) arguments[0]),
                        "publish", arguments -> publish((ProviderEvent) arguments[0])));
        new SsoSchemaFactory().postInit(factory);
        new EntraIdentityProviderFactory().postInit(factory);
    }

    /** Everybody has one, without an app. */
    private static UserSessionModel userSession(UserModel user) {
        return Fake.of(
                UserSessionModel.class,
                Map.of("getId", arguments -> user.getId(), "getAuthenticatedClientSessions", arguments -> Map.of()));
    }

    public KeycloakSessionFactory factory() {
        return factory;
    }

    /** What happens whenever a session begins: a way to let one fail. */
    public void whenOpened(Consumer<KeycloakSession> then) {
        opened = then;
    }

    /** What becomes of work that is to go on in the background; without this it is done at once. */
    public void inBackground(Consumer<Runnable> then) {
        background = then;
    }

    /** The accounts whose sessions were ended, by id, in that order. */
    public List<String> signedOut() {
        return signedOut;
    }

    /** In a transaction, with the realm in the session's context. */
    public <T> T inTransaction(Function<KeycloakSession, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, work::apply);
    }

    public void run(Consumer<KeycloakSession> work) {
        inTransaction(session -> {
            work.accept(session);
            return null;
        });
    }

    private Object publish(ProviderEvent event) {
        listeners.forEach(listener -> listener.onEvent(event));
        return null;
    }

    private KeycloakSession session() {
        EntityManager hibernates = database.entityManager();
        RoleModel defaultRole = Fake.of(RoleModel.class, Map.of("getId", arguments -> "default-role"));
        RealmModel realm = Fake.of(
                RealmModel.class,
                Map.ofEntries(
                        Map.entry("getId", arguments -> REALM),
                        Map.entry("getName", arguments -> REALM),
                        Map.entry("getDisplayName", arguments -> null),
                        Map.entry("getAttribute", arguments -> null),
                        Map.entry("isEnabled", arguments -> true),
                        Map.entry("getDefaultRole", arguments -> defaultRole),
                        Map.entry("getDefaultGroupsStream", arguments -> Stream.empty()),
                        Map.entry("isDuplicateEmailsAllowed", arguments -> true),
                        Map.entry("getRequiredActionProvidersStream", arguments -> Stream.empty()),
                        Map.entry("isAdminEventsEnabled", arguments -> false),
                        Map.entry("isEventsEnabled", arguments -> true),
                        Map.entry("isAdminEventsDetailsEnabled", arguments -> false),
                        Map.entry("getEventsListenersStream", arguments -> Stream.empty()),
                        Map.entry("isAdminPermissionsEnabled", arguments -> false),
                        Map.entry("isOrganizationsEnabled", arguments -> true)));
        KeycloakContext context = Fake.of(
                KeycloakContext.class,
                Map.of(
                        "getRealm",
                        arguments -> realm,
                        "setRealm",
                        arguments -> null,
                        "setOrganization",
                        arguments -> null));
        RealmProvider realms = Fake.of(RealmProvider.class, Map.of("getRealm", arguments -> realm));
        Map<String, Object> attributes = new HashMap<>();
        Map<Class<?>, Object> providers = new HashMap<>();
        KeycloakTransactionManager[] transactions = new KeycloakTransactionManager[1];
        KeycloakSession session = Fake.of(
                KeycloakSession.class,
                Map.ofEntries(
                        Map.entry("getProvider", arguments -> providers.get(arguments[0])),
                        Map.entry(
                                "identityProviders", arguments -> providers.get(IdentityProviderStorageProvider.class)),
                        Map.entry("getContext", arguments -> context),
                        Map.entry("realms", arguments -> realms),
                        Map.entry("users", arguments -> providers.get(UserProvider.class)),
                        Map.entry("groups", arguments -> null),
                        Map.entry("sessions", arguments -> userSessions),
                        Map.entry("getKeycloakSessionFactory", arguments -> factory),
                        Map.entry("getTransactionManager", arguments -> transactions[0]),
                        Map.entry("getAttribute", arguments -> attributes.get((String) arguments[0])),
                        Map.entry("setAttribute", arguments -> attributes.put((String) arguments[0], arguments[1])),
                        Map.entry("getAttributeOrDefault", arguments -> arguments[1]),
                        Map.entry("close", arguments -> close(transactions[0], hibernates))));
        // What fails in the database comes as the server's own exceptions.
        EntityManager entities = EntityManagerProxy.create(session, hibernates, false);
        JpaConnectionProvider connection =
                Fake.of(JpaConnectionProvider.class, Map.of("getEntityManager", arguments -> entities));
        providers.put(JpaConnectionProvider.class, connection);
        providers.put(TracingProvider.class, new NoopTracingProvider());
        providers.put(
                ExecutorsProvider.class,
                Fake.of(ExecutorsProvider.class, Map.of("getExecutor", arguments -> executor())));
        providers.put(Outbox.class, Fake.of(Outbox.class, Map.of("soonAndLate", arguments -> null)));
        providers.put(IdentityProviderStorageProvider.class, new JpaIdentityProviderStorageProvider(session));
        providers.put(UserProvider.class, new JpaUserProvider(session, entities));
        providers.put(DatastoreProvider.class, new DefaultDatastoreProvider(null, session));
        providers.put(OrganizationProvider.class, new JpaOrganizationProvider(session));
        transactions[0] = new DefaultKeycloakTransactionManager(session);
        transactions[0].enlist(new JpaKeycloakTransaction(entities));
        opened.accept(session);
        return session;
    }

    private ExecutorService executor() {
        return Fake.of(ExecutorService.class, Map.of("execute", arguments -> {
            background.accept((Runnable) arguments[0]);
            return null;
        }));
    }

    private static Object close(KeycloakTransactionManager transactions, EntityManager entities) {
        try {
            if (transactions.isActive()) {
                if (transactions.getRollbackOnly()) {
                    transactions.rollback();
                } else {
                    transactions.commit();
                }
            }
        } finally {
            entities.close();
        }
        return null;
    }
}
