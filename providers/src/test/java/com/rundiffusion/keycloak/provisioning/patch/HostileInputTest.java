package com.rundiffusion.keycloak.provisioning.patch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.provisioning.HostileInput;
import com.rundiffusion.keycloak.provisioning.ScimJson;
import com.rundiffusion.keycloak.provisioning.fault.ScimFault;
import com.rundiffusion.keycloak.provisioning.query.Attributes;
import com.rundiffusion.keycloak.provisioning.query.FilterPlan;
import com.rundiffusion.keycloak.provisioning.query.KeyPath;
import com.rundiffusion.keycloak.provisioning.schema.ScimType;
import java.util.Collections;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Whatever comes is done, or refused by a fault: nothing else leaves. */
final class HostileInputTest {

    private static final int TRIES = 1_000;

    private static final ObjectNode ANNA = ScimJson.object("{'id': '7', 'userName': 'anna', 'active': true,"
            + " 'name': {'givenName': 'Anna'}, 'roles': [{'value': 'Admin', 'primary': true}],"
            + " 'emails': [{'type': 'work', 'value': 'a@contoso.com', 'primary': true}, {'type': 'home', 'value': 'h@x.y'}],"
            + " 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User': {'manager': {'value': '8'}}}");

    private static final ObjectNode SALES = ScimJson.object("{'displayName': 'Sales'}");

    @Test
    void filters() {
        assertThat(done(input -> {
                    String filter = input.filter();
                    FilterPlan.ofUsers(filter, KeyPath.of("title")).admits(ANNA);
                    FilterPlan.ofGroups(filter).admits(SALES);
                }))
                .isGreaterThan(TRIES / 20);
    }

    @Test
    void pathsAndNames() {
        assertThat(done(input -> {
                    String path = input.text();
                    Attributes.of(ScimType.USER, path, input.text()).shown(ANNA);
                    KeyPath.of(path)
                            .ifPresent(known -> assertThat(KeyPath.of(known.text()))
                                    .map(KeyPath::text)
                                    .contains(known.text()));
                }))
                .isGreaterThan(TRIES / 20);
    }

    @Test
    void patchesOfPeople() {
        assertThat(done(input -> {
                    ObjectNode record = AppliedPatch.ofUser(ANNA.deepCopy().without("id"), "7", input.patch())
                            .record();
                    assertThat(UserBody.of(record)).isEqualTo(new UserBody(record, 0));
                }))
                .isGreaterThan(TRIES / 20);
    }

    @Test
    void patchesOfGroupsAndBodies() {
        assertThat(done(input -> {
                    AppliedPatch patch = AppliedPatch.ofGroup(SALES, "7", input.patch());
                    assertThat(GroupBody.of(patch.record()))
                            .isEqualTo(new GroupBody(patch.record(), Optional.empty(), 0));
                    assertThat(Collections.disjoint(
                                    patch.members().added(), patch.members().removed()))
                            .isTrue();
                }))
                .isGreaterThan(TRIES / 20);
        done(input -> UserBody.of(input.patch().path("Operations").path(0).path("value")));
    }

    private interface Attempt {
        void with(HostileInput input);
    }

    /** How many were not refused. */
    private static long done(Attempt attempt) {
        return LongStream.range(0, TRIES)
                .filter(seed -> {
                    try {
                        attempt.with(new HostileInput(seed));
                        return true;
                    } catch (ScimFault refused) {
                        assertThat(refused.detail()).isNotBlank();
                        return false;
                    } catch (RuntimeException | StackOverflowError other) {
                        throw new AssertionError("seed " + seed, other);
                    }
                })
                .count();
    }
}
