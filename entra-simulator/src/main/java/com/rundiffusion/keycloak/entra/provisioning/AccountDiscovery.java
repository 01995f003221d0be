package com.rundiffusion.keycloak.entra.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.rundiffusion.keycloak.entra.provisioning.DiscoveredAccount.Ownership;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** "Discover identities": pages through all users, and tells by the first matching attribute whose each is. */
final class AccountDiscovery {

    private static final int PAGE = 100;

    private final Target target;
    private final ScimPath matching;
    private final Map<String, Ownership> owners = new HashMap<>();

    AccountDiscovery(Target target, Snapshot now, AttributeMapping mapping) {
        this.target = target;
        MappingRow row = mapping.matching().get(0);
        matching = row.path();
        now.people().forEach(person -> {
            JsonNode value = mapping.values(person).get(row);
            if (value != null) {
                owners.put(key(value), person.inScope() ? Ownership.ASSIGNED : Ownership.UNASSIGNED);
            }
        });
    }

    private static String key(JsonNode value) {
        return value.asText().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalStateException if the pages do not fit together */
    List<DiscoveredAccount> run() {
        List<DiscoveredAccount> found = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int total;
        do {
            JsonNode page = target.page(found.size() + 1, PAGE);
            total = page.path("totalResults").asInt(-1);
            JsonNode resources = page.path("Resources");
            require(page.path("startIndex").asInt(-1) == found.size() + 1, "startIndex");
            require(page.path("itemsPerPage").asInt(-1) == resources.size(), "itemsPerPage");
            require(
                    total >= found.size() + resources.size() && (resources.size() > 0 || total == found.size()),
                    "totalResults");
            for (JsonNode user : resources) {
                require(ids.add(user.path("id").asText()), "order: somebody comes twice");
                found.add(account(user));
            }
        } while (found.size() < total);
        return found;
    }

    private DiscoveredAccount account(JsonNode user) {
        Ownership ownership = matching.read(user)
                .map(value -> owners.getOrDefault(key(value), Ownership.LOCAL))
                .orElse(Ownership.LOCAL);
        return new DiscoveredAccount(
                user.path("id").asText(), user.path("userName").asText(), ownership);
    }

    private static void require(boolean fits, String what) {
        if (!fits) {
            throw new IllegalStateException("The pages do not fit together by their " + what);
        }
    }
}
