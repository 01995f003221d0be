package com.rundiffusion.keycloak.operations.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.rundiffusion.keycloak.operations.admin.RestDescription.Call;
import com.rundiffusion.keycloak.signin.question.SignInQuestion;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/openapi.json} describes each call that there is, and no other. */
final class RestDescriptionTest {

    private static final String ENTERPRISES = "/admin/realms/{realm}/enterprises";

    private final Map<String, Call> described = RestDescription.PACKED.calls().stream()
            .collect(Collectors.toMap(call -> call.method() + " " + call.path(), call -> call));

    private final Map<String, Method> there = new TreeMap<>();

    RestDescriptionTest() {
        add(EnterprisesResource.class, ENTERPRISES);
        add(SignInQuestion.class, "/realms/{realm}/sign-in");
    }

    private void add(Class<?> resource, String path) {
        for (Method method : resource.getDeclaredMethods()) {
            String full = path + path(method);
            Optional<String> http = http(method);
            if (http.isPresent()) {
                there.put(http.get() + " " + full, method);
            } else if (method.isAnnotationPresent(Path.class)) {
                add(method.getReturnType(), full);
            }
        }
    }

    /** The server's patterns are left out, as they are in the description. */
    private static String path(Method method) {
        return Optional.ofNullable(method.getAnnotation(Path.class))
                .map(path -> "/" + path.value().replaceAll("\\{(\\w+)[^}]*}", "{$1}"))
                .orElse("");
    }

    private static Optional<String> http(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .flatMap(type -> Optional.ofNullable(type.getAnnotation(HttpMethod.class)).stream())
                .map(HttpMethod::value)
                .filter(name -> !name.equals(HttpMethod.OPTIONS))
                .findFirst();
    }

    @Test
    void eachCallIsDescribedAndNoneThatIsNotThere() {
        assertThat(described.keySet()).containsExactlyInAnyOrderElementsOf(there.keySet());
        assertThat(described).hasSizeGreaterThan(10);
    }

    @Test
    void aBodyIsReadInTheDescribedTypesAndAnsweredInThem() {
        there.forEach((name, method) -> {
            Call call = described.get(name);
            assertThat(call.reads()).as(name).isEqualTo(types(method.getAnnotation(Consumes.class)));
            assertThat(types(method.getAnnotation(Produces.class))).as(name).containsAll(call.answers());
        });
    }

    private static Set<String> types(Consumes types) {
        return types == null ? Set.of() : new TreeSet<>(List.of(types.value()));
    }

    private static Set<String> types(Produces types) {
        return types == null ? Set.of() : new TreeSet<>(List.of(types.value()));
    }

    @Test
    void eachParameterIsDescribed() {
        there.forEach((name, method) -> assertThat(described.get(name).parameters())
                .as(name)
                .containsAll(Stream.of(method.getParameters())
                        .flatMap(parameter -> Optional.ofNullable(parameter.getAnnotation(QueryParam.class)).stream())
                        .map(QueryParam::value)
                        .toList()));
    }

    @Test
    void aPathThatIsWrittenOutIsNoEnterprise() {
        assertThat(found("GET", ENTERPRISES.replace("{realm}", "r") + "/count").path())
                .endsWith("/count");
        assertThat(found("GET", ENTERPRISES.replace("{realm}", "r") + "/contoso")
                        .path())
                .endsWith("/{alias}");
        assertThat(found("POST", ENTERPRISES.replace("{realm}", "r") + "/contoso/status")
                        .path())
                .endsWith("/{alias}/status");
        assertThat(RestDescription.PACKED.call("PATCH", RestDescription.segments("/admin/realms/r/enterprises")))
                .isEmpty();
    }

    private static Call found(String method, String path) {
        return RestDescription.PACKED
                .call(method, RestDescription.segments(path))
                .orElseThrow();
    }
}
