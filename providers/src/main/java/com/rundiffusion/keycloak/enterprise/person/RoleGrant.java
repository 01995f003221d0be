package com.rundiffusion.keycloak.enterprise.person;

import com.rundiffusion.keycloak.enterprise.RoleRules;
import com.rundiffusion.keycloak.realm.KeycloakClock;
import com.rundiffusion.keycloak.realm.SsoSettings;
import com.rundiffusion.keycloak.realm.StoredAccounts;
import com.rundiffusion.keycloak.schema.PersonRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Gives people the roles of their own company that the rules come to, and takes away what they do not come to any more. Roles are always
 * computed whole, in the transaction that holds the person's record for write. They stand there and in the account's attribute, which
 * tokens are made of; neither is written where nothing has changed.
 */
public final class RoleGrant {

    /** Of the account. */
    public static final String ATTRIBUTE = "roles";

    private static final String BLANK = " ";
    private static final int MOST_AT_ONCE = 100;
    private static final Duration NOTED_AGAIN_AFTER = Duration.ofDays(1);

    private final KeycloakSession session;
    private final Optional<RoleRules> rules;
    private final AssertedValues asserted;
    private final Duration knownFor;

    /** @param rules as the transaction reads them; empty where the enterprise gives no roles, and its people lose theirs */
    public RoleGrant(KeycloakSession session, Optional<RoleRules> rules) {
        this.session = session;
        this.rules = rules;
        this.asserted = new AssertedValues(session);
        this.knownFor = new SsoSettings(session.getContext().getRealm()).rolesKnownFor();
    }

    /** What somebody may has changed. */
    public record Change(PersonRow person, List<String> before, List<String> after) {}

    /** Whether what somebody's roles come of is known. */
    public enum Knowledge {
        KNOWN,
        /** Entra did not say, so the person keeps the roles that were known last. */
        UNKNOWN,
        /** Entra has not said for so long that the person has the default role alone. */
        OUT_OF_DATE
    }

    /** Those that were computed last; none where they never were. */
    public static List<String> rolesOf(PersonRow person) {
        return person.roles == null || person.roles.isEmpty() ? List.of() : List.of(person.roles.split(BLANK));
    }

    /** By what is stored of the person. */
    public Optional<Change> recompute(PersonRow held) {
        return recompute(held, Optional.empty());
    }

    /**
     * The same where the caller has the account, which may have been made just now.
     *
     * @param account that may be written to
     */
    public Optional<Change> recompute(PersonRow held, UserModel account) {
        return recompute(held, Optional.of(account));
    }

    private Optional<Change> recompute(PersonRow held, Optional<UserModel> account) {
        return give(held, values(List.of(held)), account);
    }

    /**
     * The same of many, who are held in the order of their ids.
     *
     * @param ids internal ones, of people whom the session has not read yet: it would not read them again
     */
    public List<Change> recompute(Collection<String> ids) {
        List<String> ordered = ids.stream().distinct().sorted().toList();
        List<Change> changes = new ArrayList<>();
        for (int from = 0; from < ordered.size(); from += MOST_AT_ONCE) {
            List<PersonRow> held = held(ordered.subList(from, Math.min(ordered.size(), from + MOST_AT_ONCE)));
            Map<String, Set<String>> values = values(held);
            held.forEach(person -> give(person, values, Optional.empty()).ifPresent(changes::add));
        }
        return changes;
    }

    /**
     * By what the assertion of a sign-in says, where the rules ask for that.
     *
     * @param account that is written to
     * @param said empty where Entra did not say
     */
    public Knowledge signIn(PersonRow held, UserModel account, Optional<Set<String>> said) {
        RoleRules asked = rules.orElseThrow();
        if (!asked.source().isAsserted()) {
            recompute(held, account);
            noteKnown(held);
            return Knowledge.KNOWN;
        }
        said.ifPresentOrElse(values -> asserted.keep(held, asked, values), () -> held.valuesHash = null);
        give(held, said, Optional.of(account));
        if (said.isPresent()) {
            noteKnown(held);
            return Knowledge.KNOWN;
        }
        return isKnownStill(held) ? Knowledge.UNKNOWN : Knowledge.OUT_OF_DATE;
    }

    private Map<String, Set<String>> values(List<PersonRow> people) {
        return rules.map(asked -> new RoleValues(session, asked).of(people)).orElse(Map.of());
    }

    private List<PersonRow> held(List<String> ids) {
        return database()
                .createQuery(
                        "select person from PersonRow person where person.id in :ids order by person.id",
                        PersonRow.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList();
    }

    /** Of whom nothing was ever known, nothing is computed: tokens say the default role of their own accord. */
    private Optional<Change> give(PersonRow person, Map<String, Set<String>> values, Optional<UserModel> account) {
        Optional<Set<String>> known = Optional.ofNullable(values.get(person.id));
        boolean isNew = rules.isPresent() && known.isEmpty() && person.roles == null;
        return isNew ? Optional.empty() : give(person, known, account);
    }

    private Optional<Change> give(PersonRow person, Optional<Set<String>> values, Optional<UserModel> account) {
        List<String> before = rolesOf(person);
        SortedSet<String> after =
                rules.map(asked -> roles(asked, person, values, before)).orElseGet(TreeSet::new);
        if (rules.isPresent()) {
            person.roles = String.join(BLANK, after);
        } else {
            forget(person);
        }
        boolean isNews = !before.equals(List.copyOf(after));
        account.or(() -> isNews ? stored(person) : Optional.empty())
                .filter(user -> isNews || !has(user, after))
                .ifPresent(user -> user.setAttribute(ATTRIBUTE, List.copyOf(after)));
        return isNews ? Optional.of(new Change(person, before, List.copyOf(after))) : Optional.empty();
    }

    private SortedSet<String> roles(
            RoleRules asked, PersonRow person, Optional<Set<String>> values, List<String> before) {
        return values.map(asked::rolesOf)
                .orElseGet(() -> isKnownStill(person) ? asked.keptOf(before) : asked.rolesOf(Set.of()));
    }

    private void forget(PersonRow person) {
        if (person.roles != null) {
            person.roles = null;
            person.rolesKnownAt = null;
            asserted.forget(person);
        }
    }

    private boolean isKnownStill(PersonRow person) {
        return person.rolesKnownAt != null && now() < person.rolesKnownAt + knownFor.toMillis();
    }

    /** Once a day: it is not worth a write at each sign-in. */
    private static void noteKnown(PersonRow person) {
        if (person.rolesKnownAt == null || now() >= person.rolesKnownAt + NOTED_AGAIN_AFTER.toMillis()) {
            person.rolesKnownAt = now();
        }
    }

    private static boolean has(UserModel user, Set<String> roles) {
        return user.getAttributeStream(ATTRIBUTE).collect(Collectors.toSet()).equals(roles);
    }

    private Optional<UserModel> stored(PersonRow person) {
        return Optional.ofNullable(person.userId).flatMap(new StoredAccounts(session)::withId);
    }

    private static long now() {
        return KeycloakClock.now().toEpochMilli();
    }

    private EntityManager database() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
