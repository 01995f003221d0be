package com.rundiffusion.keycloak.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReferenceTest {

    @Test
    void aReferenceIsEightCharactersThatNobodyMishears() {
        assertThat(Stream.generate(Reference::random).limit(500).map(Reference::value))
                .allMatch(value -> value.matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}"));
    }

    @Test
    void noReferenceComesTwice() {
        assertThat(Stream.generate(Reference::random).limit(500)).doesNotHaveDuplicates();
    }
}
