package com.rundiffusion.keycloak.operations.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One enterprise's people, gathered from Firebase's users: the uid of each NameID, and what cannot be kept. */
public final class FirebasePeople {

    private static final int LONGEST_UID = 128;
    private static final int LONGEST_NAME_ID = 255;
    private static final Pattern LINE = Pattern.compile("[^\\p{Cntrl}]+");

    private final Map<String, Known> byNameId = new LinkedHashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private final List<Failure> failures = new ArrayList<>();
    private int skipped;
    private int repeated;

    /** @param user counted from 1 */
    record Known(int user, String nameId, String uid) {}

    /** @param user counted from 1 */
    public record Failure(int user, FirebaseUserFault fault) {}

    void add(int user, String nameId, String uid) {
        if (!isLine(uid, LONGEST_UID)) {
            fail(user, FirebaseUserFault.UID_UNUSABLE);
        } else if (!isLine(nameId, LONGEST_NAME_ID)) {
            fail(user, FirebaseUserFault.NAME_ID_UNUSABLE);
        } else {
            add(new Known(user, nameId, uid));
        }
    }

    private void add(Known person) {
        if (ambiguous.contains(person.nameId())) {
            fail(person.user(), FirebaseUserFault.NAME_ID_AMBIGUOUS);
            return;
        }
        Known earlier = byNameId.putIfAbsent(person.nameId(), person);
        if (earlier == null) {
            return;
        }
        if (earlier.uid().equals(person.uid())) {
            repeated++;
            return;
        }
        byNameId.remove(person.nameId());
        ambiguous.add(person.nameId());
        fail(earlier.user(), FirebaseUserFault.NAME_ID_AMBIGUOUS);
        fail(person.user(), FirebaseUserFault.NAME_ID_AMBIGUOUS);
    }

    void fail(int user, FirebaseUserFault fault) {
        failures.add(new Failure(user, fault));
    }

    /** A user who never came by this enterprise. */
    void skip() {
        skipped++;
    }

    public List<Known> known() {
        return List.copyOf(byNameId.values());
    }

    public List<Failure> failures() {
        return failures;
    }

    public int skipped() {
        return skipped;
    }

    /** How many said what another had said already. */
    public int repeated() {
        return repeated;
    }

    private static boolean isLine(String text, int longest) {
        return text != null
                && text.length() <= longest
                && !text.isBlank()
                && LINE.matcher(text).matches();
    }
}
