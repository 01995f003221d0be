package com.rundiffusion.keycloak.enterprise.document.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rundiffusion.keycloak.fault.Fault;
import com.rundiffusion.keycloak.fault.FaultCode;
import com.rundiffusion.keycloak.operations.admin.EnterprisesResource;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ReservedAliasTest {

    /** An enterprise of that alias could not be read: the path means something else. */
    @Test
    void noPathOfTheApiCanBeAnAlias() {
        List<String> paths = Stream.of(EnterprisesResource.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Path.class))
                .map(ReservedAliasTest::firstSegment)
                .filter(segment -> !segment.startsWith("{"))
                .toList();

        assertThat(paths).contains("import", "export", "references");
        assertThat(paths).allSatisfy(path -> assertThat(codes(path)).containsExactly(FaultCode.ALIAS_RESERVED));
    }

    @Test
    void anyOtherWordCan() {
        assertThat(codes("reference")).isEmpty();
        assertThat(codes("imports")).isEmpty();
    }

    private static String firstSegment(Method method) {
        return method.getAnnotation(Path.class).value().replaceFirst("^/", "").replaceFirst("/.*", "");
    }

    private static List<FaultCode> codes(String alias) {
        ObjectNode json = TestDocuments.control().put("alias", alias);
        json.remove("signOnUrl");
        return TestDocuments.verdict(json).faults().stream().map(Fault::code).toList();
    }
}
